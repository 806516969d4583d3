"""The edges that a picture draws strongest: ways to success, or a way asked for."""

from itertools import pairwise

from statecheck.graph import START, Edge, StateGraph, VariantSet, shortest_run
from statecheck.spec import End

_GOOD = ((End.SUCCESS,), (End.HANDOVER, End.ENDED))
"""What a flow is for; the later only where no flow gets to the earlier."""


def success_path(graph: StateGraph, variants: VariantSet) -> tuple[Edge, ...]:
    """Return the edges of the shortest ways from the start to each good end.

    Where no flow ends well, the ends are meant in which it is handed over or just
    over; one that leads on, as where control comes back, is none of them unless all
    do. Doubtful edges are taken only where there is no way without them.
    """
    for good in _GOOD:
        ends = [
            node
            for node in (*graph.system.states, *graph.system.exits)
            if graph.end(node) in good
        ]
        resting = [node for node in ends if not _leads_on(graph, node)]
        for targets in (ends,) if End.SUCCESS in good else (resting, ends):
            edges = [
                edge
                for target in targets
                for edge in _shortest(graph, START, target, variants) or ()
            ]
            if edges:
                return tuple(edges)
    return ()


def _leads_on(graph: StateGraph, node: str) -> bool:
    return any(not edge.stays for edge in graph.leaving[node])


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
