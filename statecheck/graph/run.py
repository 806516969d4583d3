"""Ways through a graph: the shortest of them, always the same one."""

from collections import deque
from collections.abc import Collection, Iterator

from statecheck.graph.edge import START, Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.variants import VariantSet

Run = tuple[Edge, ...]
"""Edges that follow one another."""


def shortest_run(
    graph: StateGraph,
    targets: Collection[str],
    variants: VariantSet | None = None,
    start: str = START,
    *,
    sure: bool = True,
    avoiding: Collection[str] = (),
) -> Run | None:
    """Return a shortest run to one of `targets`, in one variant.

    Among equally short ones the first by the order of its edges, which does not
    depend on how the spec is written: the surer edge, then names.

    Args:
        graph: The graph.
        targets: Where to get.
        variants: The run is possible in one of these; all variants if None.
        start: Where the run begins.
        sure: Whether doubtful edges are left out.
        avoiding: Nodes that the run does not visit; a target among them is none.

    Returns:
        The edges in order; empty if `start` is a target; None if there is no run.
    """
    over = frozenset(avoiding)
    goals = frozenset(targets) - over
    if start in goals:
        return ()
    if start in over:
        return None
    if start == START and len(goals) == 1:
        within = _within(graph, start, variants)
        run = graph.from_start.run(next(iter(goals)), within, sure=sure)
        # What is first of all runs is first of those that do not go there.
        if run is None or all(edge.source not in over for edge in run):
            return run
    return _found(graph, start, goals, variants, over, sure=sure)


def shortest_cycle(
    graph: StateGraph,
    start: str,
    variants: VariantSet | None = None,
    within: Collection[str] | None = None,
    *,
    sure: bool = True,
) -> Run | None:
    """Return a shortest way from a node back to it, in one variant.

    Args:
        graph: The graph.
        start: The node.
        variants: The way is possible in one of these; all variants if None.
        within: The nodes that it visits at most; all nodes if None.
        sure: Whether doubtful edges are left out.

    Returns:
        The edges in order; a single one if the node has an edge that stays; None if
        there is no way back.
    """
    over = (
        frozenset[str]()
        if within is None
        else frozenset((START, *graph.exists)) - {start, *within}
    )
    return _found(graph, start, frozenset({start}), variants, over, sure=sure)


def _found(
    graph: StateGraph,
    start: str,
    goals: frozenset[str],
    variants: VariantSet | None,
    over: frozenset[str],
    *,
    sure: bool,
) -> Run | None:
    """Return a shortest run of at least one edge from `start` to a goal."""
    within = _within(graph, start, variants)
    # The shortest in all variants first, then the one to show in one of its variants.
    there = _nearest(graph, start, goals, within, over, sure=sure)
    one = graph.space.one(there)
    came: dict[str, Edge] = {}
    waiting = deque([start] if one else [])
    seen = {start, *over} - goals
    while waiting:
        for edge in _leaving(graph, waiting.popleft(), one, sure=sure):
            if edge.target in seen:
                continue
            if edge.target in goals:
                return _traced(came, start, edge)
            seen.add(edge.target)
            came[edge.target] = edge
            waiting.append(edge.target)
    return None


def _within(graph: StateGraph, start: str, variants: VariantSet | None) -> VariantSet:
    exists = graph.exists.get(start, graph.space.everything)
    return exists if variants is None else exists & variants


def _nearest(
    graph: StateGraph,
    start: str,
    goals: frozenset[str],
    within: VariantSet,
    over: frozenset[str],
    *,
    sure: bool,
) -> VariantSet:
    """Return the variants in which a goal is as near as it is in any of `within`."""
    nothing = graph.space.nothing
    met = {start: within}
    level = {start: within}
    while level:
        there = nothing
        following: dict[str, VariantSet] = {}
        for node, variants in level.items():
            for edge in _leaving(graph, node, variants, sure=sure):
                new = variants & edge.variants
                if edge.target in goals:
                    there = there | new
                elif edge.target not in over:
                    new = new & ~met.get(edge.target, nothing)
                    if new:
                        met[edge.target] = met.get(edge.target, nothing) | new
                        following[edge.target] = (
                            following.get(edge.target, nothing) | new
                        )
        if there:
            return there
        level = following
    return nothing


def _leaving(
    graph: StateGraph, node: str, variants: VariantSet, *, sure: bool
) -> Iterator[Edge]:
    """Yield the edges of a node in some of the variants, the first by order first."""
    for edge in graph.ordered[node]:
        if edge.target and (edge.sure or not sure) and edge.variants & variants:
            yield edge


def _traced(came: dict[str, Edge], start: str, last: Edge) -> Run:
    edges = [last]
    while edges[-1].source != start:
        edges.append(came[edges[-1].source])
    return tuple(reversed(edges))
