"""What pages are made of, in no notation: sections, tables, words and links."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a page, or a place on a page, is about."""

    HOME = "home"
    SYSTEM = "system"
    STATE = "state"
    ACTION = "action"
    MODEL = "model"
    ERROR = "error"
    EXIT = "exit"
    OPTION = "option"
    SOURCE = "source"
    QUESTIONS = "questions"
    DIAGRAM = "diagram"
    WALK = "walk"


@dataclass(frozen=True, slots=True)
class Ref:
    """Something that can be linked to.

    Attributes:
        kind: What it is.
        system: The system or flow that it is in; empty for the first page.
        name: Its name there; of an error code its path; empty for the system itself.
    """

    kind: Kind
    system: str = ""
    name: str = ""


HOME = Ref(Kind.HOME)


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


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that is said of one thing.

    Attributes:
        title: Its name, or what it is called.
        spelled: Whether the title is a name, spelled as in the spec.
        lead: What it is, as its spec describes it; Markdown.
        marks: What has to be seen first.
        blocks: Before the first heading.
    """

    ref: Ref
    title: str
    lead: str = ""
    spelled: bool = True
    marks: tuple[Mark, ...] = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def all_blocks(self) -> Iterator[Block]:
        """Yield every block of the page, in order."""
        yield from self.blocks
        for section in self.sections:
            yield from section.blocks

    def marked(self, mark: Mark) -> "Page":
        """Return the page with one more mark."""
        return replace(self, marks=(*self.marks, mark))


@dataclass(frozen=True, slots=True)
class Chapter:
    """The pages of one system or flow.

    Attributes:
        system: Its name.
        title: What it is called.
        flow: Whether it is put together of other systems.
        front: The page of the system.
        groups: Its other pages by kind, each in the order in which they are shown.
        questions: What is not known, and what is wrong.
    """

    system: str
    title: str
    flow: bool
    front: Page
    groups: tuple[tuple[Kind, tuple[Page, ...]], ...]
    questions: Page

    def pages(self) -> Iterator[Page]:
        """Yield all pages, the front first."""
        yield self.front
        for _, pages in self.groups:
            yield from pages
        yield self.questions


@dataclass(frozen=True, slots=True)
class Book:
    """The whole reference."""

    home: Page
    chapters: tuple[Chapter, ...]

    def pages(self) -> Iterator[Page]:
        """Yield all pages, the first page first."""
        yield self.home
        for chapter in self.chapters:
            yield from chapter.pages()

    def places(self) -> frozenset[Ref]:
        """Return everything that a link can lead to."""
        found = {page.ref for page in self.pages()}
        for page in self.pages():
            for block in page.all_blocks():
                if isinstance(block, Grid):
                    found.update(row.ref for row in block.rows if row.ref)
        return frozenset(found)
