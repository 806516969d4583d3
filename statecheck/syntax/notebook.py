"""What is found wrong in one text, by offsets into it."""

from operator import itemgetter

from statecheck.finding import Finding, Related, Rule
from statecheck.source import Location, Source
from statecheck.syntax.lines import Lines


class Notebook:
    """Collects the findings of one text, up to a number that anybody would read.

    Attributes:
        text: The whole text.
    """

    def __init__(self, source: Source, most: int) -> None:
        """Begin with nothing.

        Args:
            source: The text that is read.
            most: Findings after which no more are taken; the first is always taken.
        """
        self.text = source.text
        self._name = source.name
        self._lines = Lines(source.text)
        self._most = max(most, 1)
        self._noted: list[tuple[int, Finding]] = []

    def note(
        self,
        rule: Rule,
        start: int,
        end: int,
        message: str,
        related: tuple[tuple[int, int, str], ...] = (),
    ) -> None:
        """Take a finding.

        Args:
            rule: What is broken.
            start: Offset at which the faulty stretch begins.
            end: Offset at which it ends; it is cut where its first line ends.
            message: As in `Finding`.
            related: Start, end and message of places that explain it.
        """
        if len(self._noted) < self._most:
            explained = tuple(
                Related(self._location(first, last), words)
                for first, last, words in related
            )
            at = self._location(start, end)
            self._noted.append((start, Finding(rule, at, message, related=explained)))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noted, in the order of the text."""
        return tuple(found for _, found in sorted(self._noted, key=itemgetter(0)))

    def _location(self, start: int, end: int) -> Location:
        end = min(end, self._lines.line_end(start))
        return Location(self._name, span=self._lines.span(start, end))
