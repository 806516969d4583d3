"""The edges that a picture draws strongest: ways to success, or a way asked for."""

from itertools import pairwise

from statecheck.graph import START, Edge, StateGraph, VariantSet, shortest_run
from statecheck.spec import End

_GOOD = ((End.SUCCESS,), (End.HANDOVER, End.ENDED))
"""What a flow is for; the later only where no flow gets to the earlier."""


def success_path(graph: StateGraph, variants: VariantSet) -> tuple[Edge, ...]:
    """Return the edges of the shortest ways from the start to each good end.

    Where no flow ends well, the ends are meant in which it is handed over or just
    over. Doubtful edges are taken only where there is no way without them.
    """
    for good in _GOOD:
        edges: list[Edge] = []
        for target in (*graph.system.states, *graph.system.exits):
            if graph.end(target) in good:
                edges.extend(_shortest(graph, START, target, variants) or ())
        if edges:
            return tuple(edges)
    return ()


def path_through(
    graph: StateGraph, nodes: tuple[str, ...], variants: VariantSet
) -> tuple[tuple[Edge, ...], tuple[tuple[str, str], ...]]:
    """Return the edges of the shortest way through `nodes` one after the other.

    Returns:
        The edges, and the pairs of nodes between which there is no way.
    """
    edges: list[Edge] = []
    apart: list[tuple[str, str]] = []
    for start, target in pairwise(nodes):
        found = _shortest(graph, start, target, variants)
        if found is None:
            apart.append((start, target))
        edges.extend(found or ())
    return tuple(edges), tuple(apart)


def _shortest(
    graph: StateGraph, start: str, target: str, variants: VariantSet
) -> tuple[Edge, ...] | None:
    """Return a shortest way in some of the variants; None if none of them has one."""
    for sure in (True, False):
        within = graph.leads_to((target,), sure=sure)[start] & variants
        if within:
            found = shortest_run(graph, (target,), within, start, sure=sure)
            if found is not None:
                return found
    return None
