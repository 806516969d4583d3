"""States in which there is nothing to do but wait."""

from collections.abc import Mapping

from statecheck.graph.edge import Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.variants import VariantSet


def waiting(graph: StateGraph) -> Mapping[str, VariantSet]:
    """Return, by state, the variants in which its only way on is an unbounded wait.

    There it leads on, but only by moves, and of none of them it is known when it comes
    at the latest: an `after` with a duration or a field tells it, unless a guard may
    hold the move back. A flow may rest in an end, so an end is none of these states.
    """
    found: dict[str, VariantSet] = {}
    for name in graph.system.states:
        if name in graph.ends:
            continue
        waited = acted = graph.space.nothing
        for edge in graph.leaving[name]:
            if edge.stays:
                continue
            if edge.move and not _is_bounded(edge):
                waited = waited | edge.variants
            else:
                acted = acted | edge.variants
        alone = waited & ~acted
        if alone:
            found[name] = alone
    return found


def _is_bounded(edge: Edge) -> bool:
    after = edge.outcome.after if edge.outcome else None
    return edge.timed and after is not None and bool(after.duration or after.field)
