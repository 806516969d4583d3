"""A parsed file: its tree, its data, and where each path leads."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property

from statecheck.source import Location, Source, Span
from statecheck.syntax.lines import Lines
from statecheck.syntax.measuring import measure, origin
from statecheck.syntax.plain import plain_data
from statecheck.syntax.tree import Mapping


@dataclass(frozen=True)
class Document:
    """A file that could be parsed.

    Attributes:
        source: The file.
        root: What it says.
    """

    source: Source
    root: Mapping = field(repr=False)

    def plain(self) -> dict[str, object]:
        """Return the data without places; keys are text, aliases share one object."""
        return plain_data(self.root)

    def span(self, location: Location) -> Span:
        """Return the stretch of text that `location` points at; never fails.

        Where nothing stands there, the nearest thing around it is measured: of an
        entry its key, of the whole file its first key, of what is below an alias the
        alias. A value of several lines is measured up to the end of its first line.
        """
        if location.span is not None:
            return location.span
        return self._lines.span(*measure(self.root, self._lines, location))

    def origin(self, location: Location) -> Hashable:
        """Return a key that places have in common if aliases lead to one of them.

        It is worth nothing for another document.
        """
        if location.span is not None and not location.pointer.keys:
            return location.span
        return origin(self.root, location)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.source.text)
