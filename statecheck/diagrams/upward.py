"""Which arrows lead back towards the start, and so do not say what stands above."""

from collections.abc import Mapping
from dataclasses import replace

from statecheck.diagrams.composition import Parts
from statecheck.diagrams.drawing import Kind


def turned(parts: Parts) -> Parts:
    """Return the parts with what leads back towards the start marked so.

    An arrow leads back if it closes a circle and its head is met before its tail.
    A fork does if all of its arms do that lead somewhere known.
    """
    following = _following(parts)
    order = _order(following)
    reach: dict[str, frozenset[str]] = {}
    owner = {fork.id: fork.source for fork in parts.forks}
    back = set()
    arms: dict[str, list[str]] = {}
    nowhere = {box.id for box in parts.boxes if box.kind is Kind.UNKNOWN}
    for arrow in parts.arrows:
        if arrow.tail in owner and arrow.head not in nowhere:
            arms.setdefault(arrow.tail, []).append(arrow.id)
        if arrow.head in owner:
            continue
        start = owner.get(arrow.tail, arrow.tail)
        if order[arrow.head] < order[start]:
            if arrow.head not in reach:
                reach[arrow.head] = _reached(following, arrow.head)
            if start in reach[arrow.head]:
                back.add(arrow.id)
    forks = {fork for fork, led in arms.items() if all(each in back for each in led)}
    return Parts(
        parts.boxes,
        tuple(replace(fork, upward=fork.id in forks) for fork in parts.forks),
        tuple(
            replace(arrow, upward=arrow.id in back or arrow.head in forks)
            for arrow in parts.arrows
        ),
    )


def _following(parts: Parts) -> dict[str, list[str]]:
    """Return, by box, the boxes that arrows lead to, through forks or not."""
    owner = {fork.id: fork.source for fork in parts.forks}
    following: dict[str, list[str]] = {box.id: [] for box in parts.boxes}
    for arrow in parts.arrows:
        if arrow.head not in owner:
            following[owner.get(arrow.tail, arrow.tail)].append(arrow.head)
    return following


def _order(following: Mapping[str, list[str]]) -> dict[str, int]:
    """Return in which order the boxes are met from the start, nearer ones first.

    What is not reached begins anew.
    """
    order: dict[str, int] = {}
    for root in following:
        if root not in order:
            for node in _met(following, root, order):
                order[node] = len(order)
    return order


def _reached(following: Mapping[str, list[str]], start: str) -> frozenset[str]:
    return frozenset(_met(following, start, {}))


def _met(
    following: Mapping[str, list[str]], start: str, known: Mapping[str, int]
) -> list[str]:
    """Return the boxes that are met from one, nearer ones first, less those known."""
    met = {start: None}
    waiting = [start]
    for node in waiting:
        for head in following[node]:
            if head not in met and head not in known:
                met[head] = None
                waiting.append(head)
    return waiting
