"""States that no run gets to, and what they hang together with."""

from dataclasses import dataclass

from statecheck.graph.edge import START, Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.region import connected


@dataclass(frozen=True, slots=True)
class CutOff:
    """States that hang together, and that no run of sure edges gets to.

    Attributes:
        states: In the order of the system; not empty.
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
    never = [
        name
        for name in graph.system.states
        if graph.exists[name] and not graph.reached[name]
    ]
    return tuple(
        CutOff(states, _ways(graph, states)) for states in connected(graph, never)
    )


def _ways(graph: StateGraph, states: tuple[str, ...]) -> tuple[Edge, ...]:
    """Return the doubtful edges, of what is reached, by which a part might be."""
    if not any(graph.perhaps_reached[name] for name in states):
        return ()
    within = set(states)
    return tuple(
        edge
        for edge in graph.edges
        if not edge.sure
        and edge.declared
        and (not edge.target or edge.target in within)
        and graph.perhaps_reached[edge.source]
        and edge.source not in within
    )
