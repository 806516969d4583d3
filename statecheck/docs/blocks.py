"""What pages are made of, in no notation: sections, tables, words and links."""

from dataclasses import dataclass
from enum import StrEnum

from statecheck.docs.ref import Ref


class Tone(StrEnum):
    """How a mark is meant."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    AWAY = "away"
    DOUBT = "doubt"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Words:
    """Text of our own, or of a spec where it is no Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """Text of a spec that may have Markdown in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name or a value, spelled as in the spec or on the wire.

    Attributes:
        ref: What it leads to; None for nothing.
    """

    text: str
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead elsewhere.

    Attributes:
        to: A part of the reference, or the address of a source.
    """

    text: str
    to: Ref | str


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that stands out."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Break:
    """What follows stands on a line of its own."""


Inline = Words | Told | Name | Link | Mark | Break
Cell = tuple[Inline, ...]
"""What stands in a line, or in a cell of a table."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of words."""

    words: Cell


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown of a spec."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a thing, by word."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        ref: What it is about, if nothing else is about it: links lead to the row.
        more: Whether it goes on with what the row above is about.
    """

    cells: tuple[Cell, ...]
    ref: Ref | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        about: What it lists, for those who hear it.
    """

    about: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text to be copied.

    Attributes:
        language: `json`, `http` or `sh`.
        label: What it is.
    """

    text: str
    language: str
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The place of a picture.

    Attributes:
        name: Of the picture.
        caption: What it shows.
    """

    name: str
    caption: str


@dataclass(frozen=True, slots=True)
class Doors:
    """Ways to the walk-through and the diagram, where there are such."""

    links: tuple[Link, ...]


Block = Paragraph | Prose | Facts | Grid | Code | Figure | Doors


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading."""

    title: str
    blocks: tuple[Block, ...]
