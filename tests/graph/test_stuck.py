"""Where flows get stuck, and what cannot be reached: each cause once."""

import pytest

from statecheck.graph import Trouble, cut_off, stuck, waiting


@pytest.fixture(scope="module")
def troubles(machine):
    """Return what is wrong with a machine, as troubles and states."""

    def found(arrows, **keys):
        return [(each.trouble, *each.states) for each in stuck(machine(arrows, **keys))]

    return found


GOOD = {"DONE": "success", "LOST": "failure"}


def test_a_state_that_offers_nothing_is_a_dead_end(troubles):
    assert troubles("A-go->B A-end->DONE", exits=GOOD) == [(Trouble.DEAD_END, "B")]


def test_a_state_with_nothing_but_ways_back_to_itself_is_a_trap(troubles):
    found = troubles("A-go->B A-end->DONE B-poll->B")
    assert found == [(Trouble.TRAP, "B")]


def test_states_that_lead_to_a_trap_only_are_not_reported_besides(troubles):
    found = troubles("A-go->B A-end->DONE B-go->C C-go->D D-go->C")
    assert found == [(Trouble.TRAP, "C", "D")]


def test_states_from_which_only_failure_is_possible_are_one_finding(troubles):
    found = troubles("A-go->B A-end->DONE B-go->C C-end->LOST", exits=GOOD)
    assert found == [(Trouble.NO_SUCCESS, "B", "C")]


def test_where_no_end_is_good_nothing_else_is_asked(troubles):
    assert troubles("A-end->LOST", exits={"LOST": "failure"}) == []


def test_a_way_through_a_handover_makes_success_undetermined(troubles):
    ends = {"DONE": "success", "BANK": "handover"}
    assert troubles("A-go->B A-end->DONE B-end->BANK", exits=ends) == []


def test_a_state_that_only_others_lead_out_of_has_no_way_out(troubles):
    assert troubles("A-go->B B~~>DONE") == [(Trouble.NO_WAY_OUT, "B")]


def test_a_time_is_a_way_out(troubles):
    assert troubles("A-go->B B~PT5M~>DONE") == []


def test_an_end_is_never_stuck(graph):
    door = graph("initial: A\nstates: {A: {final: failure}}\nexits: {DONE: success}")
    assert stuck(door) == ()


def test_what_is_not_reached_is_not_asked(troubles):
    assert troubles("A-end->DONE B-poll->B") == []


def test_without_a_beginning_every_state_is_asked(graph):
    door = graph("states: {A: {actions: none}}")
    assert [each.trouble for each in stuck(door)] == [Trouble.DEAD_END]


def test_a_dead_end_of_some_variants_is_found_with_those(machine):
    door = machine("A-go->B B-end[o]->DONE B-end[p]->DONE", options=["o", "p", "q"])
    (found,) = stuck(door)
    assert found.trouble is Trouble.DEAD_END
    assert door.space.smallest(found.variants, found.asked) == (
        ("o", False),
        ("p", False),
    )


def test_a_state_may_be_a_trap_of_its_own_in_some_variants(machine):
    door = machine("A-end->DONE A-go->B B-go[o]->C B-poll->B C-poll->C", options=["o"])
    found = {each.states: each.variants for each in stuck(door)}
    assert found[("B",)] == door.variant({"o": False})
    assert found[("C",)] == door.variant({"o": True})


def test_a_trap_that_an_unknown_fact_may_open_is_undetermined(graph):
    door = graph(
        "initial: A\nexits: {DONE: success}\n"
        "states: {A: {actions: {go: B}}, B: {actions: {go: unknown}}}"
    )
    (found,) = stuck(door)
    assert (found.states, bool(found.variants)) == (("B",), False)
    assert [edge.source for edge in found.doubtful] == ["B"]


def test_what_is_left_open_elsewhere_excuses_nobody(graph):
    door = graph(
        "initial: A\nstates:\n"
        "  A: {actions: {jump: [B, {guard: if so, target: C}]}}\n"
        "  B: {actions: {ask: {target: A, disputed: [{says: no}]}}}\n"
        "  C: {final: success}\n"
    )
    found = [(each.trouble, each.states) for each in stuck(door) if each.variants]
    assert found == [(Trouble.NO_WAY_OUT, ("A",))]


def test_a_disputed_end_makes_it_undetermined(graph):
    door = graph(
        "initial: A\nstates: {A: {final: success, disputed: [{final: failure}]},"
        " B: {actions: {go: A}}}"
    )
    assert stuck(door) == ()


def test_the_order_of_writing_says_nothing(troubles):
    arrows = ["A-go->B", "A-no->C", "B-go->C", "C-go->B", "A-end->DONE"]
    found = {
        tuple(troubles(" ".join(each)))
        for each in (arrows, [arrows[0], *arrows[:0:-1]])
    }
    assert found == {((Trouble.TRAP, "B", "C"),)}


def test_states_that_hang_together_are_cut_off_as_one(machine):
    door = machine("A-end->DONE B-go->C C-go->B D-poll->D")
    assert [part.states for part in cut_off(door)] == [("B", "C"), ("D",)]


def test_where_a_way_may_lead_to_an_island_it_is_doubtful(graph):
    door = graph(
        "initial: A\nstates: {A: {actions: {go: unknown}}, B: {final: success}}"
    )
    (part,) = cut_off(door)
    assert [edge.source for edge in part.doubtful] == ["A"]


def test_a_state_that_no_variant_has_is_no_island(graph):
    door = graph(
        "initial: A\noptions: {o: {}}\n"
        "states: {A: {final: success}, B: {if: o and not o, final: success}}"
    )
    assert cut_off(door) == ()


def test_without_a_beginning_nothing_is_cut_off(graph):
    assert cut_off(graph("states: {A: {actions: none}}")) == ()


@pytest.mark.parametrize(
    ("state", "waits"),
    [
        ("{moves: [DONE], actions: {poll: stay}}", True),
        ("{moves: [{target: DONE, after: unknown}]}", True),
        ("{moves: [{target: DONE, after: PT5M, guard: if so}]}", True),
        ("{actions: {look: [stay, DONE]}}", True),
        ("{moves: [{target: DONE, after: PT5M}]}", False),
        ("{moves: [{target: DONE, after: {field: /until}}]}", False),
        ("{moves: [DONE], actions: {go: DONE}}", False),
        ("{moves: [DONE], final: ended}", False),
        ("{actions: {poll: stay}}", False),
    ],
)
def test_a_wait_is_where_only_moves_without_a_known_time_lead_on(graph, state, waits):
    door = graph(
        "exits: {DONE: success}\nactions: {look: {safe: true}}\n"
        f"states: {{A: {state}}}"
    )
    assert bool(waiting(door)) is waits


BLAME = """\
initial: A
options: {o: {}}
exits: {OK: success}
states:
  A: {moves: [B]}
  B:
    actions:
      jump: {guard: it is so, target: OK}
      go: {if: o, target: C}
  C: {actions: {back: {guard: it is so, target: B}, jump: {target: A}}}
actions: {jump: unknown, go: unknown, back: unknown}
"""


def test_only_the_variants_in_which_blame_leads_on_are_excused(graph):
    door = graph(BLAME)
    off = door.variant({"o": False})
    named = {
        name for each in stuck(door) if each.variants & off for name in each.states
    }
    assert "B" in named


def test_a_way_through_a_handover_excuses_nobody_from_a_way_out(graph):
    door = graph("""
initial: A
exits: {DONE: success}
states:
  A: {actions: {go: {target: H, offered: sometimes}, ask: stay}}
  H: {final: handover}
actions: {go: {errors: none}, ask: {errors: none}}
""")
    found = [(each.trouble, each.states) for each in stuck(door) if each.variants]
    assert found == [(Trouble.NO_WAY_OUT, ("A",))]
