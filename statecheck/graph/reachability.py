"""States that no run gets to, and what they hang together with."""

from collections import deque
from collections.abc import Mapping, Sequence

from statecheck.graph.components import components
from statecheck.graph.edge import START, Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.region import connected
from statecheck.immutable import frozen

_MOST_ENTRANCES = 100
"""So many states that nothing leads to are tried as the entrance of one part."""


@frozen
class CutOff:
    """States that hang together, and that no run of sure edges gets to.

    Attributes:
        states: The one that leads to the most of them first, then in the order in which
            they follow from it, those that do not by name; not empty.
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
        CutOff(_from_entrance(graph, part.states), _ways(graph, part.states, anywhere))
        for part in connected(graph, never)
    )


def _from_entrance(graph: StateGraph, states: tuple[str, ...]) -> tuple[str, ...]:
    """Return states in the order in which somebody would come through them.

    The first is the one from which the most of them are reached, the first by name if
    that is so of several; where it stands in a file says nothing.
    """
    within = set(states)
    following = {
        name: sorted(
            {edge.target for edge in graph.leaving[name] if edge.target in within}
        )
        for name in states
    }
    first = [
        min(component)
        for component in components(following)
        if not any(
            edge.source in within and edge.source not in component
            for name in component
            for edge in graph.entering[name]
        )
    ]
    ways = [_followed(following, name) for name in sorted(first)[:_MOST_ENTRANCES]]
    longest = max(ways, key=len)
    return (*longest, *sorted(within.difference(longest)))


def _followed(following: Mapping[str, Sequence[str]], first: str) -> tuple[str, ...]:
    """Return a node and what follows from it, what is near first."""
    met = {first: None}
    waiting = deque([first])
    while waiting:
        for name in following[waiting.popleft()]:
            if name not in met:
                met[name] = None
                waiting.append(name)
    return tuple(met)


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
