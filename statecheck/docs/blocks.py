"""What pages are made of, in no notation: sections, tables, words and links."""

from enum import StrEnum

from statecheck.docs.ref import Ref
from statecheck.immutable import frozen


class Tone(StrEnum):
    """How a mark is meant."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    AWAY = "away"
    DOUBT = "doubt"
    CHANGED = "changed"


@frozen
class Words:
    """Text of our own, or of a spec where it is no Markdown."""

    text: str


@frozen
class Told:
    """Text of a spec that may have Markdown in it."""

    text: str


@frozen
class Name:
    """A name or a value, spelled as in the spec or on the wire.

    Attributes:
        ref: What it leads to; None for nothing.
    """

    text: str
    ref: Ref | None = None


@frozen
class Link:
    """Words that lead elsewhere.

    Attributes:
        to: A part of the reference, or the address of a source.
    """

    text: str
    to: Ref | str


@frozen
class Mark:
    """A word that stands out."""

    text: str
    tone: Tone = Tone.PLAIN


@frozen
class Break:
    """What follows stands on a line of its own."""


Inline = Words | Told | Name | Link | Mark | Break
Cell = tuple[Inline, ...]
"""What stands in a line, or in a cell of a table."""


@frozen
class Paragraph:
    """A line of words."""

    words: Cell


@frozen
class Prose:
    """Markdown of a spec."""

    text: str


@frozen
class Facts:
    """What is said of a thing, by word."""

    rows: tuple[tuple[str, Cell], ...]


@frozen
class Row:
    """A row of a table.

    Attributes:
        ref: What it is about, if nothing else is about it: links lead to the row.
        more: Whether it goes on with what the row above is about.
    """

    cells: tuple[Cell, ...]
    ref: Ref | None = None
    more: bool = False


@frozen
class Grid:
    """A table.

    Attributes:
        about: What it lists, for those who hear it.
    """

    about: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@frozen
class Code:
    """Text to be copied.

    Attributes:
        language: `json`, `http` or `sh`.
        label: What it is.
    """

    text: str
    language: str
    label: str


@frozen
class Figure:
    """The place of a picture.

    Attributes:
        name: Of the picture.
        caption: What it shows.
    """

    name: str
    caption: str


@frozen
class Doors:
    """Ways to the walk-through and the diagram, where there are such."""

    links: tuple[Link, ...]


Block = Paragraph | Prose | Facts | Grid | Code | Figure | Doors


@frozen
class Section:
    """Blocks under a heading."""

    title: str
    blocks: tuple[Block, ...]
