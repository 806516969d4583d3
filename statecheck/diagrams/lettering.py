"""The rows of a cell, written and marked where the cell stands."""

from collections.abc import Iterator

from statecheck.diagrams.cell import ICON, SIZES, Cell, Row, Style, measured
from statecheck.diagrams.icons import sign_icon
from statecheck.diagrams.layout import Place
from statecheck.diagrams.scene import Line, Paint, Shape, Text


def rows_of(cell: Cell, place: Place, ink: str, icon: float) -> Iterator[Shape]:
    """Yield the rows of a cell.

    Args:
        cell: What is shown.
        place: Where.
        ink: Token of the colour of names.
        icon: Room that a sign before the first lines takes.
    """
    for row in cell.rows:
        named = row.style in {Style.NAME, Style.ACTION}
        shift = icon / 2 if named else 0.0
        x = place.x + (
            (place.width - row.whole) / 2 + shift if row.centred else cell.padding
        )
        top = place.y + row.top
        if row.ruled:
            line = ((place.x + 8, top - 2), (place.x + place.width - 8, top - 2))
            yield Line(line, Paint(stroke="rule", width=0.8))
        token = ink if named else "quiet"
        if row.text:
            size = SIZES[row.style][0]
            base = top + size
            yield Text(x, base, row.width, row.text, row.style, token, row.centred)
        if row.struck and row.text:
            middle = top + SIZES[row.style][0] * 0.66
            stroke = Paint(stroke="gone", width=1.0)
            yield Line(((x, middle), (x + row.width, middle)), stroke)
        yield from _marks(row, x + row.width, top)


def _marks(row: Row, x: float, top: float) -> Iterator[Shape]:
    middle = top + row.height / 2
    for mark in row.marks:
        token = f"{mark.end}" if mark.end is not None else "quiet"
        x += 4.0
        yield from sign_icon(mark.sign, mark.end, (x + ICON / 2, middle), ICON, token)
        x += ICON
        if mark.text:
            x += 4.0
            yield text_of(mark.text, Style.QUIET, x, top + SIZES[Style.QUIET][0], token)
            x += measured(mark.text, Style.QUIET)


def text_of(text: str, style: Style, x: float, y: float, ink: str) -> Text:
    """Return a text that begins at `x` and stands on the line `y`, with its width."""
    return Text(x, y, measured(text, style), text, style, ink)
