"""Random machines: the verdicts are those of an independent implementation."""

from itertools import pairwise

import networkx as nx
from hypothesis import HealthCheck, given, settings
from machines import as_text, machines, variants
from oracle import GOAL, START

from statecheck.finding import Verdict
from statecheck.graph import (
    Trouble,
    always,
    cut_off,
    possible,
    shortest_run,
    stuck,
    user_can,
)

quick = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def verdict(answer, variant):
    """Return what an answer says of one variant; None if it was not asked for."""
    for name in Verdict:
        if getattr(answer, name.value) & variant:
            return name
    return None


def expected(*, sure, perhaps):
    if sure:
        return Verdict.PROVED
    return Verdict.UNDETERMINED if perhaps else Verdict.REFUTED


def assert_answers(answers, variant, sure, perhaps, nodes):
    found = {node: verdict(answers[node], variant) for node in nodes}
    assert found == {
        node: expected(sure=node in sure, perhaps=node in perhaps) for node in nodes
    }


@quick
@given(machines())
def test_the_same_nodes_are_reached(graph, spec):
    door = graph(as_text(spec))
    for setting, machine in variants(spec):
        variant = door.variant(setting)
        for reached, doubtful in ((door.reached, False), (door.perhaps_reached, True)):
            found = {node for node, there in reached.items() if there & variant}
            assert found == machine.reached(doubtful=doubtful)


@quick
@given(machines())
def test_the_same_states_are_cut_off(graph, spec):
    door = graph(as_text(spec))
    reached = set().union(*(m.reached() for _, m in variants(spec)))
    existing = set().union(*(m.nodes for _, m in variants(spec)))
    begins = any(m.leaving(START) for _, m in variants(spec))
    never = {name for name in spec["states"] if name in existing - reached}
    found = {name for part in cut_off(door) for name in part.states}
    # Where a flow begins is said, even if no variant has the state it begins in.
    assert found == never or not begins


@quick
@given(machines())
def test_the_same_is_possible(graph, spec):
    door = graph(as_text(spec))
    for goals in ({"OK"}, {"OK", "KO"}, {"B"}):
        answers = possible(door, goals)
        for setting, machine in variants(spec):
            assert_answers(
                answers,
                door.variant(setting),
                machine.possible(goals, doubtful=False),
                machine.possible(goals, doubtful=True),
                {START, *machine.nodes},
            )


@quick
@given(machines())
def test_the_same_comes_about_always(graph, spec):
    door = graph(as_text(spec))
    for goals in ({"OK"}, {"OK", "KO"}, {"B"}):
        answers = always(door, goals)
        for setting, machine in variants(spec):
            nodes = {START, *machine.nodes}
            assert_answers(
                answers,
                door.variant(setting),
                nodes - machine.avoids(goals, doubtful=True),
                nodes - machine.avoids(goals, doubtful=False),
                nodes,
            )


@quick
@given(machines(most_doubts=2))
def test_the_user_can_bring_about_the_same(graph, spec):
    door = graph(as_text(spec))
    for goals in ({"OK"}, {"OK", "KO"}, {"B"}):
        answers = user_can(door, goals)
        for setting, machine in variants(spec):
            perhaps = set()
            for world in machine.worlds():
                perhaps |= world.brings({*goals, GOAL}, "user")
            assert_answers(
                answers,
                door.variant(setting),
                machine.brings(goals, "user"),
                perhaps,
                {START, *machine.nodes},
            )


def troubles(machine):
    """Yield each state that can be reached with the first trouble that it is in."""
    ended = machine.possible(machine.ends, doubtful=True)
    successful = machine.possible(machine.successes, doubtful=True)
    able = set()
    for world in machine.worlds():
        able |= world.brings({*machine.ends, GOAL}, "user")
    proved = machine.possible(machine.ends, doubtful=False)
    for node in sorted(machine.reached() & machine.nodes - machine.ends):
        if not machine.leaving(node):
            yield node, Trouble.DEAD_END
        elif all(way.unlisted for way in machine.leaving(node)):
            continue
        elif node not in ended:
            yield node, Trouble.TRAP
        elif node in proved and node not in successful:
            yield node, Trouble.NO_SUCCESS
        elif node in proved and node not in able:
            yield node, Trouble.NO_WAY_OUT


@quick
@given(machines(most_doubts=2))
def test_flows_get_stuck_in_the_same_places(graph, spec):
    door = graph(as_text(spec))
    begins = any(machine.leaving(START) for _, machine in variants(spec))
    found = [each for each in stuck(door) if each.variants]
    for setting, machine in variants(spec) if begins else ():
        variant = door.variant(setting)
        wrong = dict(troubles(machine))
        network = machine.network(doubtful=False)
        reported = [each for each in found if each.variants & variant]
        for each in reported:
            assert wrong.get(each.states[0]) is each.trouble
        named = {name for each in found for name in each.states}
        for node in wrong:
            assert ({node} | nx.descendants(network, node)) & named


@quick
@given(machines())
def test_a_shortest_run_is_as_short_as_can_be(graph, spec):
    door = graph(as_text(spec))
    for setting, machine in variants(spec):
        network = machine.network(doubtful=False)
        for node in machine.nodes:
            run = shortest_run(door, {node}, door.variant(setting))
            if node not in machine.reached():
                assert run is None
                continue
            assert len(run) == nx.shortest_path_length(network, START, node)
            assert [edge.target for edge in run][-1] == node
            assert all(edge.variants & door.variant(setting) for edge in run)
            steps = [(edge.source, edge.target) for edge in run]
            assert all(one[1] == other[0] for one, other in pairwise(steps))
            assert steps[0][0] == START


@quick
@given(machines())
def test_a_shortest_run_is_the_shortest_of_all_variants(graph, spec):
    door = graph(as_text(spec))
    lengths = {}
    for _, machine in variants(spec):
        away = nx.single_source_shortest_path_length(
            machine.network(doubtful=False), START
        )
        for node, length in away.items():
            lengths[node] = min(length, lengths.get(node, length))
    for node in door.exists:
        run = shortest_run(door, {node})
        assert lengths.get(node) == (None if run is None else len(run))


@quick
@given(machines())
def test_components_are_those_of_networkx(graph, spec):
    door = graph(as_text(spec))
    network = nx.DiGraph()
    network.add_nodes_from({START, *spec["states"], *spec["exits"]})
    for _, machine in variants(spec):
        network.add_edges_from(machine.network(doubtful=False).edges)
    found = {frozenset(component) for component in door.components}
    assert found == set(map(frozenset, nx.strongly_connected_components(network)))
