"""An excerpt as lines on a screen: numbers, text, and what is marked below it."""

from collections.abc import Iterator, Sequence

from statecheck.reports.cells import width, wrapped
from statecheck.reports.escaping import visible, visible_cells
from statecheck.reports.excerpt import Excerpt, Line, Mark
from statecheck.reports.style import Ink, Style

_TAB = 4
_BEFORE = 3
"""Where a long line is cut, a third of the room is left for what is before a mark."""
_LEAST = 20
"""Columns that are left for a line on the narrowest of screens."""


def framed(excerpt: Excerpt, gutter: int, ink: Ink, style: Style) -> Iterator[str]:
    """Yield the lines of an excerpt.

    Args:
        excerpt: What is shown.
        gutter: Columns for the numbers of the lines.
        ink: The colour of the fault itself.
        style: How it may look.
    """
    before = 0
    for line in excerpt.lines:
        if before and line.number > before + 1:
            yield style.paint(f"{'⋮':>{gutter}}", Ink.FRAME)
        before = line.number
        number = style.paint(f"{line.number:>{gutter}} │", Ink.FRAME)
        shown = _Shown(line, max(style.width - gutter - len(" │ "), _LEAST))
        yield f"{number} {shown.text}".rstrip()
        empty = style.paint(f"{'':>{gutter}} │", Ink.FRAME)
        for mark in line.marks:
            paint = ink if mark.primary else Ink.RELATED
            for under in _under(mark, shown):
                yield f"{empty} {_painted(under, paint, style)}"


def _painted(under: str, ink: Ink, style: Style) -> str:
    blank = len(under) - len(under.lstrip())
    return under[:blank] + style.paint(under[blank:], ink)


def _under(mark: Mark, shown: "_Shown") -> Iterator[str]:
    """Yield what stands below a mark: the carets, and its label beside or below."""
    start, end = shown.columns(mark)
    start = min(start, shown.room - 1)  # behind a line that fills the room to its end
    carets = " " * start + ("^" if mark.primary else "-") * max(end - start, 1)
    label = visible(mark.label)
    if not label:
        yield carets
        return
    room = shown.room - width(carets) - 1
    if width(label) <= room:
        yield f"{carets} {label}"
        return
    yield carets
    indent = min(start, max(shown.room - _LEAST * 2, 0))
    for line in wrapped(label, max(shown.room - indent, _LEAST)):
        yield " " * indent + line


class _Shown:
    """A line as it is shown: tabs widened, the unseen visible, cut where it is long.

    Attributes:
        text: The text on the screen.
        room: The columns there are.
    """

    def __init__(self, line: Line, room: int) -> None:
        self.room = room
        cells = _tabs_widened(visible_cells(line.text))
        self._offsets = _offsets(cells)
        first = min(mark.start for mark in line.marks) - 1
        self._cut(cells, min(first, len(cells)))

    def _cut(self, cells: list[str], first: int) -> None:
        """Choose what is shown: all of the line, or what is around the first mark."""
        offsets = self._offsets
        self._begin, self._end, self._shift = 0, len(cells), 0
        if offsets[-1] > self.room:
            room = self.room - 2  # for the dots
            while offsets[first] - offsets[self._begin] > room // _BEFORE:
                self._begin += 1
            while offsets[self._end] - offsets[self._begin] > room:
                self._end -= 1
            while self._begin and offsets[self._end] - offsets[self._begin - 1] <= room:
                self._begin -= 1
            self._shift = 1 if self._begin else 0
        dots = ("…" if self._begin else "", "…" if self._end < len(cells) else "")
        self.text = dots[0] + "".join(cells[self._begin : self._end]) + dots[1]

    def columns(self, mark: Mark) -> tuple[int, int]:
        """Return where a mark begins and ends on the screen, counted from 0."""
        return self._column(mark.start), self._column(mark.end)

    def _column(self, column: int) -> int:
        index = min(max(column - 1, self._begin), self._end)
        return self._offsets[index] - self._offsets[self._begin] + self._shift


def _tabs_widened(cells: Sequence[str]) -> list[str]:
    widened: list[str] = []
    column = 0
    for cell in cells:
        shown = " " * (_TAB - column % _TAB) if cell == "\t" else cell
        widened.append(shown)
        column += width(shown)
    return widened


def _offsets(cells: Sequence[str]) -> list[int]:
    """Return the column at which each cell begins, and the one behind the last."""
    offsets = [0]
    for cell in cells:
        offsets.append(offsets[-1] + width(cell))
    return offsets
