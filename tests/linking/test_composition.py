import pytest

HOST = """\
statecheck: 1
system: host
initial: LOGIN
exits: {OUT: ended}
options: {remember: {description: Whether users are remembered.}}
sources: {guide: {title: Host guide}}
errors: {REFUSED: {http: 400}}
states:
  LOGIN: {actions: {submit: RESUME, remind: {if: remember, target: stay}}}
  RESUME: {final: success}
  FAILED: {final: failure}
actions: {submit: {description: Sends it.}, remind: {description: Reminds.}}
models: {Body: {fields: {a: string}}}
"""
CODE = """\
statecheck: 1
system: code
extends: [host]
initial: ASK
exits: {DONE: success, GONE: canceled}
options:
  resend: {description: Whether there may be another.}
  mode: {description: How., enum: [sms, mail]}
states:
  ASK:
    model: Body
    actions:
      check: [DONE, {error: REFUSED, when: {n: '3'}, target: GONE}, LOCKED]
      again: {if: "resend and mode == sms", target: ASK}
      leave: host/LOGIN
    moves: [{target: GONE, after: PT5M, guard: slow}]
  LOCKED: {final: handover}
actions:
  check: {description: Checks., request: Body}
  again: {description: Again.}
  leave: {description: Leaves.}
"""
FLOW = """\
statecheck: 1
flow: both
host: host
initial: one
steps:
  one:
    system: code
    options: {resend: true}
    exits: {DONE: two, GONE: FAILED, OUT: OUT}
  two:
    system: code
    entry: ASK
    exits: {DONE: [RESUME, {guard: more, target: one}], GONE: unknown, OUT: OUT}
"""


@pytest.fixture
def flow(linked):
    return lambda text=FLOW, *more: linked(HOST, CODE, text, *more)["both"]


def led(system, state, action):
    return [
        (each.target, each.guard)
        for each in system.states[state].actions.members[action].outcomes
    ]


def test_a_state_of_a_step_is_called_by_the_step_too(flow):
    assert set(flow().system.states) == {
        "one/ASK",
        "one/LOCKED",
        "two/ASK",
        "two/LOCKED",
        "FAILED",
        "RESUME",
        "LOGIN",
    }


def test_a_state_that_is_used_in_two_steps_is_two(flow):
    system = flow().system
    assert led(system, "one/ASK", "again")[0][0] == ("one/ASK",)
    assert led(system, "two/ASK", "again")[0][0] == ("two/ASK",)


def test_states_keep_their_status_on_the_wire(flow):
    assert flow().system.states["one/ASK"].wire == "ASK"
    assert flow().system.states["RESUME"].wire is None


def test_without_entry_the_initial_of_the_system_holds(flow):
    assert [each.target for each in flow().system.initial] == [("one/ASK",)]


def test_an_entry_says_where_a_step_begins(flow):
    text = FLOW.replace("    options", "    entry: LOCKED\n    options")
    assert [each.target for each in flow(text).system.initial] == [("one/LOCKED",)]


def test_exits_lead_where_the_flow_says(flow):
    system = flow().system
    assert led(system, "one/ASK", "check")[0] == (("two/ASK",), "")
    assert led(system, "two/ASK", "check")[:2] == [
        (("RESUME",), ""),
        (("one/ASK",), "more"),
    ]


def test_an_error_that_leaves_a_step_is_still_that_error(flow):
    refused = flow().system.states["one/ASK"].actions.members["check"].outcomes[1]
    assert (refused.error, refused.target) == (("REFUSED",), ("FAILED",))
    assert refused.when is not None


def test_a_move_out_of_a_step_keeps_its_time(flow):
    (move,) = flow().system.states["one/ASK"].moves.members
    assert (move.target, move.after.duration, move.guard) == (
        ("FAILED",),
        "PT5M",
        "slow",
    )


def test_a_target_that_left_the_adapter_is_bound_in_the_flow(flow):
    assert led(flow().system, "one/ASK", "leave") == [(("LOGIN",), "")]


def test_a_target_of_a_host_that_the_flow_does_not_have_is_unknown(flow):
    text = FLOW.replace("host: host\n", "").replace("FAILED", "unknown")
    text = text.replace("RESUME", "unknown").replace("OUT: OUT", "OUT: unknown")
    assert led(flow(text).system, "one/ASK", "leave") == [(("unknown",), "")]


def test_a_handover_inside_a_step_leads_on_to_where_its_exits_lead(flow):
    moves = flow().system.states["one/LOCKED"].moves.members
    assert [move.target for move in moves] == [
        ("OUT",),
        ("two/ASK",),
        ("FAILED",),
    ]
    assert all(move.guard for move in moves)


def test_a_final_state_that_hands_nothing_over_leads_nowhere(flow):
    assert flow().system.states["RESUME"].moves.members == ()


def test_options_that_the_flow_fixes_are_put_in(flow):
    system = flow().system
    assert str(system.states["one/ASK"].actions.members["again"].if_) == (
        "one.mode == sms"
    )
    assert "one.resend" not in system.options
    assert dict(flow().fixed) == {"one.resend": True}


def test_options_that_are_left_open_are_called_by_their_step(flow):
    system = flow().system
    assert {"one.mode", "two.resend", "two.mode", "remember"} <= set(system.options)
    assert str(system.states["two/ASK"].actions.members["again"].if_) == (
        "two.resend and two.mode == sms"
    )
    assert str(system.states["LOGIN"].actions.members["remind"].if_) == "remember"


def test_the_flow_fixes_options_of_its_host(flow):
    text = FLOW.replace("initial: one", "options: {remember: false}\ninitial: one")
    offer = flow(text).system.states["LOGIN"].actions.members["remind"]
    assert str(offer.if_) == "false"


def test_formulas_of_the_flow_know_what_it_fixes(flow):
    text = FLOW.replace("DONE: two", "DONE: [{if: one.resend, target: two}]")
    outcome = flow(text).system.states["one/ASK"].actions.members["check"].outcomes[0]
    assert outcome.if_ is None


def test_conditions_of_an_exit_are_those_of_what_leads_there(flow):
    text = FLOW.replace("DONE: two", "DONE: [{if: two.resend, target: two}]")
    outcome = flow(text).system.states["one/ASK"].actions.members["check"].outcomes[0]
    assert str(outcome.if_) == "two.resend"


def test_exits_take_the_forms_of_outcomes(flow):
    text = FLOW.replace("DONE: two", "DONE: {target: two, after: PT1S}")
    outcome = flow(text).system.states["one/ASK"].actions.members["check"].outcomes[0]
    assert outcome.after.duration == "PT1S"


def test_a_step_is_nearer_than_a_state_of_the_host(flow):
    text = FLOW.replace("one", "LOGIN")
    found = flow(text)
    assert [each.target for each in found.system.initial] == [("LOGIN/ASK",)]
    assert [each.rule.name for each in found.findings] == ["ambiguous-step"]


def test_a_state_of_a_step_is_a_target(flow):
    text = FLOW.replace("DONE: two", "DONE: two/LOCKED")
    assert led(flow(text).system, "one/ASK", "check")[0][0] == ("two/LOCKED",)


def test_a_state_of_the_host_may_be_called_by_its_host(flow):
    text = FLOW.replace("DONE: two", "DONE: host/RESUME")
    assert led(flow(text).system, "one/ASK", "check")[0][0] == ("RESUME",)


def test_an_exit_of_the_host_is_a_target_and_stays_an_exit(flow):
    text = FLOW.replace("DONE: two", "DONE: OUT")
    system = flow(text).system
    assert led(system, "one/ASK", "check")[0][0] == ("OUT",)
    assert set(system.exits) == {"OUT"}


def test_steps_that_are_left_at_once_by_way_of_each_other_end(flow):
    empty = "statecheck: 1\nsystem: empty\ninitial: X\nexits: {X: ended}"
    text = (
        "statecheck: 1\nflow: both\ninitial: a\n"
        "steps: {a: {system: empty, exits: {X: b}}, b: {system: empty, exits: {X: a}}}"
    )
    assert not flow(text, empty).system.states


def test_what_all_parts_have_alike_has_one_name(flow):
    system = flow().system
    assert set(system.actions) >= {"submit", "check", "leave"}
    assert set(system.models) == {"Body"}
    assert set(system.errors) == {"REFUSED"}


def test_what_parts_have_in_their_own_way_is_called_by_the_step_too(flow):
    own = (
        "statecheck: 1\nsystem: own\ninitial: A\nexits: {DONE: success}\n"
        "sources: {guide: {title: Another guide, confidence: assumed}}\n"
        "errors: {REFUSED: {http: 409}}\n"
        "states: {A: {source: guide, model: Body, actions: {submit: [DONE, {error:"
        " REFUSED}]}}}\n"
        "actions: {submit: {description: Otherwise., errors: [REFUSED]}}\n"
        "models: {Body: {fields: {b: string}}}"
    )
    text = FLOW + "  own: {system: own, exits: {DONE: RESUME}}\n"
    system = flow(text.replace("DONE: two", "DONE: own"), own).system
    state = system.states["own/A"]
    assert state.model == "own/Body"
    assert set(system.models["own/Body"].fields) == {"b"}
    assert set(state.actions.members) == {"own/submit"}
    assert system.actions["own/submit"].wire == "submit"
    assert system.actions["own/submit"].errors.members == ("own.REFUSED",)
    assert system.errors["own.REFUSED"].http == (409,)
    assert system.errors["own.REFUSED"].wire == "REFUSED"
    assert state.fact.source == ("own.guide",)
    assert system.sources["own.guide"].title == "Another guide"


def test_what_follows_from_two_facts_is_as_sure_as_the_less_sure(flow):
    text = FLOW.replace("DONE: two", "DONE: {target: two, confidence: assumed}")
    outcome = flow(text).system.states["one/ASK"].actions.members["check"].outcomes[0]
    assert outcome.fact.confidence[""] == "assumed"


def test_without_a_host_a_flow_has_the_states_of_its_steps_alone(flow):
    text = FLOW.replace("host: host\n", "")
    assert all("/" in name for name in flow(text).system.states)


def test_properties_of_a_flow_are_its_own(flow):
    found = flow(FLOW + "properties: {p: {never: FAILED}}").system
    assert set(found.properties) == {"p"}


def test_a_step_whose_system_is_not_found_is_left_out(flow):
    found = flow(FLOW.replace("code\n    entry", "nothing-like-it\n    entry"))
    assert set(found.steps) == {"one"}
    assert not found.complete


def test_what_all_systems_say_of_openness_holds_of_the_flow(linked):
    host = HOST + "openness: {codes: open, enums: closed}\n"
    code = CODE + "openness: {enums: open}\n"
    assert dict(linked(host, code, FLOW)["both"].system.openness) == {"codes": "open"}
