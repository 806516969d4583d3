"""The whole reference: chapters of pages, in no notation."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.docs.blocks import Block, Grid, Mark, Section
from statecheck.docs.ref import Kind, Ref
from statecheck.immutable import frozen


@frozen
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


@frozen
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


@frozen
class Book:
    """The whole reference.

    Attributes:
        home: The first page.
        chapters: Systems, and then flows.
        changes: What has changed since another version; None if none is named.
    """

    home: Page
    chapters: tuple[Chapter, ...]
    changes: Page | None = None

    def pages(self) -> Iterator[Page]:
        """Yield all pages, the first page first."""
        yield self.home
        if self.changes is not None:
            yield self.changes
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
