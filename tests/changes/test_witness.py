"""What hurts a client is shown by a run, and the run can be played."""

import json

import pytest
from edited import pairs, written
from hypothesis import HealthCheck, given, settings

from statecheck.changes import Verdict, diff
from statecheck.changes.messages.proof import Proof, proof_of
from statecheck.changes.witness import UNPLAYED
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse

quick = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

BEHAVIOUR = {
    "client-out-of-step",
    "old-client-stuck",
    "success-unreachable",
    "livelock-introduced",
    "mandatory-step-bypassed",
}


def effective(spec):
    document, findings = parse(Source("spec.json", json.dumps(spec)), Limits())
    assert document is not None, findings
    return link(build_specs([document]), Limits())[0]


def door(states, actions=("go", "ok", "no", "new"), **keys):
    return effective(
        {
            "statecheck": 1,
            "system": "door",
            "initial": "A",
            "exits": {"DONE": "success", "GONE": "canceled"},
            "states": states,
            "actions": {
                each: {"request": "none", "errors": "none"} for each in actions
            },
            **keys,
        }
    )


def run(judged):
    """Return a run in short: states, and what is pressed in them."""
    steps = judged.witness.steps
    return " ".join(
        f"{each.state}-{each.action}" if each.action else each.state for each in steps
    )


def found(old, new, kind):
    return next(each for each in diff(old, new) if each.change.kind.name == kind)


OLD = {
    "A": {"actions": {"go": "B"}},
    "B": {"actions": {"ok": "DONE", "no": "A"}},
}


@pytest.mark.parametrize(
    ("kind", "states", "shown"),
    [
        (
            "state-added",
            {
                **OLD,
                "A": {"actions": {"go": ["B", "C"]}},
                "C": {"actions": {"ok": "B"}},
            },
            "A-go C",
        ),
        ("action-removed", {**OLD, "B": {"actions": {"ok": "DONE"}}}, "A-go B-no"),
        (
            "success-unreachable",
            {**OLD, "B": {"actions": {"ok": "GONE", "no": "A"}}},
            "A-go B",
        ),
        (
            "mandatory-step-bypassed",
            {**OLD, "A": {"actions": {"go": ["B", "DONE"]}}},
            "A-go DONE",
        ),
        (
            "livelock-introduced",
            {**OLD, "B": {"actions": {"ok": "A", "no": "A"}}},
            "A-go B-no A-go B",
        ),
        (
            "old-client-stuck",
            {**OLD, "B": {"actions": {"ok": "A", "no": "A", "new": "DONE"}}},
            "A-go B",
        ),
    ],
)
def test_the_shortest_run_shows_it(kind, states, shown):
    assert run(found(door(OLD), door(states), kind)) == shown


def test_a_step_is_bypassed_by_a_longer_way_too():
    old = {"A": {"actions": {"go": "B"}}, "B": {"actions": {"ok": "DONE"}}}
    new = {
        "A": {"actions": {"go": "B", "no": "E"}},
        "B": {"actions": {"ok": "DONE"}},
        "E": {"actions": {"go": "F"}},
        "F": {"actions": {"go": "DONE"}},
    }
    shared = {"E": new["E"], "F": new["F"]}
    before = {**old, "A": {"actions": {"go": "B", "no": "A"}}, **shared}
    assert run(found(door(before), door(new), "mandatory-step-bypassed")) == (
        "A-no E-go F-go DONE"
    )


def test_what_a_new_state_leads_to_is_said_once():
    new = {
        **OLD,
        "B": {"actions": {"ok": "C", "no": "A"}},
        "C": {"actions": {"new": "DONE"}},
    }
    kinds = [each.change.kind.name for each in diff(door(OLD), door(new))]
    assert "state-added" in kinds
    assert not BEHAVIOUR & set(kinds)


def test_the_smallest_setting_is_named():
    states = {
        **OLD,
        "B": {
            "actions": {
                "ok": [
                    {"target": "GONE", "if": "o"},
                    {"target": "DONE", "if": "not o"},
                ],
                "no": "A",
            }
        },
    }
    old = {**OLD, "B": {"actions": {"ok": ["DONE"], "no": "A"}}}
    options = {"options": {"o": {}, "p": {}}}
    judged = found(door(old, **options), door(states, **options), "success-unreachable")
    assert "seen where `o` is true" in judged.because


def test_what_is_not_known_decides_nothing():
    unknown = {**OLD, "B": {"actions": {"ok": "unknown", "no": "A"}}}
    verdicts = {each.backward for each in diff(door(OLD), door(unknown))}
    assert Verdict.BREAK not in verdicts


def test_a_flow_is_lost_in_a_state_that_there_is_no_more_and_the_way_to_it_is_shown():
    new = {"A": {"if": "o", "actions": {"go": "DONE"}}}
    judged = found(
        door({"A": {"actions": {"go": "DONE"}}}, options={"o": {}}),
        door(new, options={"o": {}}),
        "flow-stranded",
    )
    assert judged.in_flight is Verdict.BREAK
    assert run(judged) == "A"
    assert judged.witness.steps[-1].because.endswith("has no such state")


def test_what_no_client_meets_hurts_none():
    """`B` is there where `o` is set, and nothing leads to it but where it is not."""
    before = {
        "A": {"actions": {"go": [{"if": "not o", "target": "B"}, "DONE"]}},
        "B": {"if": "o", "actions": {"ok": "DONE", "no": "GONE"}},
    }
    after = {**before, "B": {"if": "o", "actions": {"ok": "DONE"}}}
    judged = found(
        door(before, options={"o": {}}),
        door(after, options={"o": {}}),
        "action-removed",
    )
    assert judged.worst < Verdict.RISK


def test_a_flow_under_way_is_stranded_where_its_state_cannot_end_well():
    new = {
        "A": {"actions": {"go": "DONE"}},
        "B": {"actions": {"ok": "GONE", "no": "GONE"}},
    }
    judged = found(door(OLD), door(new), "flow-stranded")
    assert judged.in_flight is Verdict.BREAK
    assert judged.backward is Verdict.NONE


@quick
@given(pairs())
def test_every_witness_replays(pair):
    for judged in diff(*(effective(written(each)) for each in pair)):
        assert UNPLAYED not in judged.because, judged


@quick
@given(pairs())
def test_whoever_is_hurt_is_shown_how(pair):
    for judged in diff(*(effective(written(each)) for each in pair)):
        if judged.worst >= Verdict.RISK:
            assert judged.witness is not None, judged


@settings(quick, derandomize=True, database=None)
@given(pairs())
def test_whoever_is_hurt_by_a_message_is_shown_it(pair):
    """The pairs are fixed: of several edits at once, few have a harm without one."""
    for judged in diff(*(effective(written(each)) for each in pair)):
        verdicts = {judged.backward, judged.forward, judged.in_flight}
        by_message = proof_of(judged.change.kind) is not Proof.RUN
        if by_message and verdicts & {Verdict.RISK, Verdict.BREAK}:
            assert judged.witness.message is not None, judged
