"""What only some variants have: exact for any number of options."""

import time

import pytest

CHANGES = {
    "unsatisfiable-condition": [
        ("if: retryEnabled", "if: retryEnabled and not retryEnabled")
    ],
    "redundant-condition": [
        ("if: retryEnabled", "if: retryEnabled or not retryEnabled")
    ],
}

MANY = 30


@pytest.mark.parametrize(("rule", "changes"), CHANGES.items(), ids=CHANGES)
def test_one_change_makes_one_rule_speak(spoiled, rule, changes):
    assert spoiled(["sign-on"], *changes) == [rule]


def waiting(formula, options):
    return f"""\
statecheck: 1
system: s
initial: A
options: {{{", ".join(f"{name}: {{description: x}}" for name in options)}}}
states:
  A: {{actions: {{go: B, leave: Z}}}}
  B: {{actions: {{retry: {{if: "{formula}", target: A}}}}}}
exits: {{Z: ended}}
actions:
  go: {{description: Goes on., errors: none}}
  leave: {{description: Leaves., errors: none}}
  retry: {{description: Begins again., errors: none}}
"""


def test_a_hidden_dead_end_names_the_smallest_setting(checked):
    found = checked(waiting("a or b", "abc"))
    (dead,) = [
        d.finding for d in found.diagnostics if d.finding.rule.name == "hidden-dead-end"
    ]
    assert dead.variant == (("a", False), ("b", False))
    assert [step.state for step in dead.witness.steps] == ["A", "B"]


def test_a_dead_end_in_every_variant_is_not_called_hidden(said):
    found = {
        rule
        for *_, rule in said(
            waiting("a", "a").replace('{retry: {if: "a", target: A}}', "none")
        )
    }
    assert "dead-end" in found
    assert "hidden-dead-end" not in found


def test_thirty_options_stay_quick(checked):
    options = [f"o{number}" for number in range(MANY)]
    begun = time.perf_counter()
    found = checked(waiting(" and ".join(options), options))
    (dead,) = [
        d.finding for d in found.diagnostics if d.finding.rule.name == "hidden-dead-end"
    ]
    assert len(dead.variant) == 1
    assert time.perf_counter() - begun < 5  # seconds; it takes a fraction of one


def test_a_condition_that_several_states_share_may_hold_in_one_of_them(said):
    found = said(
        """\
statecheck: 1
system: s
initial: [A, {target: B, if: o}]
options: {o: {description: x}}
everywhere: [{actions: {help: {if: not o, target: stay}}}]
states:
  A: {actions: {go: Z}}
  B: {if: o, actions: {go: Z}}
exits: {Z: ended}
actions:
  go: {description: Goes on., errors: none}
  help: {description: Helps., errors: none}
"""
    )
    assert found == []
