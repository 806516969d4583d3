"""The site: a folder of pages that works without a server and asks nobody anything."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from statecheck.docs.attachments import Attachments, Picture
from statecheck.docs.book import Book, Chapter, Page
from statecheck.docs.controls import shown
from statecheck.docs.outline import Subject
from statecheck.docs.ref import Kind, Ref
from statecheck.docs.site.pages import Pages
from statecheck.docs.site.pictures import Paint, prepared
from statecheck.docs.site.places import Places
from statecheck.docs.site.script import handed
from statecheck.docs.site.search import index
from statecheck.docs.site.walk import walk

_ASSETS = Path(__file__).with_name("assets")
ASSETS = ("icon.svg", "site.css", "site.js", "theme.js", "view.js", "walk.js")
"""Files that every site has."""


def site_files(
    book: Book, subjects: Sequence[Subject], attachments: Attachments
) -> dict[str, bytes]:
    """Return the files of the site, by path."""
    site = _Site(book, subjects, attachments)
    files = {path: shown(text) for path, text in site.files()}
    files["assets/pictures.css"] = site.paint.css()
    for name in ASSETS:
        files[f"assets/{name}"] = (_ASSETS / name).read_text(encoding="utf-8")
    return {path: text.encode() for path, text in sorted(files.items())}


class _Site:
    """Everything that pages are made of."""

    def __init__(
        self, book: Book, subjects: Sequence[Subject], attachments: Attachments
    ) -> None:
        self.book = book
        self.subjects = {each.name: each for each in subjects}
        self.attachments = attachments
        self.paint = Paint()
        self.places = Places(book.places() | set(self._more()))
        self.pages = Pages(book, self.places, attachments.base, self.drawn)

    def _more(self) -> Iterator[Ref]:
        """Yield the places of pages that are no part of the outline."""
        for name in self.subjects:
            yield Ref(Kind.WALK, name)
            pictures = self.attachments.pictures.get(name, ())
            if pictures:
                yield Ref(Kind.DIAGRAM, name)
            for picture in pictures[1:]:
                yield Ref(Kind.DIAGRAM, name, picture.name)

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the path and the text of each file."""
        for page in filter(None, (self.book.home, self.book.changes)):
            yield self.places.path(page.ref), self.pages.page(page, None)
        for chapter in self.book.chapters:
            for page in chapter.pages():
                yield self.places.path(page.ref), self.pages.page(page, chapter)
            yield from self._diagrams(chapter)
            yield from self._walk(chapter)
        yield "assets/search.js", index(self.book, self.places)

    def drawn(self, name: str, page: Ref, path: str) -> str:
        """Return the picture of a page; empty if there is none."""
        if page.kind is Kind.SYSTEM:
            there = self.attachments.pictures.get(page.system, ())
            return self._prepared(there[0], page.system, path) if there else ""
        near = self.attachments.near.get((page.system, name))
        return self._prepared(near, page.system, path, name) if near else ""

    def _prepared(
        self, picture: Picture, system: str, path: str, current: str = ""
    ) -> str:
        def link(name: str, *, to_picture: bool) -> str:
            if to_picture:
                return self.places.link(self._diagram(system, name), path)
            return self.places.link(self.subjects[system].node(name), path)

        return prepared(picture, link, self.paint, current)

    def _diagram(self, system: str, name: str) -> Ref:
        first = self.attachments.pictures[system][0]
        return Ref(Kind.DIAGRAM, system, "" if name == first.name else name)

    def _diagrams(self, chapter: Chapter) -> Iterator[tuple[str, str]]:
        pictures = self.attachments.pictures.get(chapter.system, ())
        refs = [self._diagram(chapter.system, each.name) for each in pictures]
        titles = ["Overview", *(each.title for each in pictures[1:])]
        for picture, ref in zip(pictures, refs, strict=True):
            path = self.places.path(ref)
            drawn = self._prepared(picture, chapter.system, path)
            page = Page(ref, picture.title if ref.name else "Diagram", spelled=False)
            boxes = sorted(set(picture.boxes.values()))
            parts = [
                {
                    "title": title,
                    "address": self.places.link(each, path),
                    "here": each == ref,
                }
                for title, each in zip(titles, refs, strict=True)
            ]
            yield path, self.pages.diagram(page, chapter, drawn, boxes, parts)

    def _walk(self, chapter: Chapter) -> Iterator[tuple[str, str]]:
        subject = self.subjects[chapter.system]
        ref = Ref(Kind.WALK, chapter.system)
        path = self.places.path(ref)
        folder = path.rpartition("/")[0]
        files: dict[str, str] = {}
        for picture in self.attachments.pictures.get(chapter.system, ()):
            diagram = self._diagram(chapter.system, picture.name)
            name = self.places.path(diagram).rpartition("/")[2].removesuffix(".html")
            files[picture.name] = f"pictures/{name}.js"
            drawn = self._prepared(picture, chapter.system, path)
            script = handed(f"picture {picture.name}", drawn)
            yield f"{folder}/{files[picture.name]}", script
        data = walk(subject, self.places, path, files)
        yield f"{folder}/walk-data.js", handed("walk", data)
        lead = (
            "Begin where a flow begins, press what is on offer, choose what follows, "
            "and see what is sent and answered on the way."
        )
        page = Page(ref, "Walk-through", lead, spelled=False)
        yield path, self.pages.walk(page, chapter)
