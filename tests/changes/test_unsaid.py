"""What nobody says hurts only where it may be met, and is shown there."""

import copy
import json

import pytest

from statecheck.changes import Verdict, diff
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse

SAFE, RISK, BREAK = Verdict.SAFE, Verdict.RISK, Verdict.BREAK
DOOR = {
    "statecheck": 1,
    "system": "door",
    "initial": "A",
    "exits": {"DONE": "success"},
    "states": {
        "A": {"actions": {"go": "B"}, "moves": "none", "model": "Shown"},
        "B": {"actions": {"ok": "DONE"}, "moves": "none", "model": "none"},
        "LOST": {"actions": {"ask": "B", "go": "B"}, "moves": "none", "model": "Lost"},
    },
    "actions": {
        "go": {"request": "Sent", "errors": "none"},
        "ok": {"request": "none", "errors": "none"},
        "ask": {"request": "none", "errors": ["LATE"]},
    },
    "models": {
        "Shown": {"fields": {"text": {"type": "string", "required": True}}},
        "Sent": {"fields": {"code": {"type": "string", "required": True}}},
        "Lost": {"fields": {"n": "integer"}},
    },
    "errors": {"LATE": {}, "SOON": {"details": {"VERY": {}}}},
}


def effective(spec):
    document, findings = parse(Source("spec.json", json.dumps(spec)), Limits())
    assert document is not None, findings
    return link(build_specs([document]), Limits())[0]


def door(**words):
    """Return the spec with some words changed, each at the end of a path."""
    spec = copy.deepcopy(DOOR)
    for path, value in words.items():
        *above, last = path.split("__")
        at = spec
        for step in above:
            at = at.setdefault(step, {})
        if value is None:
            at.pop(last, None)
        else:
            at[last] = value
    return spec


def judged(old, new, name, kind=""):
    """Return the only finding about a logical path, of a kind if it is named."""
    found = [
        each
        for each in diff(effective(old), effective(new))
        if each.change.name == name and each.change.kind.name.startswith(kind)
    ]
    assert len(found) == 1, found
    return found[0]


def run(found):
    """Return a run in short, and what is said of its last step."""
    steps = found.witness.steps
    told = " ".join(f"{e.state}-{e.action}" if e.action else e.state for e in steps)
    return told, steps[-1].because


def test_what_may_be_on_offer_is_pressed_where_nobody_rules_it_out():
    open_ = {"states__B__actions": "unknown", "states__LOST": None}
    found = judged(
        door(actions__ask__safe=True, **open_),
        door(actions__ask__safe=False, **open_),
        "actions/ask",
    )
    assert run(found) == ("A-go B-ask", "it may be on offer: nobody rules that out")
    assert found.witness.message.pointer == "/safe"


def test_what_is_on_offer_nowhere_hurts_nobody():
    found = judged(
        door(actions__ask__safe=True), door(actions__ask__safe=False), "actions/ask"
    )
    assert found.backward is SAFE


def test_what_is_sent_with_an_action_is_not_met_where_it_is_pressed_in_vain():
    found = judged(
        door(),
        door(states__A__actions={"ok": "DONE"}, actions__go__request="unknown"),
        "actions/go/request",
    )
    assert found.backward is SAFE


def test_an_answer_that_may_come_is_shown_where_nobody_rules_it_out():
    open_ = {"actions__go__errors": None}
    found = judged(
        door(errors__LATE__http=400, **open_),
        door(errors__LATE__http=404, **open_),
        "errors/LATE",
    )
    assert run(found) == (
        "A-go",
        "it may be answered with `LATE`: nobody rules that out",
    )
    assert json.loads(found.witness.message.text)["error"] == "LATE"


def test_a_code_that_is_no_answer_to_anything_hurts_nobody():
    found = judged(
        door(errors__LATE__http=400), door(errors__LATE__http=404), "errors/LATE"
    )
    assert found.backward is SAFE


def test_a_code_as_such_is_more_than_one_below_it():
    found = judged(
        door(actions__go__errors=["SOON/VERY"]),
        door(actions__go__errors=["SOON/VERY", "SOON"]),
        "actions/go/errors/SOON",
    )
    assert found.backward is RISK
    assert found.witness.message.because == "is no answer to `go`"


@pytest.mark.parametrize(
    ("word", "known", "backward"),
    [
        ("answers", "open", SAFE),
        ("answers", "closed", RISK),
        ("requests", "open", RISK),
        ("requests", "closed", SAFE),
    ],
)
def test_it_is_forgotten_what_else_may_come(word, known, backward):
    """A client that was ready for anything is, as is one that never sent more."""
    found = judged(door(openness={word: known}), door(), f"openness/{word}")
    assert (found.backward, found.forward) == (backward, SAFE)
    assert (found.witness is None) is (backward is SAFE)


@pytest.mark.parametrize(
    ("word", "path"),
    [("answers", "states__A__model"), ("requests", "actions__go__request")],
)
def test_a_word_of_openness_is_about_bodies_that_somebody_describes(word, path):
    bare = {path: "none"}
    known = {"answers": "closed", "requests": "open"}[word]
    found = judged(
        door(openness={word: known}, **bare), door(**bare), f"openness/{word}"
    )
    assert found.backward is SAFE


def test_a_word_of_openness_is_about_listed_values():
    listed = {"models__Shown__fields__text__enum": ["x", "y"]}
    words = door(openness={"enums": "closed"}, **listed), door(**listed)
    found = judged(*words, "openness/enums")
    assert found.backward is RISK
    assert found.witness.message.pointer == "/body/text"
    plain = door(openness={"enums": "closed"}), door()
    assert judged(*plain, "openness/enums").backward is SAFE


def test_a_server_that_describes_no_further_member_sends_none():
    found = judged(
        door(openness={"answers": "closed"}),
        door(states__A__model="none"),
        "openness/answers",
    )
    assert found.backward is SAFE


def test_whatever_a_body_becomes_of_which_nothing_is_known_is_shown():
    found = judged(door(), door(states__A__model="unknown"), "states/A/model", "fact")
    assert found.backward is RISK
    assert found.witness.message.taken == "new"


def test_a_model_of_messages_that_nobody_meets_hurts_nobody():
    new = door(models__Lost__fields={"n": "string"})
    assert judged(door(), new, "models/Lost/fields/n").backward is SAFE


def test_a_promise_to_offer_that_is_taken_back_is_shown():
    found = judged(
        door(states__A__actions={"go": {"target": "B", "offered": "always"}}),
        door(),
        "states/A/actions/go",
    )
    assert found.backward is BREAK
    assert '"offered": "always"' in found.witness.message.text


def test_an_answer_that_nobody_declares_shows_that_anything_may_follow():
    found = judged(
        door(), door(states__A__actions={"go": ["B", "unknown"]}), "states/A/actions/go"
    )
    assert found.backward is RISK
    assert found.witness.message.taken == "new"


def test_whoever_expects_anything_is_not_surprised_that_anything_follows():
    """The server could move on from `A` to what nobody knows before it answered."""
    old = door(states__A__moves=["unknown"])
    new = door(
        states__A__moves=["unknown"], states__A__actions={"go": ["B", "unknown"]}
    )
    assert judged(old, new, "states/A/actions/go").backward is SAFE


GOAL = {"final": "success", "moves": "none", "model": "none"}


def test_a_good_end_that_nothing_leads_to_hurts_nobody():
    found = judged(door(), door(states__WON=GOAL), "states/WON")
    assert found.backward is Verdict.NONE


def test_a_good_end_that_only_a_new_action_leads_to_is_asked_for():
    more = {"states__A__actions": {"go": "B", "ask": "WON"}}
    found = judged(door(), door(states__WON=GOAL, **more), "states/WON")
    assert found.backward is SAFE


def test_nobody_knows_if_a_good_end_was_ever_come_to_that_is_gone():
    doubt = {"states__B__actions": {"ok": "unknown"}, "exits": None}
    found = judged(door(states__WON=GOAL, **doubt), door(**doubt), "states/WON")
    assert found.backward is Verdict.UNDECIDED


def test_the_way_to_a_state_in_which_a_flow_is_lost_is_shown():
    """No client of the new server gets there, but a flow may have been there."""
    waits = {"states__B__actions": {"ok": ["DONE", "W"]}}
    wait = {"actions": {"ok": "DONE"}, "moves": "none", "model": "none"}
    new = door(states__A__actions={"ask": "DONE"}, states__B=None)
    found = judged(door(states__W=wait, **waits), new, "states/W")
    assert found.in_flight is BREAK
    told, because = run(found)
    assert told == "A-go B-ok W"
    assert because.endswith("has no such state")


def test_where_no_state_is_declared_any_action_may_be_on_offer():
    old = {
        "statecheck": 1,
        "system": "door",
        "actions": {"go": {"request": {"fields": {"code": "string"}}}},
    }
    new = copy.deepcopy(old)
    new["actions"]["go"]["request"]["fields"]["code"] = "integer"
    assert judged(old, new, "actions/go/request/fields/code").backward is BREAK


def test_a_body_that_has_to_be_in_itself_is_no_message():
    endless = {"fields": {"more": {"type": "Sent", "required": True}}}
    old, new = (
        door(models__Sent={"fields": {**endless["fields"], "n": kind}})
        for kind in ("integer", "string")
    )
    assert judged(old, new, "models/Sent/fields/n").backward is SAFE


@pytest.mark.parametrize("nullable", [False, True])
def test_what_ends_somewhere_is_a_message(nullable):
    kind = {"type": "Sent", "required": True, "nullable": True}
    listed = {"type": "Sent[]", "required": True}
    more = {"more": kind if nullable else listed}
    old, new = (
        door(models__Sent={"fields": {**more, "n": kind}})
        for kind in ("integer", "string")
    )
    found = judged(old, new, "models/Sent/fields/n")
    assert found.backward is BREAK
    assert found.witness.message is not None


@pytest.mark.parametrize(
    ("word", "backward"), [("open", SAFE), ("closed", RISK), (None, RISK)]
)
def test_that_there_is_more_is_no_matter_where_more_may_come(word, backward):
    openness = {"openness": {"answers": word} if word else {}}
    new = door(models__Shown__incomplete=True, **openness)
    found = judged(door(**openness), new, "models/Shown")
    assert found.backward is backward
