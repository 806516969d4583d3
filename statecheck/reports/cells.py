"""How much room text takes on a screen, and how it is broken into lines."""

import unicodedata
from collections.abc import Iterable

_FIRST_ODD = "\u0300"
"""Before it every character that can be seen takes one column."""


def width(text: str) -> int:
    """Return the columns that `text` takes."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(char: str) -> int:
    if char < _FIRST_ODD:
        return 1
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrapped(text: str, columns: int) -> list[str]:
    """Return `text` in lines of at most so many columns, but for longer words."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width(longer) > columns:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def padded(text: str, columns: int) -> str:
    """Return `text` with as many blanks behind it as fill the columns."""
    return text + " " * max(columns - width(text), 0)


def widest(texts: Iterable[str]) -> int:
    """Return the columns of the widest text; 0 without any."""
    return max(map(width, texts), default=0)
