"""Conditions, times and sets in words."""

import re
from collections.abc import Iterable, Iterator

from statecheck.docs.blocks import Cell, Inline, Mark, Name, Told, Tone, Words
from statecheck.language import Formula
from statecheck.spec import (
    After,
    End,
    Literal,
    Move,
    Offer,
    Otherwise,
    Outcome,
    Presence,
    When,
)

_DURATION = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?"
)
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")

TONES = {
    End.SUCCESS: Tone.GOOD,
    End.FAILURE: Tone.BAD,
    End.CANCELED: Tone.AWAY,
    End.HANDOVER: Tone.AWAY,
    End.ENDED: Tone.PLAIN,
}
"""How the ends are shown."""


def end_mark(end: End) -> Mark:
    """Return the mark of an end."""
    return Mark(end.value, TONES[end])


def listed(items: Iterable[Cell], between: str = ", ") -> Cell:
    """Return some words with commas between them."""
    parts: list[Inline] = []
    for item in items:
        parts += [Words(between)] if parts else []
        parts += item
    return tuple(parts)


def if_words(formula: Formula | None) -> Cell:
    """Return a condition on options; nothing for none."""
    return () if formula is None else (Words("if "), Name(str(formula)))


def when_words(when: When | None) -> tuple[Cell, ...]:
    """Return conditions on what is sent or shown, one for each field."""
    if when is None:
        return ()
    if isinstance(when, Otherwise):
        return ((Words("otherwise"),),)
    return tuple(_field(name, values) for name, values in when.items())


def _field(name: str, values: tuple[Literal | Presence, ...]) -> Cell:
    shown = name.removeprefix("state/")
    start = "where the state shows " if shown != name else "with "
    alternatives: list[Cell] = []
    for each in values:
        if isinstance(each, Presence):
            given = "given" if each is Presence.PRESENT else "left out"
            alternatives.append((Words(given),))
        else:
            alternatives.append((Words("as "), Name(each.text)))
    words = listed(alternatives, " or ")
    return (Words(start), Name(shown.lstrip("/")), Words(" "), *words)


def after_words(after: After | None) -> Cell:
    """Return a time as a condition; nothing for none."""
    if after is None:
        return ()
    if after.field:
        return Words("at the time in "), Name(after.field.lstrip("/"))
    length = duration(after.duration)
    return (Words(f"after {length}" if length else "after some time"),)


def duration(text: str) -> str:
    """Return an ISO 8601 duration in words."""
    match = _DURATION.fullmatch(text)
    if match is None:
        return text
    parts = [
        f"{number} {unit}{'s' if number != '1' else ''}"
        for number, unit in zip(match.groups(), _UNITS, strict=True)
        if number
    ]
    return " ".join(parts) or text


def guard_words(guard: str) -> Cell:
    """Return what only the server knows; nothing for nothing."""
    return (Words("when "), Told(guard)) if guard else ()


def conditions(outcome: Outcome | Move) -> Cell:
    """Return everything that has to hold for an outcome."""
    parts: list[Cell] = []
    if isinstance(outcome, Outcome):
        parts += when_words(outcome.when)
    parts += [
        if_words(outcome.if_),
        guard_words(outcome.guard),
        after_words(outcome.after),
    ]
    return sentence(filter(None, parts))


def offered(offer: Offer) -> Cell:
    """Return on what it depends whether an action is on offer."""
    parts: list[Cell] = [if_words(offer.if_), guard_words(offer.guard)]
    if offer.offered == "always":
        parts.append((Words("always on offer"),))
    elif offer.offered == "sometimes" and not offer.guard:
        parts.append((Words("at some times only"),))
    return sentence(filter(None, parts))


def sentence(parts: Iterable[Cell]) -> Cell:
    """Return conditions that are all necessary, with commas between them."""
    return listed(parts)


def parted(cells: Iterable[Cell], *between: Inline) -> Iterator[Inline]:
    """Yield words with something between each two of them."""
    for index, cell in enumerate(filter(None, cells)):
        yield from between if index else ()
        yield from cell
