"""Possible, always, user can: the language, section "The graph"."""

import pytest

from statecheck.finding import Verdict
from statecheck.graph import START, always, possible, user_can

PROVED, REFUTED, UNDETERMINED = Verdict.PROVED, Verdict.REFUTED, Verdict.UNDETERMINED

A = "initial: A\nexits: {DONE: success, LOST: failure}\nstates: {A: %s}\n"


@pytest.fixture(scope="module")
def verdict(graph):
    """Return what a question about DONE is answered in A."""

    def asked(question, state, rest="", **keys):
        text = A % state if state.startswith("{") else state
        return question(graph(text + rest), {"DONE"}, **keys)["A"].verdict

    return asked


# Possible


def test_a_run_of_sometimes_edges_proves_that_it_is_possible(verdict):
    assert verdict(possible, "{moves: [{target: DONE, guard: if so}]}") is PROVED


def test_if_every_run_needs_a_doubtful_edge_it_is_undetermined(verdict):
    assert verdict(possible, "{actions: {go: [LOST, unknown]}}") is UNDETERMINED


def test_if_there_is_no_run_even_with_doubtful_edges_it_is_refuted(verdict):
    assert verdict(
        possible, "{actions: {go: {target: LOST, disputed: [{says: no}]}}}"
    ) is (REFUTED)


def test_questions_are_answered_for_the_start(machine):
    assert possible(machine("A-go->DONE"), {"DONE"})[START].verdict is PROVED


def test_what_is_misspelt_beyond_recognition_refutes_nothing(verdict):
    assert verdict(possible, "{actions: {go: ELSEWHERE}}") is UNDETERMINED


# Always


def test_a_run_that_rests_elsewhere_refutes_always(verdict):
    assert verdict(always, "{actions: {go: [DONE, LOST]}}") is REFUTED


def test_a_state_that_may_rest_itself_refutes_always(verdict):
    assert verdict(always, "{final: ended, actions: {go: DONE}}") is REFUTED


def test_an_outcome_that_stays_is_not_chosen_for_ever(verdict):
    assert verdict(always, "{actions: {go: [DONE, stay, {error: E}]}}") is PROVED


def test_an_action_that_only_stays_may_be_pressed_for_ever(verdict):
    assert verdict(always, "{actions: {go: DONE, resend: stay}}") is REFUTED


def test_a_poll_does_not_show_nothing_new_for_ever(verdict):
    assert verdict(always, "{actions: {poll: stay}, moves: [DONE]}") is PROVED


def test_going_round_for_ever_refutes_always(machine):
    door = machine("A-go->B B-back->A B-end->DONE")
    assert always(door, {"DONE"})["A"].verdict is REFUTED


def test_being_stuck_refutes_always(verdict, machine):
    assert verdict(always, "{actions: none}") is REFUTED
    ends = {"DONE": "success"}
    door = machine("A-go->DONE A-go->B", exits=ends)
    assert always(door, {"DONE"})["A"].verdict is REFUTED


def test_if_only_runs_with_a_doubtful_edge_do_not_get_there_it_is_undetermined(verdict):
    assert verdict(always, "{actions: {go: [DONE, unknown]}}") is UNDETERMINED


def test_if_only_a_doubtful_edge_leads_on_it_is_undetermined(verdict):
    doubtful = "{target: DONE, disputed: [{says: no}]}"
    assert verdict(always, f"{{actions: {{go: [stay, {doubtful}]}}}}") is UNDETERMINED


def test_whether_a_flow_may_rest_may_be_disputed(graph):
    door = graph(
        "initial: A\nexits: {DONE: success}\n"
        "states: {A: {actions: {go: DONE}, disputed: [{final: ended}]}}"
    )
    assert always(door, {"DONE"})["A"].verdict is UNDETERMINED


def test_that_a_flow_may_rest_where_it_says_may_be_disputed(graph):
    door = graph(
        "initial: A\nexits: {DONE: success}\n"
        "states: {A: {final: ended, actions: {go: DONE}, disputed: [{final: none}]}}"
    )
    assert always(door, {"DONE"})["A"].verdict is UNDETERMINED


# User can


def test_the_user_can_press_what_leads_there(verdict):
    assert verdict(user_can, "{actions: {go: DONE}}") is PROVED


def test_the_server_may_choose_another_outcome(verdict):
    assert verdict(user_can, "{actions: {go: [DONE, LOST]}}") is REFUTED


def test_the_user_counts_on_certain_edges_only(verdict):
    assert (
        verdict(user_can, "{actions: {go: [{guard: if so, target: DONE}]}}") is REFUTED
    )


def test_nobody_counts_on_what_is_offered_sometimes(verdict):
    state = "{actions: {go: {offered: sometimes, target: DONE}}}"
    assert verdict(user_can, state) is REFUTED


def test_a_guarded_outcome_that_leads_astray_is_a_choice_of_the_server(verdict):
    state = "{actions: {go: [DONE, {guard: third try, target: LOST}]}}"
    assert verdict(user_can, state) is REFUTED


def test_a_move_without_a_time_helps_nobody(verdict):
    assert verdict(user_can, "{actions: {poll: stay}, moves: [DONE]}") is REFUTED


def test_a_move_with_a_time_can_be_waited_for(verdict):
    assert verdict(user_can, "{moves: [{target: DONE, after: PT5M}]}") is PROVED


def test_while_one_waits_any_move_may_come(verdict):
    state = "{moves: [{target: DONE, after: PT5M}, LOST]}"
    assert verdict(user_can, state) is REFUTED


def test_a_move_that_comes_before_the_choice_decides_nothing(verdict):
    assert verdict(user_can, "{actions: {go: DONE}, moves: [LOST]}") is PROVED


def test_an_error_that_stays_is_no_choice_of_the_server(verdict):
    assert verdict(user_can, "{actions: {go: [DONE, {error: E}]}}") is PROVED


def test_an_action_that_has_nothing_but_errors_that_stay_leads_nowhere(verdict):
    assert verdict(user_can, "{actions: {go: {error: E}}}") is REFUTED


def test_an_error_that_leads_astray_is_a_choice_of_the_server(verdict):
    errors = "actions: {go: {errors: [E]}}\nerrors: {E: {target: LOST}}"
    assert verdict(user_can, "{actions: {go: DONE}}", errors) is REFUTED


def test_an_action_whose_errors_are_not_known_counts_as_able_to_succeed(verdict):
    for errors in ("unknown", "[E, unknown]"):
        rest = f"actions: {{go: {{errors: {errors}}}}}\nerrors: {{E: {{}}}}"
        assert verdict(user_can, "{actions: {go: DONE}}", rest) is PROVED


def test_where_a_doubtful_edge_could_turn_the_answer_it_is_undetermined(verdict):
    for outcomes in ("unknown", "[DONE, unknown]"):
        assert verdict(user_can, f"{{actions: {{go: {outcomes}}}}}") is UNDETERMINED


def test_what_others_do_are_moves(verdict):
    rest = "actions: {approve: {actor: boss}}\nactors: {boss: {}}"
    state = "{actions: {approve: DONE}}"
    assert verdict(user_can, state, rest) is REFUTED
    assert verdict(user_can, state, rest, actor="boss") is PROVED


def test_the_offer_says_who_presses_it_here(verdict):
    rest = "actors: {boss: {}}"
    state = "{actions: {approve: {actor: boss, target: DONE}}}"
    assert verdict(user_can, state, rest) is REFUTED


def test_where_others_lead_helps_nobody_even_if_it_is_not_known(verdict):
    rest = "actions: {poll: {actor: client}}"
    assert verdict(user_can, "{actions: {poll: unknown}}", rest) is REFUTED


def test_a_poll_by_the_user_brings_nothing_about(verdict):
    rest = "actions: {poll: {safe: true}}"
    assert verdict(user_can, "{actions: {poll: [stay, DONE]}}", rest) is REFUTED


def test_the_user_chooses_what_is_sent(verdict):
    go = "[{when: {code: present}, target: DONE}, {when: otherwise, target: LOST}]"
    assert verdict(user_can, f"{{actions: {{go: {go}}}}}") is PROVED


def test_otherwise_fits_when_no_other_does(verdict):
    state = (
        "{actions: {go: [{when: {flag: %s}, target: LOST},"
        " {when: otherwise, target: DONE}]}}"
    )
    rest = (
        "actions: {go: {request: Go}}\n"
        "models: {Go: {fields: {flag: {type: boolean, required: true}}}}"
    )
    assert verdict(user_can, state % "true", rest) is PROVED
    assert verdict(user_can, state % "[true, false]", rest) is REFUTED


def test_what_is_left_out_counts_as_its_default(verdict):
    state = "{actions: {go: [{when: {mode: absent}, target: DONE}]}}"
    rest = (
        "actions: {go: {request: Go}}\nmodels: {Go: {fields: {mode: {enum: [a], %s}}}}"
    )
    assert verdict(user_can, state, rest % "required: false") is PROVED
    assert verdict(user_can, state, rest % "default: a") is REFUTED
    assert verdict(user_can, state, rest % "required: true") is REFUTED


SHOWN = (
    "{model: Seen, actions: {go: [{when: {state/left: '0'}, target: LOST},"
    " {when: otherwise, target: DONE}]}}"
)


def test_the_server_chooses_what_is_shown(verdict):
    rest = "models: {Seen: {fields: {left: {enum: ['0', '1'], required: true}}}}"
    assert verdict(user_can, SHOWN, rest) is REFUTED


def test_what_cannot_be_shown_is_no_danger(verdict):
    rest = "models: {Seen: {fields: {left: {enum: ['1'], required: true}}}}"
    assert verdict(user_can, SHOWN, rest) is PROVED


def test_where_nobody_says_what_is_shown_it_is_undetermined(verdict):
    assert verdict(user_can, SHOWN, "models: {Seen: {fields: {}}}") is UNDETERMINED


def test_more_values_than_can_be_told_apart_refute_nothing(verdict):
    fields = ", ".join(f"f{i}: [a, b, c]" for i in range(8))
    state = f"{{actions: {{go: [{{when: {{{fields}}}, target: DONE}}]}}}}"
    assert verdict(user_can, state) is UNDETERMINED
