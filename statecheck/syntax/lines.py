"""From offsets to lines and columns, counted as editors count them."""

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from statecheck.source import Position, Span

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Lines:
    """The lines of a text; worked out once somebody asks.

    Attributes:
        text: The whole text.
    """

    text: str = field(repr=False)

    @cached_property
    def _starts(self) -> "array[int]":
        ends = (match.end() for match in _LINE_END.finditer(self.text))
        return array("q", chain((0,), ends))

    def position(self, offset: int) -> Position:
        """Return the position of an offset; one outside the text is moved inside."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """Return the stretch from `start` to before `end`; empty if `end` is less."""
        return Span(self.position(start), self.position(max(start, end)))

    def line_end(self, offset: int) -> int:
        """Return the offset at which the line of `offset` ends, its break excluded."""
        line = bisect_right(self._starts, offset)
        if line == len(self._starts):
            return len(self.text)
        following = self._starts[line]
        return following - (2 if self.text.endswith("\r\n", 0, following) else 1)
