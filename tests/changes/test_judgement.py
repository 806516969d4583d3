"""What moves a verdict, and which way."""

from datetime import date

import pytest

from statecheck.changes import Verdict, added, removed
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse

BASE = """
initial: LOGIN
states:
  LOGIN: {model: Form, actions: {submit: [DONE, {error: BAD}]}}
  DONE: {final: success}
actions: {submit: {request: Form, errors: [BAD]}}
models:
  Form: {fields: {kind: {type: string, enum: [a, b], required: true}}}
errors: {BAD: {http: 400}}
"""
LOCKED = BASE.replace("[DONE, {", "[DONE, LOCKED, {").replace(
    "  DONE:", "  LOCKED: {final: failure}\n  DONE:"
)


def verdicts(judged, kind):
    found = [each for each in judged if each.change.kind.name == kind]
    assert len(found) == 1
    return found[0].backward.name, found[0].forward.name


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("strict", ("BREAK", "RISK")),
        ("balanced", ("BREAK", "SAFE")),
        ("tolerant", ("RISK", "SAFE")),
    ],
)
def test_each_profile_has_its_say_of_a_new_state(judged, profile, expected):
    assert verdicts(judged(BASE, LOCKED, profile), "state-added") == expected


def test_open_statuses_soften_a_new_state(judged):
    declared = [f"openness: {{statuses: open}}{each}" for each in (BASE, LOCKED)]
    assert verdicts(judged(*declared), "state-added") == ("RISK", "SAFE")


def test_what_the_spec_declares_closed_is_closed_to_the_tolerant_too(judged):
    declared = [f"openness: {{statuses: closed}}{each}" for each in (BASE, LOCKED)]
    assert verdicts(judged(*declared, "tolerant"), "state-added")[0] == "BREAK"


def test_a_state_that_nothing_leads_to_hurts_nobody(judged):
    unled = BASE.replace("  DONE:", "  LOCKED: {final: failure}\n  DONE:")
    assert verdicts(judged(BASE, unled), "state-added") == ("NONE", "NONE")


def test_a_state_behind_a_new_action_is_asked_for(judged):
    asked = BASE.replace("{submit: [", "{leave: GONE, submit: [").replace(
        "  DONE:", "  GONE: {final: canceled}\n  DONE:"
    )
    asked = asked.replace("actions: {submit: {", "actions: {leave: unknown, submit: {")
    assert verdicts(judged(BASE, asked), "state-added")[0] == "SAFE"


def test_an_action_goes_after_its_day_and_not_before(judged):
    sunset = "submit: {deprecated: {sunset: 2030-01-31}, request"
    old = BASE.replace(
        "actions: {submit: {request", f"actions: {{other: unknown, {sunset}"
    )
    old = old.replace(
        "LOGIN: {model: Form, actions: {",
        "LOGIN: {model: Form, actions: {other: DONE, ",
    )
    new = old.replace(", submit: [DONE, {error: BAD}]", "")
    before = judged(old, new, today=date(2030, 1, 30))
    after = judged(old, new, today=date(2030, 1, 31))
    assert verdicts(before, "action-removed")[0] == "BREAK"
    assert verdicts(after, "action-removed")[0] == "SAFE"


def test_what_is_disputed_decides_nothing(judged):
    new = BASE.replace("required: true", "required: false")
    old = BASE.replace(
        "required: true", "required: true, disputed: [{says: Left out at times.}]"
    )
    assert verdicts(judged(old, new), "field-became-optional") == (
        "UNDECIDED",
        "UNDECIDED",
    )


@pytest.mark.parametrize(("word", "verdict"), [("open", "RISK"), ("closed", "BREAK")])
def test_a_field_that_a_server_no_longer_knows_is_refused_if_it_is_closed(
    judged, word, verdict
):
    old = BASE.replace("model: Form, ", "model: none, ").replace(
        "fields: {", "fields: {note: {type: string, required: false}, "
    )
    new = BASE.replace("model: Form, ", "model: none, ")
    declared = [f"openness: {{requests: {word}}}{each}" for each in (old, new)]
    assert verdicts(judged(*declared), "optional-field-removed") == (verdict, "SAFE")


def test_a_model_in_both_directions_is_told_once_and_judged_by_the_worse(judged):
    new = BASE.replace("enum: [a, b]", "enum: [a, b, c]")
    found = judged(BASE, new, "strict")
    assert len(found) == 1
    assert found[0].change.uses == ("actions/submit/request", "states/LOGIN/model")
    assert verdicts(found, "enum-value-added") == ("BREAK", "BREAK")


def test_an_edit_in_a_circle_of_models_is_seen(judged):
    old = BASE.replace("fields: {", "fields: {next: {type: Form, required: false}, ")
    new = old.replace("enum: [a, b]", "enum: [a]")
    assert verdicts(judged(old, new), "enum-value-removed") == ("BREAK", "RISK")


HOST = """statecheck: 1
system: host
kind: vocabulary
actions: {submit: {request: Form, errors: none}}
models: {Form: {fields: {name: {type: string, required: true}}}}
"""
ADAPTER = """statecheck: 1
system: adapter
extends: [host]
initial: LOGIN
states:
  LOGIN: {actions: {submit: DONE}}
  DONE: {final: success}
"""


def test_a_change_of_a_host_is_told_of_the_adapter_that_it_reaches(judged):
    other = HOST.replace("required: true", "required: false")
    old = {"host.yaml": HOST, "adapter.yaml": ADAPTER}
    new = {"host.yaml": other, "adapter.yaml": ADAPTER}
    found = judged(old, new)
    assert [(each.change.system, each.change.at_host) for each in found] == [
        ("adapter", "host")
    ]
    assert found[0].change.new.source == "host.yaml"


def test_a_rename_is_one_finding_with_its_reason(judged):
    found = judged(LOCKED, LOCKED.replace("LOCKED", "BLOCKED"))
    assert [each.change.kind.name for each in found] == ["state-renamed"]
    assert found[0].change.note


def test_two_states_that_look_alike_are_not_taken_for_renamed_ones(told):
    two = LOCKED.replace("LOCKED, {", "LOCKED, GONE, {").replace(
        "  DONE:", "  GONE: {final: failure}\n  DONE:"
    )
    other = two.replace("LOCKED", "X1").replace("GONE", "X2")
    assert not any("renamed" in each for each in told(two, other))


def test_a_status_under_another_key_is_the_same_status(told):
    other = LOCKED.replace("  LOCKED: {", "  SHUT: {wire: LOCKED, ").replace(
        "DONE, LOCKED", "DONE, SHUT"
    )
    assert told(LOCKED, other) == ["DOCS DOCS state-key-renamed states/LOCKED"]


def test_bounds_of_whole_numbers_are_compared_by_what_they_leave(told):
    old = BASE.replace("type: string, enum: [a, b]", "type: integer, minimum: 1")
    new = old.replace("minimum: 1", "exclusiveMinimum: 0")
    assert told(old, new) == []


@pytest.mark.parametrize(
    ("closed", "expected"), [("old", ("RISK", "SAFE")), ("new", ("RISK", "BREAK"))]
)
def test_only_what_the_client_itself_was_told_is_closed_to_it(judged, closed, expected):
    old = BASE.replace("request: Form", "request: none").replace(
        "fields: {", "fields: {note: {type: string, required: false}, "
    )
    new = BASE.replace("request: Form", "request: none")
    shut = ("Form: {", "Form: {open: false, ")
    old, new = (
        (old.replace(*shut), new) if closed == "old" else (old, new.replace(*shut))
    )
    assert verdicts(judged(old, new), "optional-field-removed") == expected


def test_where_a_flow_begins_is_told_alike_in_both_directions(judged):
    old = "initial: S0\nstates: {S1: {final: success}}\n"
    new = "initial: S1\nstates: {S0: {final: success}}\n"
    kinds = [
        {each.change.kind.name for each in judged(*pair)}
        for pair in ((old, new), (new, old))
    ]
    assert kinds[0] & {"start-widened", "start-narrowed"} == set()
    assert kinds[1] & {"start-widened", "start-narrowed"} == set()


@pytest.mark.parametrize("profile", ["strict", "balanced", "tolerant"])
def test_a_system_that_comes_or_goes_is_judged_by_the_law(door, profile):
    came, went = added(door, profile), removed(door, profile)
    assert (came.backward, came.forward) == (Verdict.SAFE, Verdict.BREAK)
    assert (went.backward, went.forward) == (came.forward, came.backward)
    assert (came.in_flight, went.in_flight) == (Verdict.NONE, Verdict.BREAK)


@pytest.fixture(scope="module")
def door():
    """Return a small system."""
    text = "statecheck: 1\nsystem: example" + BASE
    document, _ = parse(Source("spec.yaml", text), Limits())
    return link(build_specs([document]), Limits())[0]
