"""Pages as HTML: templates in which everything is escaped."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from statecheck.docs.blocks import Code
from statecheck.docs.book import Book, Chapter, Page
from statecheck.docs.prose import html, is_safe
from statecheck.docs.ref import HOME, Kind, Ref
from statecheck.docs.site.contents import TITLES, Contents, Entry
from statecheck.docs.site.places import Places, section_id
from statecheck.docs.site.words import broken, cell_html, grid_html, item

_TEMPLATES = Path(__file__).with_name("templates")
_JSON = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*")(?=\s*:)|(?P<text>"(?:[^"\\]|\\.)*")'
    r"|(?P<word>\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?(?:[eE][-+]?\d+)?\b)"
)
_LARGEST = 20_000
"""Characters of a message that are coloured."""

Drawn = Callable[[str, Ref, str], str]
"""Returns the picture of a name on a page that stands at a path; empty for none."""


class Pages:
    """Writes pages."""

    def __init__(self, book: Book, places: Places, base: str, drawn: Drawn) -> None:
        """Write pages of a book, with pictures by `drawn`."""
        self.book = book
        self.places = places
        self.contents = Contents(book, places)
        self.base = base
        self.drawn = drawn

    @cached_property
    def _environment(self) -> Any:  # noqa: ANN401  # of a library imported when needed
        library = import_module("jinja2")
        environment = library.Environment(
            loader=library.FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=library.StrictUndefined,
            trim_blocks=True,
        )
        safe = import_module("markupsafe").Markup
        environment.globals |= {
            "shape": lambda part: type(part).__name__,
            "broken": lambda name: safe(broken(name)),
            "links": lambda group: safe("".join(map(_item, group.links))),
            "prose": lambda text: safe(html(text)),
            "section_id": section_id,
            "highlighted": lambda block: safe(_highlighted(block)),
            "safe": safe,
        }
        return environment

    def page(self, page: Page, chapter: Chapter | None) -> str:
        """Return a page of the outline."""
        return self._written("page.html", page, chapter)

    def diagram(
        self,
        page: Page,
        chapter: Chapter,
        drawn: str,
        boxes: Sequence[str],
        parts: Sequence[Mapping[str, object]],
    ) -> str:
        """Return the page of a picture."""
        safe = self._environment.globals["safe"]
        root = self._root(self.places.path(page.ref))
        return self._written(
            "diagram.html",
            page,
            chapter,
            scripts=[f"{root}assets/view.js"],
            drawn=safe(drawn),
            boxes=boxes,
            parts=parts,
        )

    def walk(self, page: Page, chapter: Chapter) -> str:
        """Return the page of a walk-through."""
        path = self.places.path(page.ref)
        root = self._root(path)
        return self._written(
            "walk.html",
            page,
            chapter,
            scripts=[
                "walk-data.js",
                f"{root}assets/view.js",
                f"{root}assets/walk.js",
            ],
            pictures=f"{path.rpartition('/')[0]}/",
        )

    def _written(
        self, template: str, page: Page, chapter: Chapter | None, **more: object
    ) -> str:
        path = self.places.path(page.ref)
        safe = self._environment.globals["safe"]
        anchor = self.places.addresses.anchor

        @cache
        def link(to: Ref | str | None) -> str:
            return self._link(to, path)

        values = {
            "scripts": [],
            "book": self.book,
            "page": page,
            "chapter": chapter,
            "root": self._root(path),
            "base": self.base,
            "navigation": self.contents.groups(chapter, page.ref, path),
            "crumbs": self._crumbs(page, chapter, path),
            "link": link,
            "cell": lambda cell: safe(cell_html(cell, link)),
            "grid": lambda grid: safe(grid_html(grid, link, anchor)),
            "figure": lambda name: safe(self.drawn(name, page.ref, path)),
            **more,
        }
        return str(self._environment.get_template(template).render(values))

    def _link(self, to: Ref | str | None, path: str) -> str:
        if isinstance(to, str):
            return to if is_safe(to) else ""
        return self.places.link(to, path)

    def _root(self, path: str) -> str:
        return "../" * path.count("/")

    def _crumbs(
        self, page: Page, chapter: Chapter | None, path: str
    ) -> list[dict[str, str]]:
        if chapter is None and page.ref == HOME:
            return []
        home = {
            "title": self.book.home.title,
            "address": f"{self._root(path)}index.html",
        }
        if chapter is None or page.ref.kind is Kind.SYSTEM:
            return [home]
        front = self.places.link(chapter.front.ref, path)
        crumbs = [home, {"title": chapter.title, "address": front}]
        if page.ref.kind in TITLES:
            crumbs.append({"title": TITLES[page.ref.kind], "address": ""})
        return crumbs


def _item(entry: Entry) -> str:
    return item(entry.title, entry.address, spelled=entry.spelled, here=entry.here)


def _highlighted(block: Code) -> str:
    """Return code as HTML; of JSON, names and values are told apart."""
    if block.language != "json" or len(block.text) > _LARGEST:
        return escape(block.text)
    parts: list[str] = []
    last = 0
    for match in _JSON.finditer(block.text):
        parts.append(escape(block.text[last : match.start()]))
        parts.append(f'<span class="{match.lastgroup}">{escape(match[0])}</span>')
        last = match.end()
    return "".join((*parts, escape(block.text[last:])))
