"""What stands in a box line by line, and how much room that takes."""

from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from statecheck.diagrams.drawing import Arrow, Box, Fork, Kind, Line, Mark, News, Voice
from statecheck.diagrams.metrics import Weight, text_width
from statecheck.diagrams.wording import alternatives
from statecheck.diagrams.wrapping import wrap_name, wrap_prose
from statecheck.immutable import frozen

_KEPT = 4_096
"""So many measures are kept: pictures of neighbours show the same boxes again."""


class Style(StrEnum):
    """How a text is set; each has a size and a weight."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    NAME = "name"
    ACTION = "action"
    QUIET = "quiet"
    CONDITION = "condition"
    GROUP = "grouped"
    KEY = "key"


SIZES = {
    Style.TITLE: (18.0, Weight.BOLD),
    Style.SUBTITLE: (11.0, Weight.PLAIN),
    Style.NAME: (12.0, Weight.BOLD),
    Style.ACTION: (11.0, Weight.PLAIN),
    Style.QUIET: (10.0, Weight.PLAIN),
    Style.CONDITION: (10.0, Weight.ITALIC),
    Style.GROUP: (11.0, Weight.BOLD),
    Style.KEY: (10.5, Weight.PLAIN),
}
LEADING = 1.3
ICON = 9.0
"""Width and height of a mark."""

NEWS = {News.NEW: "+", News.GONE: "\u2212", News.OTHER: "~"}
"""What stands before the text of what is not as it was."""

_GAP = 4.0
_WIDEST = {
    Style.NAME: 150.0,
    Style.ACTION: 150.0,
    Style.QUIET: 150.0,
    Style.CONDITION: 130.0,
}
_MOST_LINES = 4
_PADDING = {"box": (14.0, 9.0), "fork": (10.0, 5.0), "condition": (6.0, 3.0)}


@frozen
class Row:
    """One line of a cell.

    Attributes:
        marks: Behind the text.
        centred: Whether it stands in the middle; otherwise on the left.
        top: The distance of its upper edge from that of the cell.
        width: Of the text alone.
        ruled: Whether a thin line stands above it.
        struck: Whether what it says is gone.
    """

    style: Style
    text: str
    marks: tuple[Mark, ...]
    centred: bool
    top: float
    width: float
    ruled: bool = False
    struck: bool = False

    @property
    def height(self) -> float:
        """How tall it is."""
        return SIZES[self.style][0] * LEADING

    @property
    def whole(self) -> float:
        """How wide it is with its marks."""
        return self.width + sum(mark_width(mark) for mark in self.marks)


@frozen
class Cell:
    """The content of a box, and the room it takes.

    Attributes:
        padding: Distance of the text from the left and right edge.
    """

    width: float
    height: float
    rows: tuple[Row, ...]
    padding: float


@lru_cache(_KEPT)
def measured(text: str, style: Style) -> float:
    """Return how wide a text is in a style."""
    size, weight = SIZES[style]
    return text_width(text, size, weight)


def mark_width(mark: Mark) -> float:
    """Return how wide a mark is with the gap before it."""
    text = measured(mark.text, Style.QUIET) + _GAP if mark.text else 0.0
    return _GAP + ICON + text


@lru_cache(_KEPT)
def box_cell(box: Box) -> Cell:
    """Return the content of a box."""
    if box.kind is Kind.START:
        return Cell(16.0, 16.0, (), 0.0)
    if box.kind is Kind.UNKNOWN:
        return Cell(20.0, 20.0, (), 0.0)
    icon = 16.0 if box.end is not None or box.kind is Kind.ELSEWHERE else 0.0
    rows = _named(box.text, Style.NAME, "box", box.news)
    return _sized(_lines(rows, box.lines, "box"), "box", icon)


@lru_cache(_KEPT)
def fork_cell(fork: Fork) -> Cell:
    """Return the content of a fork."""
    rows = _named(" / ".join(fork.texts), Style.ACTION, "fork", fork.news)
    icon = 14.0 if fork.turn == "move" else 0.0
    return _sized(_lines(rows, fork.lines, "fork"), "fork", icon)


@lru_cache(_KEPT)
def condition_cell(arrow: Arrow) -> Cell:
    """Return the content of an arrow's conditions; it has some."""
    shown = arrow.conditions[:_MOST_LINES]
    more = len(arrow.conditions) - len(shown)
    words = list(alternatives(shown))
    if arrow.news is not News.SAME:  # then they say what was and what is
        words = list(shown)
    if more:
        words[-1:] = [f"or {more + 1} other conditions"]
    rows: list[Row] = []
    top = _PADDING["condition"][1]
    for text in words:
        top = _prose(rows, text, Style.CONDITION, top, centred=True)
    return _sized(rows, "condition", 0.0)


def _named(text: str, style: Style, kind: str, news: News) -> list[Row]:
    """Return the lines of a name, with what became of it."""
    rows: list[Row] = []
    top = _PADDING[kind][1]
    for each in wrap_name(
        signed(text, news), _WIDEST[style], lambda part: measured(part, style)
    ):
        row = Row(
            style,
            each,
            (),
            centred=True,
            top=top,
            width=measured(each, style),
            struck=news is News.GONE,
        )
        rows.append(row)
        top += row.height
    return rows


def signed(text: str, news: News) -> str:
    """Return a text with the sign of what became of it."""
    return f"{NEWS[news]} {text}".rstrip() if news in NEWS else text


def _lines(rows: list[Row], lines: tuple[Line, ...], kind: str) -> list[Row]:
    """Return rows with the lines below them."""
    top = rows[-1].top + rows[-1].height if rows else _PADDING[kind][1]
    ruled = kind == "box"
    for line in lines:
        if ruled:
            top += 4.0
        own: list[Row] = []
        shown = replace(line, text=signed(line.text, line.news))
        top = _line(own, shown, top, ruled=ruled, centred=kind == "fork")
        gone = line.news is News.GONE
        rows += [replace(row, struck=True) for row in own] if gone else own
        ruled = False
    return rows


def _line(
    rows: list[Row], line: Line, top: float, *, ruled: bool, centred: bool
) -> float:
    style = Style.CONDITION if line.voice is Voice.CONDITION else Style.QUIET
    if line.voice in {Voice.CONDITION, Voice.MORE} and line.text:
        return _prose(
            rows,
            line.text,
            style,
            top,
            centred=centred,
            ruled=ruled,
            marks=line.marks,
        )
    texts = wrap_name(line.text, _WIDEST[style], lambda part: measured(part, style))
    if not line.text:
        texts = ("",)
    return _rows(rows, texts, style, top, line.marks, ruled=ruled, centred=centred)


def _prose(
    rows: list[Row],
    text: str,
    style: Style,
    top: float,
    *,
    centred: bool,
    ruled: bool = False,
    marks: tuple[Mark, ...] = (),
) -> float:
    texts = wrap_prose(
        text, _WIDEST[style], lambda part: measured(part, style), _MOST_LINES
    )
    return _rows(rows, texts, style, top, marks, ruled=ruled, centred=centred)


def _rows(
    rows: list[Row],
    texts: tuple[str, ...],
    style: Style,
    top: float,
    marks: tuple[Mark, ...],
    *,
    ruled: bool,
    centred: bool,
) -> float:
    for index, text in enumerate(texts):
        own = marks if index == len(texts) - 1 else ()
        row = Row(
            style,
            text,
            own,
            centred=centred,
            top=top,
            width=measured(text, style),
            ruled=ruled and index == 0,
        )
        rows.append(row)
        top += row.height
    return top


def _sized(rows: list[Row], kind: str, icon: float) -> Cell:
    across, down = _PADDING[kind]
    widest = max((row.whole for row in rows), default=0.0)
    top = rows[-1].top + rows[-1].height if rows else down
    return Cell(
        width=_even(widest + 2 * across + icon),
        height=_even(top + down),
        rows=tuple(rows),
        padding=across,
    )


def _even(length: float) -> float:
    """Return a length rounded up to a whole even number of points."""
    return -(-length // 2) * 2
