"""What runs on plain adjacency equals what networkx says of the same graph."""

import io

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from machines import as_text, machines

from statecheck.graph import (
    START,
    distances,
    immediate_dominators,
    passed_through,
    to_networkx,
)
from statecheck.graph.components import components

quick = settings(max_examples=150, deadline=None)


@st.composite
def adjacencies(draw):
    """Return where each of some nodes leads."""
    count = draw(st.integers(1, 12))
    nodes = [f"n{i}" for i in range(count)]
    targets = st.lists(st.sampled_from(nodes), max_size=3)
    return {node: draw(targets) for node in nodes}


def network_of(successors):
    network = nx.DiGraph()
    network.add_nodes_from(successors)
    network.add_edges_from((n, t) for n, targets in successors.items() for t in targets)
    return network


@quick
@given(adjacencies())
def test_components_equal_those_of_networkx(successors):
    found = components(successors)
    expected = nx.strongly_connected_components(network_of(successors))
    assert set(map(frozenset, found)) == set(map(frozenset, expected))


@quick
@given(adjacencies())
def test_a_component_comes_before_those_that_lead_to_it(successors):
    place = {n: i for i, each in enumerate(components(successors)) for n in each}
    for node, targets in successors.items():
        assert all(place[target] <= place[node] for target in targets)


@quick
@given(adjacencies())
def test_dominators_equal_those_of_networkx(successors):
    expected = dict(nx.immediate_dominators(network_of(successors), "n0"))
    expected.pop("n0", None)
    assert immediate_dominators(successors, "n0") == expected


@quick
@given(adjacencies())
def test_distances_equal_those_of_networkx(successors):
    expected = nx.single_source_shortest_path_length(network_of(successors), "n0")
    assert distances(successors, "n0") == dict(expected)


def test_a_deep_graph_needs_no_recursion():
    deep = {f"n{i}": [f"n{i + 1}"] for i in range(20_000)} | {"n20000": []}
    assert len(components(deep)) == len(distances(deep, "n0")) == 20_001
    assert immediate_dominators(deep, "n0")["n20000"] == "n19999"


def test_every_run_passes_through_its_dominators(machine):
    door = machine("A-go->B A-no->C B-go->D C-go->D D-end->DONE")
    assert list(passed_through(door.dominators, "DONE")) == ["D", "A", START]


def test_dominators_of_one_variant_may_be_later(machine):
    door = machine("A-go->B A-no[o]->C B-go->D C-go->D D-end->DONE", options=["o"])
    without = immediate_dominators(door.successors(door.variant({"o": False})), START)
    assert (door.dominators["D"], without["D"]) == ("A", "B")


@settings(max_examples=60, deadline=None)
@given(machines())
def test_the_everyday_verdicts_equal_those_of_networkx(graph, spec):
    door = graph(as_text(spec))
    network = to_networkx(door)
    sure = nx.DiGraph()
    sure.add_nodes_from(network)
    sure.add_edges_from(
        (a, b) for a, b, each in network.edges(data=True) if each["sure"]
    )
    expected = nx.strongly_connected_components(sure)
    assert set(map(frozenset, door.components)) == set(map(frozenset, expected))
    if not spec["options"]:
        reached = {node for node, each in network.nodes(data=True) if each["reached"]}
        assert reached == {START} | nx.descendants(sure, START)


def test_the_attributes_say_what_the_spec_says(graph):
    door = graph(
        "initial: A\noptions: {o: {}}\nexits: {DONE: success}\n"
        "states: {A: {description: First., group: Ways, actions: {go: "
        "{if: o, outcomes: [{guard: if so, target: DONE}, unknown]}}, moves: [A]}}"
    )
    network = to_networkx(door)
    assert network.graph == {"system": "door", "unknown": 1}
    assert network.nodes["A"] == {
        "kind": "state",
        "end": "",
        "description": "First.",
        "group": "Ways",
        "reached": True,
        "optional": False,
    }
    assert (network.nodes[START]["kind"], network.nodes["DONE"]["end"]) == (
        "start",
        "success",
    )
    assert network.edges["A", "DONE", 0] == {
        "action": "go",
        "error": "",
        "by": "user",
        "kind": "optional",
        "sure": True,
        "move": False,
        "guard": "if so",
    }
    assert network.edges["A", "A", 0]["move"]


@pytest.mark.parametrize("write", [nx.write_graphml, nx.write_gexf])
def test_every_format_of_networkx_holds_it(machine, write):
    target = io.BytesIO()
    write(to_networkx(machine("A-go->B B~~>DONE")), target)
    assert b"DONE" in target.getvalue()
