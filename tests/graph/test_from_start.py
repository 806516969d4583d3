"""One search from the start for all nodes: the same runs as one for each."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from machines import as_text, machines

from statecheck.graph import shortest_run

FIXED = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

NOWHERE = frozenset({"nowhere"})
"""What is avoided for a search of its own; no node is called so."""


@FIXED
@given(spec=machines(), sure=st.booleans(), data=st.data())
def test_a_run_is_the_same_in_whatever_order_nodes_are_asked_for(
    graph, spec, sure, data
):
    door = graph(as_text(spec))
    for node in data.draw(st.permutations(sorted(door.exists))):
        alone = shortest_run(door, {node}, sure=sure, avoiding=NOWHERE)
        assert shortest_run(door, {node}, sure=sure) == alone
        there = door.reached[node]
        assert shortest_run(door, {node}, there, sure=sure) == shortest_run(
            door, {node}, there, sure=sure, avoiding=NOWHERE
        )


def test_searches_that_are_let_go_are_made_again(graph):
    options = {f"o{number}": {} for number in range(6)}
    text = (
        "initial: A\nexits: {DONE: success}\n"
        f"options: {options}\n"
        "states: {A: {actions: {go: ["
        + ", ".join(f"{{if: {name}, target: DONE}}" for name in options)
        + "]}}}"
    )
    door = graph(text)
    sets = [door.space.chosen(name, value=True) for name in options]
    sets += [one & ~other for one in sets for other in sets if one != other]
    for variants in (*sets, *sets):
        alone = shortest_run(door, {"DONE"}, variants, avoiding=NOWHERE)
        assert shortest_run(door, {"DONE"}, variants) == alone


def test_what_was_met_further_away_does_not_lengthen_a_run(machine):
    door = machine("A-x->B A-y->C C-z->D D-w->E B-v->E")
    for order in ("DECB", "BCED", "EDCB"):
        for node in order:
            shortest_run(door, {node})
        assert [edge.target for edge in shortest_run(door, {"E"})][-2:] == ["B", "E"]
