"""Errors that nobody says of an action, and nobody rules out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from statecheck.graph.doubt import Doubt
from statecheck.graph.edge import Certainty, Edge
from statecheck.graph.graph import StateGraph
from statecheck.spec import Action, Outcome


def refusals(
    graph: StateGraph, codes: Collection[str]
) -> Mapping[str, tuple[Edge, ...]]:
    """Return, by node, a doubtful edge for each of `codes` that may be answered there.

    That is so where the errors of an action on offer are not known, or not all of them.
    """
    found: dict[str, list[Edge]] = {}
    if not codes:
        return {}
    there = {(e.source, e.action, e.error) for e in graph.edges if not e.listed}
    for edge in _offers(graph):
        action = graph.system.actions.get(edge.action)
        if action is None or not _is_open(action):
            continue
        found.setdefault(edge.source, []).extend(
            _refusal(graph, edge, action, path)
            for path in sorted(codes)
            if (edge.source, edge.action, path) not in there
        )
    return {node: tuple(edges) for node, edges in found.items()}


def _is_open(action: Action) -> bool:
    """Return whether an action may be answered with other errors than it lists."""
    listed = action.errors
    return (
        listed is None or not listed.complete or Doubt.disputed(action.fact, "errors")
    )


def _offers(graph: StateGraph) -> Iterator[Edge]:
    """Yield one edge for each action on offer in each state."""
    seen: set[tuple[str, str]] = set()
    for edge in graph.edges:
        if edge.action and (edge.source, edge.action) not in seen:
            seen.add((edge.source, edge.action))
            yield edge


def _refusal(graph: StateGraph, edge: Edge, action: Action, path: str) -> Edge:
    at = action.at if action.errors is None else action.at / "errors"
    lineage = graph.errors.lineage(path)
    targets = next((code.target for code in lineage if code.target is not None), None)
    target = edge.source
    if targets:
        target = next((name for name in targets if name in graph.exists), "")
    there = graph.exists.get(edge.source, graph.space.everything)
    if edge.offer is not None:  # whatever its outcomes depend on
        there = there & graph.space.where(edge.offer.if_)
    for code in lineage:
        there = there & graph.space.where(code.if_)
    if target in graph.exists:
        there = there & graph.exists[target]
    return replace(
        edge,
        target=target,
        variants=there,
        error=path,
        certainty=Certainty.DOUBTFUL,
        outcome=Outcome(error=(path,), at=at),
        at=at,
        declared=True,
        move=False,
        listed=False,
    )
