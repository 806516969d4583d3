"""Which lines of which files a finding shows, and what is marked in them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from statecheck.finding import Diagnostic
from statecheck.immutable import frozen
from statecheck.source import Position, Source, Span

_FAR = 500
"""Characters of a line that are looked at on either side of what is marked in it."""

MOST_RELATED = 6
"""So many related places are shown with a finding; of more, it is said how many."""


@frozen
class Mark:
    """A stretch of a line that is underlined.

    Attributes:
        start: The first column, counted from 1.
        end: The column after it; the same as `start` where nothing is written.
        label: What is said of it; empty for nothing.
        primary: Whether it is the fault itself.
    """

    start: int
    end: int
    label: str
    primary: bool


@frozen
class Line:
    """A line of a file.

    Attributes:
        number: Counted from 1.
        text: The line without its end; cut far from the first mark, with dots for the
            rest.
        marks: What is underlined in it, the fault itself first.
    """

    number: int
    text: str
    marks: tuple[Mark, ...]


@frozen
class Excerpt:
    """Lines of one file.

    Attributes:
        name: The file.
        start: The place of the first mark.
        lines: In order; without those between them.
    """

    name: str
    start: Position
    lines: tuple[Line, ...]


def excerpts(diagnostic: Diagnostic) -> tuple[Excerpt, ...]:
    """Return what a finding shows of each file, the file of the fault first.

    A file that could not be read is left out.
    """
    files: dict[str, list[tuple[Source, Span, str, bool]]] = {}
    for source, span, label, primary in _places(diagnostic):
        if source.text:
            files.setdefault(source.name, []).append((source, span, label, primary))
    return tuple(_excerpt(places) for places in files.values())


def _places(diagnostic: Diagnostic) -> Iterator[tuple[Source, Span, str, bool]]:
    finding = diagnostic.finding
    fix = finding.fix.message if finding.fix else ""
    yield diagnostic.source, diagnostic.span, fix, True
    related = zip(finding.related, diagnostic.related, strict=True)
    for (said, (source, span)), _ in zip(related, range(MOST_RELATED), strict=False):
        yield source, span, said.message, False


def _excerpt(places: list[tuple[Source, Span, str, bool]]) -> Excerpt:
    source, first, _, _ = places[0]
    texts = _lines(source.text)
    marks: dict[int, list[Mark]] = {}
    for _, span, label, primary in places:
        number = min(span.start.line, len(texts))
        end = len(texts[number - 1]) + 1
        if span.end.line == span.start.line:
            end = span.end.column
        start = span.start.column
        mark = Mark(start, max(start, end), label, primary)
        marks.setdefault(number, []).append(mark)
    return Excerpt(
        source.name,
        first.start,
        tuple(
            _line(number, texts[number - 1], tuple(marks[number]))
            for number in sorted(marks)
        ),
    )


def _line(number: int, text: str, marks: tuple[Mark, ...]) -> Line:
    """Return a line as it is shown; of a whole file in one line, not all of it."""
    if len(text) <= 2 * _FAR:
        return Line(number, text, marks)
    begin = max(min(marks[0].start - 1, len(text)) - _FAR, 0)
    end = min(begin + 2 * _FAR, len(text))
    before, behind = "…" if begin else "", "…" if end < len(text) else ""
    cut = f"{before}{text[begin:end]}{behind}"

    def column(written: int) -> int:
        return min(max(written - begin + len(before), 1), len(cut) + 1)

    shifted = (
        replace(mark, start=column(mark.start), end=column(mark.end)) for mark in marks
    )
    return Line(number, cut, tuple(shifted))


def line_of(source: Source, number: int) -> str:
    """Return a line without its end, counted from 1; empty if there is none."""
    texts = _lines(source.text)
    return texts[number - 1] if number <= len(texts) else ""


@lru_cache(maxsize=4)  # the findings of a file follow each other
def _lines(text: str) -> list[str]:
    """Return the lines of a text, as editors count them."""
    return re.split(r"\r\n?|\n", text)
