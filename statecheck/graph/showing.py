"""Moves and the safe actions that show them: the graph holds each once."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.graph.edge import Certainty, Edge
from statecheck.graph.variants import VariantSet

_ORDER = tuple(Certainty)


def held_once(
    acting: list[Edge], moving: list[Edge], showing: str, exists: VariantSet
) -> Iterator[Edge]:
    """Yield the edges of one state, a move that a safe action leads to only once.

    Args:
        acting: The edges of its actions.
        moving: The edges of its moves.
        showing: The safe action that shows what moves have brought; empty for none.
        exists: The variants that have the state.
    """
    shown = {
        edge.target: index
        for index, edge in enumerate(acting)
        if edge.move and edge.target and not edge.error
    }
    merged = list(acting)
    left: list[Edge] = []
    for move in moving:
        index = -1 if move.stays else shown.get(move.target, -1)
        if index >= 0 and _agree(merged[index], move):
            merged[index] = _both(merged[index], move, exists)
        else:
            left.append(replace(move, shown_by=showing))
    yield from merged
    yield from left


def _agree(action: Edge, move: Edge) -> bool:
    """Return whether one edge can say all that an action and a move say.

    Where they are there in different variants, the surer one has to be in all of them.
    What is doubtful may turn out to be more than what happens at some times only.
    """
    if action.certainty is move.certainty:
        return True
    surer, other = sorted((action, move), key=lambda edge: _ORDER.index(edge.certainty))
    if surer.certainty is Certainty.SOMETIMES:
        return False
    return not other.variants & ~surer.variants


def _both(action: Edge, move: Edge, exists: VariantSet) -> Edge:
    """Return what an action and a move say together; the surer word counts."""
    variants = action.variants | move.variants
    return replace(
        action,
        outcome=move.outcome if move.timed else action.outcome,
        certainty=min(action.certainty, move.certainty, key=_ORDER.index),
        variants=variants,
        optional=bool(exists & ~variants),
    )
