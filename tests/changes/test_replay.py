"""A run is played on both versions, and shows what it claims or is refused."""

import json

import pytest

from statecheck.changes.behaviour.sharing import sides
from statecheck.changes.replay import Claim, Replay
from statecheck.finding import Step
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse

OLD = {
    "A": {"actions": {"go": "B"}},
    "B": {"actions": {"ok": ["DONE", {"error": "WRONG"}], "no": "A"}},
}
NEW = {
    "A": {"actions": {"go": ["B", "C"], "new": "C"}},
    "B": {"actions": {"ok": ["GONE", {"error": "WRONG", "target": "A"}]}},
    "C": {"actions": {"ok": "DONE"}},
}


def effective(states, **keys):
    spec = {
        "statecheck": 1,
        "system": "door",
        "initial": "A",
        "exits": {"DONE": "success", "GONE": "canceled"},
        "states": states,
        "actions": {
            "go": {"request": "none", "errors": "none"},
            "new": {"request": "none", "errors": "none"},
            "no": {"request": "none", "errors": "none"},
            "ok": {"request": "none", "errors": ["WRONG"]},
        },
        "errors": {"WRONG": {}},
        **keys,
    }
    document, findings = parse(Source("spec.json", json.dumps(spec)), Limits())
    assert document is not None, findings
    return link(build_specs([document]), Limits())[0]


@pytest.fixture(scope="module")
def holds():
    both = sides(effective(OLD), effective(NEW))
    replay = Replay(both.client, both.server)

    def played(run, claim):
        steps = [Step(*each.split("-")) for each in run.split()]
        return replay.holds(steps, claim, both.asked)

    return played


@pytest.mark.parametrize(
    ("run", "claim"),
    [
        ("A-go B", Claim.MET),
        ("A-go C", Claim.UNKNOWN_STATUS),
        ("A-go B-no", Claim.REFUSED),
        ("A-go B", Claim.NO_SUCCESS),
        ("A-go B-ok A-ok", Claim.REFUSED),
        ("A-go B-ok GONE", Claim.MET),
    ],
)
def test_what_happens_holds(holds, run, claim):
    assert holds(run, claim)


@pytest.mark.parametrize(
    ("run", "claim"),
    [
        ("B", Claim.MET),  # no flow begins there
        ("A-new C", Claim.MET),  # an old client does not know the action
        ("A-go B-ok DONE", Claim.MET),  # the new server does not lead there
        ("A-go B", Claim.UNKNOWN_STATUS),
        ("A-go B-ok", Claim.REFUSED),
        ("A-go B-ok GONE", Claim.SUCCESS),
        ("", Claim.MET),
    ],
)
def test_what_does_not_happen_is_refused(holds, run, claim):
    assert not holds(run, claim)


def test_success_that_can_be_had_is_not_lost():
    both = sides(effective(OLD), effective(OLD))
    replay = Replay(both.client, both.server)
    assert not replay.holds([Step("A")], Claim.NO_SUCCESS, both.asked)


def test_where_nobody_knows_where_a_flow_begins_it_may_begin_anywhere():
    both = sides(*(effective(OLD, initial="unknown") for _ in range(2)))
    replay = Replay(both.client, both.server)
    assert replay.holds([Step("B", "no"), Step("A")], Claim.MET, both.asked)


def test_an_error_may_leave_a_flow_where_it_begins():
    start = {"go": ["A", {"error": "WRONG"}]}
    actions = {
        each: {"request": "none", "errors": ["WRONG"]} for each in ("go", "no", "ok")
    }
    keys = {"start": start, "initial": "A", "actions": actions}
    both = sides(*(effective(OLD, **keys) for _ in range(2)))
    run = [Step("", "go"), Step("", "go"), Step("A")]
    replay = Replay(both.client, both.server)
    assert replay.holds(run, Claim.MET, both.asked)


@pytest.mark.parametrize(("offer", "seen"), [({"if": "o"}, True), ({}, False)])
def test_a_move_is_seen_where_nothing_on_offer_shows_it(offer, seen):
    """`new` only reads; whoever is offered it is shown a move by pressing it alone."""
    actions = {
        each: {"request": "none", "errors": "none"} for each in ("go", "no", "ok")
    }
    reads = {"request": "none", "errors": "none", "safe": True}
    moved = {
        **OLD,
        "A": {"actions": {"new": {"target": "B", **offer}}, "moves": ["B"]},
    }
    options = {"options": {"o": {}}}
    new = effective(moved, actions={**actions, "new": reads}, **options)
    both = sides(effective(OLD, **options), new)
    without = both.space.everything & ~both.space.cube((("o", True),))
    replay = Replay(both.client, both.server)
    steps = [Step("A", "new"), Step("B")]
    assert replay.holds(steps, Claim.MET, without) is seen


@pytest.mark.parametrize(
    ("offers", "action", "holds"),
    [
        ("unknown", "new", True),
        ({"go": "B"}, "go", True),
        ({"go": "B"}, "new", False),  # the client knows that it is not on offer
        ("unknown", "push", False),  # nobody knows that there is such an action
    ],
)
def test_an_action_may_be_on_offer_where_the_client_is_not_told_otherwise(
    offers, action, holds
):
    states = {**OLD, "A": {"actions": offers}}
    both = sides(effective(states), effective(states))
    replay = Replay(both.client, both.server)
    assert replay.holds([Step("A", action)], Claim.UNLISTED, both.asked) is holds


@pytest.mark.parametrize(
    ("listed", "error", "holds"),
    [
        (["WRONG"], "WRONG", True),
        ("none", "WRONG", False),
        (["WRONG/VERY"], "WRONG", True),
        (["WRONG"], "WRONG/VERY", True),
        (["WRONG/VERY"], "WRONG/LESS", False),
        (["unknown"], "WRONG", True),
    ],
)
def test_an_error_may_be_the_answer_where_a_version_lists_it_or_rules_out_none(
    listed, error, holds
):
    keys = {
        "actions": {
            each: {"request": "none", "errors": listed if each == "ok" else "none"}
            for each in ("go", "no", "ok")
        },
        "errors": {"WRONG": {"details": {"VERY": {}, "LESS": {}}}},
    }
    states = {"A": {"actions": {"go": "B"}}, "B": {"actions": {"ok": "DONE"}}}
    both = sides(*(effective(states, **keys) for _ in range(2)))
    replay = Replay(both.client, both.server)
    assert replay.may_be_answered("ok", error) is holds
