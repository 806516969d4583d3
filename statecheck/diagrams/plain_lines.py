"""The content of boxes as lines of text, for notations that lay text out themselves."""

from statecheck.diagrams.cell import box_cell, condition_cell, fork_cell
from statecheck.diagrams.drawing import Arrow, Box, Fork, Kind, Mark, Sign, Turn

_SIGNS = {
    Sign.STAYS: "\u21bb",
    Sign.LEADS: "\u2192",
    Sign.UNKNOWN: "?",
    Sign.REFUSED: "!",
}


def box_lines(box: Box) -> tuple[str, ...]:
    """Return what stands in a box."""
    if box.kind is Kind.START:
        return ("",)
    if box.kind is Kind.UNKNOWN:
        return ("?",)
    rows = box_cell(box).rows
    return tuple(_line(row.text, row.marks) for row in rows)


def fork_lines(fork: Fork) -> tuple[str, ...]:
    """Return what stands in a fork."""
    rows = fork_cell(fork).rows
    lines = [_line(row.text, row.marks) for row in rows]
    if fork.turn is Turn.MOVE and lines == [""]:
        return ("server",)
    return tuple(lines)


def condition_lines(arrow: Arrow) -> tuple[str, ...]:
    """Return what stands at an arrow; empty for nothing."""
    if not arrow.conditions:
        return ()
    return tuple(row.text for row in condition_cell(arrow).rows)


def marked(mark: Mark) -> str:
    """Return a mark as text."""
    return " ".join(filter(None, (_SIGNS[mark.sign], mark.text)))


def _line(text: str, marks: tuple[Mark, ...]) -> str:
    return " ".join(filter(None, (text, *map(marked, marks))))
