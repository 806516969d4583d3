"""The setting beside a finding, and the run that goes with it."""

from functools import partial

import pytest

from statecheck.graph import decide, run_in_setting, shortest_run

TURN = """
initial: A
options: {{x: {{{default}}}}}
states:
  A: {{actions: {{go: [{{if: x, target: M}}, {{if: not x, target: B}}]}}}}
  M: {{if: x, actions: {{go: B}}}}
  B: {{actions: {{go: B}}}}
exits: {{OK: success}}
properties: {{p: {{after: B, possible: OK}}}}
"""


@pytest.fixture(scope="module")
def to_b(graph):
    """Return the setting and the states of the run to B."""

    def found(default):
        door = graph(TURN.format(default=default))
        find = partial(shortest_run, door, {"B"})
        setting, run = run_in_setting(door, door.space.everything, find)
        return setting, [edge.target for edge in run]

    return found


def test_a_run_that_is_there_by_default_comes_before_a_shorter_one(to_b):
    assert to_b("default: true") == ((), ["A", "M", "B"])
    assert to_b("default: false") == ((), ["A", "B"])


def test_an_option_without_a_default_is_named_if_the_run_needs_it(to_b):
    assert to_b("") == ((("x", False),), ["A", "B"])


def test_an_option_that_a_run_needs_against_its_default_is_named(graph):
    door = graph(
        "initial: A\noptions: {x: {default: false}}\nexits: {OK: success}\n"
        "states: {A: {actions: {go: [{if: x, target: B}]}}, B: {actions: {go: B}}}"
    )
    find = partial(shortest_run, door, {"B"})
    setting, _ = run_in_setting(door, door.space.everything, find)
    assert setting == (("x", True),)


@pytest.mark.parametrize(
    ("default", "setting", "states"),
    [
        ("default: true", (), ["A", "M", "B"]),
        ("default: false", (), ["A", "B"]),
        ("", (("x", False),), ["A", "B"]),
    ],
    ids=["on", "off", "unset"],
)
def test_the_run_that_breaks_a_promise_is_there_as_well(
    graph, default, setting, states
):
    door = graph(TURN.format(default=default))
    decided = decide(door, door.system.properties["p"])
    assert decided.setting == setting
    assert [edge.target for edge in decided.run] == states


def test_a_run_that_goes_round_is_there_in_the_setting_that_is_named(graph):
    door = graph(
        "initial: A\noptions: {x: {}, y: {default: false}}\nexits: {OK: success}\n"
        "states:\n"
        "  A: {actions: {go: [{if: x, target: B}, {if: not x, target: OK}]}}\n"
        "  B: {actions: {go: [{if: y, target: A}, {if: not y, target: OK}]}}\n"
        "properties: {p: {always: OK}}"
    )
    decided = decide(door, door.system.properties["p"])
    assert dict(decided.setting) == {"x": True, "y": True}
