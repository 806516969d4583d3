"""Long names and sentences in several lines."""

import re
from collections.abc import Callable, Sequence

Measure = Callable[[str], float]

_NAME_PIECES = re.compile(r"[A-Z]*[^A-Z_\-./:]*[_\-./:]*|.", re.DOTALL)
_UPPER_PIECES = re.compile(r"[^_\-./:]*[_\-./:]+|[^_\-./:]+")
_LONGEST_PIECE = 24
"""Characters of a word that is not broken."""

_LONG_WORD = 18
"""A longer word of a sentence is a name, and may be broken like one."""

ELLIPSIS = "…"


def wrap_name(name: str, widest: float, measure: Measure) -> tuple[str, ...]:
    """Return a name in lines of about equal width, broken behind `_` and the like.

    A name of small letters may be broken before a capital. Only a word that is very
    long is broken elsewhere.
    """
    pieces = [part for piece in _pieces(name) for part in _cut(piece)]
    return _balanced(pieces, widest, measure)


def wrap_prose(
    text: str, widest: float, measure: Measure, most: int
) -> tuple[str, ...]:
    """Return a sentence in lines of about equal width, at most so many of them."""
    words = [f"{word} " for word in text.split()]
    pieces = [
        part
        for word in words
        for piece in (_pieces(word) if len(word) > _LONG_WORD else (word,))
        for part in _cut(piece)
    ]
    lines = [line.rstrip() for line in _balanced(pieces, widest, measure)]
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(" ,.;") + ELLIPSIS]
    return tuple(lines)


def _pieces(name: str) -> list[str]:
    pattern = _UPPER_PIECES if name.upper() == name else _NAME_PIECES
    return [piece for piece in pattern.findall(name) if piece] or [name]


def _cut(piece: str) -> list[str]:
    return [
        piece[index : index + _LONGEST_PIECE]
        for index in range(0, len(piece), _LONGEST_PIECE)
    ]


def _balanced(
    pieces: Sequence[str], widest: float, measure: Measure
) -> tuple[str, ...]:
    """Return the pieces in as few lines as fit, the widest as narrow as possible."""
    whole = "".join(pieces)
    if measure(whole.rstrip()) <= widest or len(pieces) == 1:
        return (whole,)
    count = len(_filled(pieces, widest, measure))
    low, high = 0.0, max(widest, *map(measure, pieces))
    while high - low > 1:
        middle = (low + high) / 2
        lines = _filled(pieces, middle, measure)
        fits = len(lines) <= count and all(
            measure(line.rstrip()) <= middle for line in lines
        )
        low, high = (low, middle) if fits else (middle, high)
    return tuple(_filled(pieces, high, measure))


def _filled(pieces: Sequence[str], widest: float, measure: Measure) -> list[str]:
    """Return the pieces in lines, each as full as it can be."""
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if measure((lines[-1] + piece).rstrip()) <= widest:
            lines[-1] += piece
        else:
            lines.append(piece)
    return lines
