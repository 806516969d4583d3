"""Runs: the shortest, always the same, in the words of a tester."""

import pytest

from statecheck.finding import Step
from statecheck.graph import CYCLE, cycle_at, run_to, shortest_cycle, shortest_run


def steps(found):
    return [(step.state, step.action) for step in found.steps]


def test_a_run_is_what_a_tester_presses(machine):
    found = run_to(machine("A-go->B B-end->DONE"), "DONE")
    assert steps(found) == [("A", "go"), ("B", "end"), ("DONE", "")]


def test_a_run_that_begins_with_a_request_says_so(graph):
    door = graph("start: {create: A}\nstates: {A: {final: ended}}")
    assert steps(run_to(door, "A")) == [("", "create"), ("A", "")]


@pytest.mark.parametrize(
    ("when", "sends", "because"),
    [
        ("{/amount/value: present}", "any /amount/value", ""),
        ("{code: absent}", "no code", ""),
        ("{code: [A, B, absent]}", "code = A or B or no code", ""),
        ("{state/mode: SMS, code: A}", "code = A", "mode = SMS was shown"),
        ("{state/mode: absent}", "", "no mode was shown"),
    ],
)
def test_what_is_sent_and_what_was_shown_are_told_apart(graph, when, sends, because):
    door = graph(
        "initial: A\nexits: {DONE: success}\n"
        f"states: {{A: {{actions: {{go: [{{when: {when}, target: DONE}}]}}}}}}"
    )
    first = run_to(door, "DONE").steps[0]
    assert (first.sends, first.because) == (sends, because)


def test_nobody_presses_a_move_but_what_shows_it(graph):
    door = graph(
        "initial: A\nexits: {DONE: success}\nactions: {poll: {safe: true}}\n"
        "states: {A: {moves: [{target: DONE, guard: fraud}], "
        "actions: {poll: stay}}}"
    )
    first = run_to(door, "DONE").steps[0]
    assert (first.action, first.because) == (
        "poll",
        "once the server has moved on, fraud",
    )


def test_what_has_to_be_sent_is_said(graph):
    door = graph(
        "initial: A\nexits: {DONE: success, LOST: failure}\n"
        "states: {A: {actions: {go: ["
        "{when: {mode: [SMS, EMAIL], code: present}, target: DONE},"
        " {when: otherwise, target: LOST}]}}}"
    )
    first = run_to(door, "DONE").steps[0]
    assert first.sends == "any code, mode = SMS or EMAIL"
    assert run_to(door, "LOST").steps[0].sends == "anything else"


def test_what_else_has_to_hold_is_said(graph):
    door = graph(
        "initial: A\nerrors: {E: {}}\nstates: {B: {final: failure}, A: {actions: {go: "
        "[{error: E, guard: third try, after: PT5M, target: B}]}}}"
    )
    assert run_to(door, "B").steps[0] == Step(
        "A", "go", because="error E, third try, after PT5M"
    )


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("PT5M", "after PT5M"),
        ("{field: /until}", "after the time in /until"),
        ("unknown", "after some time"),
    ],
)
def test_a_move_is_waited_for(graph, after, said):
    door = graph(
        "initial: A\nexits: {DONE: success}\n"
        f"states: {{A: {{moves: [{{target: DONE, after: {after}}}]}}}}"
    )
    assert run_to(door, "DONE").steps[0] == Step("A", because=said)


def test_a_move_is_seen_by_the_safe_action_that_shows_it(graph):
    door = graph(
        "initial: A\nexits: {DONE: success}\nactions: {poll: {safe: true}}\n"
        "states: {A: {actions: {poll: stay}, moves: [DONE]}}"
    )
    assert steps(run_to(door, "DONE")) == [("A", "poll"), ("DONE", "")]


def test_of_equally_short_runs_the_surer_is_taken_then_the_first_by_name(machine):
    arrows = [
        "A-x?->B",
        "A-x->C",
        "A-x->D",
        "B-end->DONE",
        "C-end->DONE",
        "D-end->DONE",
    ]
    for each in (arrows, [arrows[0], *arrows[:0:-1]]):
        door = machine(" ".join(each))
        assert [edge.target for edge in shortest_run(door, {"DONE"})] == [
            "A",
            "C",
            "DONE",
        ]


def test_the_shortest_run_of_all_variants_is_taken(machine):
    door = machine("A-go->B B-go->DONE A-go[o]->DONE", options=["o"])
    assert len(shortest_run(door, {"DONE"})) == 2
    assert len(shortest_run(door, {"DONE"}, door.variant({"o": False}))) == 3


def test_a_run_is_one_of_a_single_variant(machine):
    door = machine("A-go[o]->B B-go[not_o]->DONE", options=["o"])
    assert shortest_run(door, {"DONE"}) is None


def test_a_run_can_be_had_that_avoids_nodes(machine):
    door = machine("A-go->B B-go->DONE A-no->C C-go->D D-go->DONE")
    run = shortest_run(door, {"DONE"}, avoiding={"B"})
    assert [edge.source for edge in run[1:]] == ["A", "C", "D"]


def test_a_run_to_where_one_is_has_no_edges(machine):
    assert shortest_run(machine("A-go->DONE"), {"A"}, start="A") == ()


def test_a_run_of_doubtful_edges_is_had_on_request_only(graph):
    door = graph(
        "initial: A\nexits: {DONE: success}\n"
        "states: {A: {actions: {go: {target: DONE, disputed: [{says: no}]}}}}"
    )
    assert shortest_run(door, {"DONE"}) is None
    assert len(shortest_run(door, {"DONE"}, sure=False)) == 2


def test_a_cycle_comes_round_again(machine):
    found = cycle_at(machine("A-go->B B-go->C C-back->A B-end->DONE"), "B")
    assert found.kind == CYCLE
    assert steps(found) == [("B", "go"), ("C", "back"), ("A", "go"), ("B", "")]


def test_a_state_that_stays_is_a_cycle_of_one(machine):
    assert len(shortest_cycle(machine("A-poll->A A-go->B B-go->A"), "A")) == 1


def test_a_cycle_keeps_within_the_nodes_that_are_named(machine):
    door = machine("A-go->B B-go->A A-x->C C-x->D D-x->A")
    assert len(shortest_cycle(door, "A", within={"A", "C", "D"})) == 3
    assert shortest_cycle(door, "A", within={"A", "C"}) is None
