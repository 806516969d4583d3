"""A file's text, and stretches of it as an editor counts them."""

from dataclasses import dataclass, field

from statecheck.immutable import frozen


@frozen
class Source:
    """One file.

    Attributes:
        name: Path of the file as it is shown, with `/`; `<stdin>` for standard input.
        text: The decoded text, without a byte order mark; takes no part in printing.
    """

    name: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A point between two characters.

    Attributes:
        line: Counted from 1; lines end with LF, CRLF or CR, as editors have it.
        column: Counted from 1, in Unicode code points (not bytes, not UTF-16 units).
    """

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text; empty where nothing is written.

    Attributes:
        start: The first position in it.
        end: The first position after it.
    """

    start: Position
    end: Position
