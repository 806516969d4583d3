"""What a client knows, presses, sends and takes an answer for."""

import pytest

from statecheck.changes.behaviour import Behaviour
from statecheck.changes.behaviour.harms import Harm
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse

HEAD = "statecheck: 1\nsystem: door\nexits: {DONE: success, GONE: failure}\n"


def effective(text):
    document, findings = parse(Source("spec.yaml", HEAD + text), Limits())
    assert document is not None, findings
    return link(build_specs([document]), Limits())[0]


def harms(old, new):
    """Return what an old client comes to harm by, in short."""
    refinement = Behaviour(effective(old), effective(new)).backward
    return [
        (each.harm, each.pair[1], "sure" if each.sure else "perhaps")
        for each in refinement.harms
    ]


OLD = """
initial: A
states: {A: {actions: {go: DONE}}}
actions: {go: {request: {fields: {code: string}}, errors: none}}
"""
NEW = """
initial: A
states:
  A: {actions: {go: [{when: {%s}, target: B}, {when: otherwise, target: DONE}]}}
  B: {actions: {go: DONE}}
actions: {go: {request: {fields: {code: string, %s}}, errors: none}}
"""


@pytest.mark.parametrize(
    ("when", "field", "met"),
    [
        ("code: present", "more: string", True),
        ("more: present", "more: string", False),
        ("more: absent", "more: string", True),
        ("more: x", "more: {type: string, default: x}", True),
        ("more: x", "more: {type: string, default: y}", False),
        ("more: absent", "more: {type: string, default: x}", False),
        ("code: x, more: x", "more: string", False),
    ],
)
def test_only_what_an_old_client_sends_leads_on(when, field, met):
    found = harms(OLD, NEW % (when, field))
    assert ((Harm.UNKNOWN_STATUS, "B", "sure") in found) is met


def test_what_nobody_says_of_a_request_is_perhaps_sent():
    new = NEW % ("more: present", "more: string")
    old = OLD.replace("request: {fields: {code: string}}", "request: unknown")
    assert (Harm.UNKNOWN_STATUS, "B", "perhaps") in harms(old, new)


def test_an_option_with_a_default_is_not_chosen_by_an_old_installation():
    new = """
initial: A
options: {o: {default: %s}}
states: {A: {actions: {go: {if: not o, target: DONE}}}}
actions: {go: {request: {fields: {code: string}}, errors: none}}
"""
    assert harms(OLD, new % "false") == []
    assert (Harm.WITHDRAWN, "A", "sure") in harms(OLD, new % "true")


def test_a_state_is_known_by_its_spelling():
    old = OLD.replace("go: DONE", "go: B").replace(
        "states: {A", "states: {B: {actions: {go: DONE}}, A"
    )
    other = old.replace("B: {actions", "B: {wire: C, actions")
    kept = old.replace("go: B", "go: X").replace("B: {actions", "X: {wire: B, actions")
    assert (Harm.UNKNOWN_STATUS, "B", "sure") in harms(old, other)
    assert harms(old, kept) == []


def test_a_state_that_is_told_by_more_is_still_told():
    old = """
initial: A
states:
  A: {wire: {/code: [A1, A2]}, actions: {go: DONE}}
actions: {go: {request: none, errors: none}}
"""
    narrower = old.replace("/code: [A1, A2]", "/code: A1, /error: absent")
    wider = old.replace("[A1, A2]", "[A1, A2, A3]")
    assert harms(old, narrower) == []
    assert (Harm.UNKNOWN_STATUS, "A", "sure") in harms(old, wider)


def test_nowhere_known_may_be_anywhere():
    new = """
initial: A
states: {A: {actions: {go: unknown}}, B: {actions: {go: DONE}}}
actions: {go: {request: {fields: {code: string}}, errors: none}}
"""
    found = harms(OLD, new)
    assert (Harm.UNKNOWN_STATUS, "B", "perhaps") in found
    assert all(sure == "perhaps" for _, _, sure in found)


def test_an_action_that_shows_no_state_may_leave_a_client_behind():
    old = """
initial: A
states: {A: {actions: {go: stay, ok: DONE}}, B: {actions: {no: A}}}
actions:
  go: {request: none, errors: none, response: none}
  ok: {request: none, errors: none}
  no: {request: none, errors: none}
"""
    new = old.replace("go: stay", "go: B")
    assert (Harm.OUT_OF_STEP, "B", "sure") in harms(old, new)


MOVING = """
initial: A
states:
  %s: {%sactions: {go: DONE}, moves: [{target: C, after: PT5M}]}
  C: {final: success}
actions: {go: {request: none, errors: none}}
"""


@pytest.mark.parametrize(
    ("name", "said", "bypassed"),
    [
        ("A", "wire: AA, ", False),
        ("AA", "was: A, ", False),
        ("AA", "", True),
    ],
)
def test_a_step_that_is_only_spelled_otherwise_is_taken(name, said, bypassed):
    new = MOVING.replace("initial: A", f"initial: {name}")
    both = [effective(MOVING % ("A", "")), effective(new % (name, said))]
    for old, later in (both, both[::-1]):
        harms = Behaviour(old, later).backward.harms
        assert any(each.harm is Harm.BYPASS for each in harms) is bypassed
