"""What the marks of a picture mean: only those that occur in it."""

from collections.abc import Iterator

from statecheck.diagrams.composition import Parts
from statecheck.diagrams.drawing import Entry, Ink, Key, Kind, Sign, Turn

_SIGNS = {
    Sign.STAYS: (Key.STAYS, "stays in the same state"),
    Sign.LEADS: (Key.LEADS, "leads to this end, as in many states"),
    Sign.REFUSED: (Key.REFUSED, "may be refused, and stays"),
}
_ENDS = {
    "success": "success",
    "failure": "failure",
    "canceled": "canceled",
    "handover": "control leaves the client",
    "ended": "over, neither good nor bad",
}


def legend(parts: Parts, *, asked: bool) -> tuple[Entry, ...]:
    """Return what has to be explained.

    Args:
        parts: What is drawn.
        asked: Whether the strong way is one that was asked for.
    """
    return tuple(_entries(parts, asked=asked))


def _entries(parts: Parts, *, asked: bool) -> Iterator[Entry]:
    kinds = {box.kind for box in parts.boxes}
    turns = {fork.turn for fork in parts.forks}
    arrows = parts.arrows
    if Kind.START in kinds:
        yield Entry(Key.START, "a flow begins")
    if any(arrow.ink is Ink.STRONG for arrow in arrows):
        text = (
            "the way that was asked for" if asked else "the shortest way to a good end"
        )
        yield Entry(Key.PATH, text)
    if Turn.ACTION in turns:
        yield Entry(Key.ACTION, "action of the client")
    if Turn.MOVE in turns:
        yield Entry(Key.MOVE, "comes about without a request")
    ends = {f"{box.end}" for box in parts.boxes if box.end is not None}
    for end, text in _ENDS.items():
        if end in ends:
            yield Entry(Key(end), text)
    if Kind.EXIT in kinds:
        yield Entry(Key.EXIT, "end that no answer shows")
    if any(each.conditional for each in (*arrows, *parts.boxes)):
        yield Entry(Key.CONDITIONAL, "under a condition")
    if any(each.deduced for each in (*arrows, *parts.boxes)):
        yield Entry(Key.DEDUCED, "deduced, not documented")
    signs = [
        mark.sign
        for element in (*parts.boxes, *parts.forks)
        for line in element.lines
        for mark in line.marks
    ]
    for sign, (key, text) in _SIGNS.items():
        if sign in signs:
            yield Entry(key, text)
    if Sign.UNKNOWN in signs or any(arrow.unknown for arrow in arrows):
        yield Entry(Key.UNKNOWN, "not known")
    if Kind.ELSEWHERE in kinds:
        yield Entry(Key.ELSEWHERE, "on another page")
