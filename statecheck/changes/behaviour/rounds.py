"""Circles that a client can go round in."""

from collections import deque

from statecheck.changes.behaviour.arcs import Arc, Pair
from statecheck.changes.behaviour.exploration import Exploration, Run
from statecheck.graph import VariantSet


def round_at(exploration: Exploration, pair: Pair, variants: VariantSet) -> Run:
    """Return a shortest way from a pair back to it in one variant; empty if none.

    An error that leaves everything as it was is no circle.
    """
    one = exploration.arcs.sides.space.one(variants)
    came: dict[Pair, Arc] = {}
    waiting = deque([pair])
    while waiting:
        at = waiting.popleft()
        for arc in exploration.leaving(at):
            if not arc.variants & one or _refused(arc):
                continue
            if arc.target == pair:
                return _traced(came, pair, arc)
            if arc.target not in came:
                came[arc.target] = arc
                waiting.append(arc.target)
    return ()


def _refused(arc: Arc) -> bool:
    return arc.source == arc.target and arc.edge is not None and bool(arc.edge.error)


def _traced(came: dict[Pair, Arc], start: Pair, last: Arc) -> Run:
    arcs = [last]
    while arcs[-1].source != start:
        arcs.append(came[arcs[-1].source])
    return tuple(reversed(arcs))
