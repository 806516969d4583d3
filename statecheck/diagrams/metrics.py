"""How wide a text is, without asking which fonts are installed.

The widths are those of Helvetica, which Arial, Liberation Sans and Nimbus Sans share.
A picture tells its reader's machine to draw each text as wide as it was measured, so
with another font letters are a little narrower or wider and nothing else changes.
"""

from enum import StrEnum
from unicodedata import combining, east_asian_width


class Weight(StrEnum):
    """How a text is set."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"


_PLAIN = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 "
    "556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 "
    "722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 "
    "667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 "
    "556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 "
    "500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 "
    "556 556 556 556 556 556 556 556 333 333 584 584 584 611 975 722 722 722 "
    "722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 "
    "667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 "
    "611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 "
    "500 389 280 389 584"
)
"""Widths of the characters from space to `~`, in thousandths of the size."""


def _table(widths: str) -> dict[str, int]:
    return {chr(0x20 + index): int(each) for index, each in enumerate(widths.split())}


_WIDTHS = {
    Weight.PLAIN: _table(_PLAIN),
    Weight.BOLD: _table(_BOLD),
    Weight.ITALIC: _table(_PLAIN),
}
_OTHER = 600
_WIDE = 1000


def text_width(text: str, size: float, weight: Weight = Weight.PLAIN) -> float:
    """Return how wide a line of text is, in the unit of `size`."""
    known = _WIDTHS[weight]
    return size * sum(known.get(char) or _width(char) for char in text) / 1000


def _width(char: str) -> int:
    if combining(char):
        return 0
    return _WIDE if east_asian_width(char) in "WF" else _OTHER
