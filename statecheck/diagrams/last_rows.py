"""Where the ends of a drawing stand: in its last row, or in two rows."""

from collections import Counter

from statecheck.diagrams.drawing import Arrow, Drawing, Kind
from statecheck.immutable import frozen

MANY = 5
"""So many ends beside each other are put in two rows."""


@frozen
class LastRow:
    """The last row of a drawing.

    Attributes:
        ends: The ids of the ends that nothing leads on from.
        below: Pairs of ids: what stands above an end that no arrow enters, since the
            ways to it are folded, and that end.
    """

    ends: tuple[str, ...]
    below: tuple[tuple[str, str], ...]


def last_row(drawing: Drawing) -> LastRow:
    """Return the last row; empty where something leads on from each end."""
    leaving = {arrow.tail for arrow in drawing.arrows}
    reached = {arrow.head for arrow in drawing.arrows}
    ends = tuple(
        box.id
        for box in drawing.boxes
        if box.end is not None
        and not box.group
        and box.id not in leaving
        and box.kind is not Kind.ELSEWHERE
    )
    above = [
        box.id
        for box in drawing.boxes
        if box.id not in leaving and box.id in reached and box.id not in ends
    ] or [drawing.boxes[0].id]
    below = tuple(
        (name, end)
        for end in ends
        if end not in reached
        for name in above
        if name != end
    )
    return LastRow(ends, below)


def lowered(drawing: Drawing) -> frozenset[str]:
    """Return the arrows that lead to every second of many ends beside each other.

    They are drawn longer, so that the ends stand in two rows instead of a wide one.
    """
    leaving = {arrow.tail for arrow in drawing.arrows}
    entered = Counter(arrow.head for arrow in drawing.arrows)
    forks = {fork.id for fork in drawing.forks}
    arms: dict[str, list[Arrow]] = {}
    for arrow in drawing.arrows:
        arms.setdefault(arrow.tail, []).append(arrow)

    def ends(arrow: Arrow) -> bool:
        if arrow.head in forks:
            return all(map(ends, arms.get(arrow.head, ())))
        return arrow.head not in leaving and entered[arrow.head] == 1

    deep: set[str] = set()
    for tail, led in arms.items():
        found = [arrow for arrow in led if not arrow.upward and ends(arrow)]
        if len(found) >= MANY and tail not in forks:
            deep.update(arrow.id for arrow in found[1::2])
    return frozenset(deep)
