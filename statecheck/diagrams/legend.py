"""What the marks of a picture mean: only those that occur in it."""

from collections.abc import Iterator

from statecheck.diagrams.composition import Parts
from statecheck.diagrams.drawing import Entry, Ink, Key, Kind, Mark, Sign
from statecheck.spec import End

_KINDS = {
    Kind.START: Key.START,
    Kind.EXIT: Key.EXIT,
    Kind.ELSEWHERE: Key.ELSEWHERE,
}
_WORDS = {
    Key.START: "a flow begins",
    Key.PATH: "",
    Key.ACTION: "action of the client",
    Key.MOVE: "comes about without a request",
    Key.SUCCESS: "success",
    Key.FAILURE: "failure",
    Key.CANCELED: "canceled",
    Key.HANDOVER: "control leaves the client",
    Key.ENDED: "over, neither good nor bad",
    Key.EXIT: "end that no answer shows",
    Key.CONDITIONAL: "under a condition",
    Key.DEDUCED: "deduced or assumed",
    Key.STAYS: "stays in the same state",
    Key.LEADS: "leads to this end, as in many states",
    Key.REFUSED: "may be refused, and stays",
    Key.UNKNOWN: "not known",
    Key.ELSEWHERE: "on another page",
}
"""What each mark means, in the order in which they are explained."""


def legend(parts: Parts, *, asked: bool) -> tuple[Entry, ...]:
    """Return what has to be explained.

    Args:
        parts: What is drawn.
        asked: Whether the strong way is one that was asked for.
    """
    return tuple(_entries(parts, asked=asked))


def _entries(parts: Parts, *, asked: bool) -> Iterator[Entry]:
    way = "the way that was asked for" if asked else "the shortest way to a good end"
    occurring = set(_keys(parts))
    for key, text in {**_WORDS, Key.PATH: way}.items():
        if key in occurring:
            yield Entry(key, text, end=_folded(parts) if key is Key.LEADS else None)


def _folded(parts: Parts) -> End | None:
    """Return the end that the first mark stands for which leads to one."""
    return next((m.end for m in _marks(parts) if m.sign is Sign.LEADS), None)


def _keys(parts: Parts) -> Iterator[Key]:
    """Yield what occurs in a picture."""
    for box in parts.boxes:
        if box.kind in _KINDS:
            yield _KINDS[box.kind]
        if box.end is not None:
            yield Key(box.end.value)
    for fork in parts.forks:
        yield Key(fork.turn.value)
    yield from (Key.CONDITIONAL for arrow in parts.arrows if arrow.conditional)
    yield from (Key.CONDITIONAL for box in parts.boxes if box.conditional)
    yield from (Key.DEDUCED for arrow in parts.arrows if arrow.deduced)
    yield from (Key.DEDUCED for box in parts.boxes if box.deduced)
    yield from (Key.UNKNOWN for arrow in parts.arrows if arrow.unknown)
    yield from (Key.PATH for arrow in parts.arrows if arrow.ink is Ink.STRONG)
    yield from (Key(mark.sign.value) for mark in _marks(parts))


def _marks(parts: Parts) -> Iterator[Mark]:
    """Yield the marks behind the lines of boxes and forks."""
    lines = [line for box in parts.boxes for line in box.lines]
    lines += [line for fork in parts.forks for line in fork.lines]
    for line in lines:
        yield from line.marks
