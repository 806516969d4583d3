"""Circles in which things lead to themselves."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from statecheck.graph import tangles


def circles(following: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield a shortest circle through each node that no circle yielded before has.

    Which circles those are depends on the names of the nodes, not on their order.

    Only tangles are looked through, in which every node has a way back to itself. Takes
    time in the nodes of a tangle times the links between them, less what lies on the
    same circles.
    """
    within = {
        node: [after for after in following[node] if after in part]
        for part in map(frozenset, tangles(following))
        for node in part
    }
    known: set[str] = set()
    for start in sorted(within):
        circle = () if start in known else _circle(within, start)
        if circle and not known & set(circle):
            yield circle
        known.update(circle)


def _circle(following: Mapping[str, Sequence[str]], start: str) -> tuple[str, ...]:
    """Return a shortest way from a node back to it; empty if there is none."""
    came: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for after in sorted(following[node]):
            if after == start:
                return _traced(came, start, node)
            if after not in came:
                came[after] = node
                waiting.append(after)
    return ()


def _traced(came: Mapping[str, str], start: str, node: str) -> tuple[str, ...]:
    way = [node]
    while node != start:
        node = came[node]
        way.append(node)
    return tuple(reversed(way))
