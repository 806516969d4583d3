"""States that no run gets to, and what they hang together with."""

from dataclasses import dataclass

from statecheck.graph.edge import START, Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.region import connected


@dataclass(frozen=True, slots=True)
class CutOff:
    """States that hang together, and that no run of sure edges gets to.

    Attributes:
        states: By name; not empty.
        doubtful: The doubtful edges by which a run might get there; empty if none does.
    """

    states: tuple[str, ...]
    doubtful: tuple[Edge, ...]


def cut_off(graph: StateGraph) -> tuple[CutOff, ...]:
    """Return the parts that no run gets to, in any variant that has them.

    Empty where nobody says where a flow begins.
    """
    if not any(edge.target for edge in graph.leaving[START]):
        return ()
    never = {
        name: graph.exists[name]
        for name in graph.system.states
        if graph.exists[name] and not graph.reached[name]
    }
    anywhere = _anywhere(graph)
    return tuple(
        CutOff(part.states, _ways(graph, part.states, anywhere))
        for part in connected(graph, never)
    )


def _anywhere(graph: StateGraph) -> tuple[Edge, ...]:
    """Return the edges to nowhere known that a run may go by.

    Those of states that are cut off themselves say nothing as long as others do.
    """
    edges = [
        edge
        for edge in graph.edges
        if not edge.target and edge.declared and graph.perhaps_reached[edge.source]
    ]
    first = [edge for edge in edges if graph.reached[edge.source]]
    return tuple(sorted(first or edges, key=_order))


def _ways(
    graph: StateGraph, states: tuple[str, ...], anywhere: tuple[Edge, ...]
) -> tuple[Edge, ...]:
    """Return the doubtful edges, from elsewhere, by which a part might be reached."""
    if not any(graph.perhaps_reached[name] for name in states):
        return ()
    within = set(states)
    ways = [
        edge
        for name in states
        for edge in graph.entering[name]
        if not edge.sure
        and edge.source not in within
        and graph.perhaps_reached[edge.source]
    ]
    if not ways:
        return anywhere  # the same for many parts, so not copied for each
    return tuple(sorted([*ways, *anywhere], key=_order))


def _order(edge: Edge) -> tuple[str, int, str, str, str, str]:
    return (edge.source, *edge.order)
