"""The index that search looks into, as a script that hands it over."""

from collections.abc import Iterator

from statecheck.docs.blocks import Block, Facts, Grid, Paragraph, Prose
from statecheck.docs.book import Book, Chapter, Page
from statecheck.docs.prose import plain
from statecheck.docs.ref import Kind
from statecheck.docs.site.places import Places, section_id
from statecheck.docs.site.script import handed
from statecheck.docs.site.text import text

_LONGEST = 240
"""Characters of a description that are searched and shown."""

_TOLD = (Prose, Paragraph, Facts)
"""What a section has that is no list of things with entries of their own."""

_TOLD_WITH_NAME = {"userMessageKey", "On the wire"}
"""Facts that people look for by what they are called, too."""

_KINDS = {
    "state": "State",
    "action": "Action",
    "model": "Object",
    "error": "Error",
    "exit": "End",
    "option": "Option",
    "source": "Source",
    "questions": "Questions",
}


def index(book: Book, places: Places) -> str:
    """Return the index: a list of title, kind, system, address and text."""
    return handed(
        "search", [entry for c in book.chapters for entry in _chapter(c, places)]
    )


def _chapter(chapter: Chapter, places: Places) -> Iterator[list[str]]:
    for page in chapter.pages():
        kind = _KINDS.get(page.ref.kind, "Flow" if chapter.flow else "System")
        where = places.path(page.ref)
        yield [page.title, kind, chapter.title, where, _words(page)]
        if page.ref.kind is Kind.SYSTEM:
            for number, section in enumerate(page.sections):
                if any(isinstance(each, _TOLD) for each in section.blocks):
                    words = " ".join(filter(None, map(_said, section.blocks)))
                    there = f"{where}#{section_id(number)}"
                    yield [section.title, "Section", chapter.title, there, words]
        for block in page.all_blocks():
            if not isinstance(block, Grid):
                continue
            for row in block.rows:
                if row.ref is not None:
                    title = text(row.cells[0])
                    words = " ".join(filter(None, map(text, row.cells[1:])))
                    kind = _KINDS[row.ref.kind]
                    address = places.path(row.ref)
                    yield [title, kind, chapter.title, address, words[:_LONGEST]]


def _said(block: Block) -> str:
    """Return what a block of a section says, without rows that have entries."""
    if isinstance(block, Prose):
        return plain(block.text)
    if isinstance(block, Paragraph):
        return text(block.words)
    if isinstance(block, Facts):
        return " ".join(f"{word} {text(cell)}" for word, cell in block.rows)
    if isinstance(block, Grid):
        rows = [row for row in block.rows if row.ref is None]
        return " ".join(text(cell) for row in rows for cell in row.cells if cell)
    return ""


def _words(page: Page) -> str:
    """Return the description of a page, and the names of fields that it lists."""
    words = [plain(page.lead)[:_LONGEST]]
    for block in page.all_blocks():
        if isinstance(block, Facts):
            words += [text(cell) for word, cell in block.rows if word == "Message"]
            words += [f"{w} {text(c)}" for w, c in block.rows if w in _TOLD_WITH_NAME]
        if isinstance(block, Grid) and block.columns[0] in {"Field", "Value"}:
            words.append(" ".join(text(row.cells[0]) for row in block.rows))
    return " · ".join(filter(None, words))
