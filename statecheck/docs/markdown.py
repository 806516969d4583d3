"""The reference as Markdown: a folder that a site generator takes as it is.

Nothing is HTML but anchors, line breaks, emphasis, and code with characters that no two
dialects of Markdown escape alike; what comes from a spec stands there as text, and
characters that hide or turn around what is beside them stand there as their numbers.
"""

from collections.abc import Iterator, Sequence

from statecheck.docs.addresses import Addresses, relative
from statecheck.docs.attachments import Attachments
from statecheck.docs.blocks import (
    Block,
    Break,
    Cell,
    Code,
    Facts,
    Figure,
    Grid,
    Inline,
    Link,
    Mark,
    Name,
    Paragraph,
    Prose,
    Row,
    Told,
)
from statecheck.docs.book import Book, Chapter, Page
from statecheck.docs.controls import shown
from statecheck.docs.navigation import CHANGES_FILE, FILES, front_matter, navigation
from statecheck.docs.prose import (
    code,
    escaped,
    fence,
    is_safe,
    markdown,
    markdown_line,
    quoted,
)
from statecheck.docs.ref import Kind, Ref

_INDEX = "index.md"
_QUESTIONS = "questions.md"
_ON_FRONT = {Kind.SYSTEM, Kind.EXIT, Kind.OPTION, Kind.SOURCE}


def markdown_files(
    book: Book, attachments: Attachments, *, matter: bool = False
) -> dict[str, bytes]:
    """Return the files of the reference, by path.

    Args:
        book: The reference.
        attachments: Pictures are taken from there.
        matter: Whether files have front matter, and a file lists them as MkDocs and
            its themes want their navigation.
    """
    writer = _Writer(book)
    texts: dict[str, str] = {}
    for path, title, lead, text in writer.files():
        texts[path] = (front_matter(title, lead) if matter else "") + text
    if matter:
        texts["nav.yml"] = navigation(book, writer.addresses)
    files = {path: shown(text).encode() for path, text in texts.items()}
    for chapter in book.chapters:
        folder = writer.addresses.system(chapter.system)
        pictures = attachments.pictures.get(chapter.system, ())
        if pictures:
            files[f"{folder}/diagram.svg"] = pictures[0].svg.encode()
    return files


class _Writer:
    """The book, and the file that is being written."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.addresses = Addresses(book.places())
        self.path = ""

    def files(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield the path, title, description and text of each file."""
        self.path = _INDEX
        home = self.book.home
        yield _INDEX, home.title, home.lead, self._whole([home], "")
        if self.book.changes is not None:
            page = self.book.changes
            self.path = CHANGES_FILE
            yield CHANGES_FILE, page.title, page.lead, self._whole([page], "")
        for chapter in self.book.chapters:
            yield from self._chapter(chapter)

    def _chapter(self, chapter: Chapter) -> Iterator[tuple[str, str, str, str]]:
        folder = self.addresses.system(chapter.system)
        self.path = f"{folder}/{_INDEX}"
        front = self._whole([chapter.front], "")
        yield self.path, chapter.title, chapter.front.lead, front
        for kind, pages in chapter.groups:
            if pages:
                name, title = FILES[kind]
                self.path = f"{folder}/{name}.md"
                title = f"{title} of {chapter.title}"
                yield self.path, title, "", self._whole(pages, title)
        self.path = f"{folder}/{_QUESTIONS}"
        page = chapter.questions
        yield self.path, page.title, page.lead, self._whole([page], "")

    def _whole(self, pages: Sequence[Page], title: str) -> str:
        parts: list[str] = [f"# {escaped(title)}"] if title else []
        for page in pages:
            parts += self._page(page, 2 if title else 1)
        return "\n\n".join(filter(None, parts)) + "\n"

    def _page(self, page: Page, level: int) -> Iterator[str]:
        if page.ref.name:
            yield self._anchor(page.ref)
        title = code(page.title) if page.spelled else escaped(page.title)
        marks = " ".join(f"*{escaped(mark.text)}*" for mark in page.marks)
        yield f"{'#' * level} {title}"
        yield marks
        yield markdown(page.lead)
        for block in page.blocks:
            yield self._block(block)
        for section in page.sections:
            yield f"{'#' * (level + 1)} {escaped(section.title)}"
            for block in section.blocks:
                yield self._block(block)

    def _anchor(self, ref: Ref) -> str:
        return f'<a id="{self.addresses.anchor(ref)}"></a>'

    def _block(self, block: Block) -> str:
        if isinstance(block, Prose):
            return markdown(block.text)
        if isinstance(block, Paragraph):
            return self._cell(block.words)
        if isinstance(block, Facts):
            lines = (f"- **{escaped(w)}:** {self._cell(c)}" for w, c in block.rows)
            return "\n".join(lines)
        if isinstance(block, Grid):
            return "\n".join(self._grid(block))
        return self._copied(block) if isinstance(block, Code) else _drawn(block)

    def _copied(self, code: Code) -> str:
        return f"{escaped(code.label)}:\n\n{fence(code.text, code.language)}"

    def _grid(self, grid: Grid) -> Iterator[str]:
        yield _line(grid.columns)
        yield _line(["---"] * len(grid.columns))
        for row in grid.rows:
            yield _line(self._cells(row))

    def _cells(self, row: Row) -> Iterator[str]:
        for index, cell in enumerate(row.cells):
            anchor = self._anchor(row.ref) if row.ref and index == 0 else ""
            yield anchor + self._cell(cell)

    def _cell(self, cell: Cell) -> str:
        return "".join(map(self._inline, cell))

    def _inline(self, part: Inline) -> str:
        if isinstance(part, Told):
            return markdown_line(part.text)
        if isinstance(part, Break):
            return "<br>"
        if isinstance(part, Mark):
            return f"*{escaped(part.text)}*"
        if isinstance(part, Name):
            return self._linked(code(part.text), part.ref)
        if isinstance(part, Link):
            return self._linked(escaped(part.text), part.to)
        return escaped(part.text)

    def _linked(self, text: str, to: Ref | str | None) -> str:
        if isinstance(to, str):
            return f"[{text}]({quoted(to)})" if is_safe(to) else text
        if to is None or to not in self.addresses:
            return text
        return f"[{text}]({self._address(to)})"

    def _address(self, to: Ref) -> str:
        if to.kind is Kind.HOME:
            return relative(_INDEX, self.path)
        if to.kind is Kind.CHANGES:
            return relative(CHANGES_FILE, self.path)
        folder = self.addresses.system(to.system)
        if to.kind is Kind.QUESTIONS:
            return relative(f"{folder}/{_QUESTIONS}", self.path)
        name = _INDEX if to.kind in _ON_FRONT else f"{FILES[to.kind][0]}.md"
        path = f"{folder}/{name}"
        anchor = f"#{self.addresses.anchor(to)}" if to.name else ""
        if path == self.path and anchor:
            return anchor
        return relative(path, self.path) + anchor


def _drawn(block: Block) -> str:
    """Return the picture of a system; others are for pages that can be clicked."""
    if isinstance(block, Figure) and not block.name:
        return f"![{escaped(block.caption)}](diagram.svg)"
    return ""


def _line(cells: Sequence[str] | Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"
