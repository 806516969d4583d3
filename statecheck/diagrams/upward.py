"""Which arrows lead back towards the start, so that they do not pull their ends apart."""

from collections.abc import Mapping
from dataclasses import replace

from statecheck.diagrams.composition import Parts
from statecheck.diagrams.drawing import Kind


def turned(parts: Parts, circles: Mapping[str, int]) -> Parts:
    """Return the parts with what leads back towards the start marked so.

    An arrow leads back if it closes a circle and its head is met earlier from the start.
    A fork does if all of its arms do that lead somewhere known.

    Args:
        parts: What is drawn.
        circles: By name of a state, a number that the states of a circle share.
    """
    order = _order(parts)
    circle = {box.id: circles.get(box.name) for box in parts.boxes}
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
        same = circle[start] is not None and circle[arrow.head] == circle[start]
        if same and order[arrow.head] < order[start]:
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


def _order(parts: Parts) -> dict[str, int]:
    """Return in which order the boxes are met from the start, nearer ones first.

    What is not reached begins anew.
    """
    owner = {fork.id: fork.source for fork in parts.forks}
    following: dict[str, list[str]] = {box.id: [] for box in parts.boxes}
    for arrow in parts.arrows:
        if arrow.head not in owner:
            following[owner.get(arrow.tail, arrow.tail)].append(arrow.head)
    order: dict[str, int] = {}
    for root in following:
        if root in order:
            continue
        order[root] = len(order)
        waiting = [root]
        for node in waiting:
            for head in following[node]:
                if head not in order:
                    order[head] = len(order)
                    waiting.append(head)
    return order
