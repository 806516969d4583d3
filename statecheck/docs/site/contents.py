"""The list of pages beside each page, cut where it would be too long."""

from collections.abc import Iterator

from statecheck.docs.book import Book, Chapter, Page
from statecheck.docs.ref import CHANGES, HOME, Kind, Ref
from statecheck.docs.site.places import Places
from statecheck.immutable import frozen

MOST = 150
"""So many pages of a kind are listed; of more, those around the page that is shown."""

_AROUND = 30
"""How many before and behind it."""

TITLES = {
    Kind.STATE: "States",
    Kind.ACTION: "Actions",
    Kind.MODEL: "Objects",
    Kind.ERROR: "Error codes",
}


@frozen
class Entry:
    """One link.

    Attributes:
        spelled: Whether the title is a name of the spec.
        here: Whether it is the page that is shown.
    """

    title: str
    address: str
    spelled: bool = False
    here: bool = False


@frozen
class Group:
    """Some links, under a title if there is one.

    Attributes:
        count: How many there are in all; 0 where that says nothing.
    """

    title: str
    links: tuple[Entry, ...]
    open: bool = False
    count: int = 0


class Contents:
    """The lists beside all pages; those that many pages have are made once."""

    def __init__(self, book: Book, places: Places) -> None:
        """List the pages of a book."""
        self._book = book
        self._places = places
        self._known: dict[tuple[str, Kind, str], tuple[Entry, ...]] = {}

    def groups(self, chapter: Chapter | None, ref: Ref, path: str) -> tuple[Group, ...]:
        """Return the links beside a page."""
        return tuple(self._groups(chapter, ref, path))

    def _groups(self, chapter: Chapter | None, ref: Ref, path: str) -> Iterator[Group]:
        book = self._book

        def entry(title: str, to: Ref) -> Entry:
            return Entry(title, self._places.link(to, path), here=to == ref)

        news = [entry(book.changes.title, CHANGES)] if book.changes else []
        if chapter is None:
            chapters = [entry(each.title, each.front.ref) for each in book.chapters]
            yield Group("", (entry("Overview", HOME), *chapters, *news))
            return
        name = chapter.system
        own = [
            entry("Overview", chapter.front.ref),
            entry("Walk-through", Ref(Kind.WALK, name)),
            entry("Diagram", Ref(Kind.DIAGRAM, name)),
            entry("Open questions", chapter.questions.ref),
            *news,
        ]
        yield Group("", tuple(each for each in own if each.address))
        for kind, pages in chapter.groups:
            if pages:
                opened = ref.kind is kind or (
                    kind is Kind.STATE and ref.kind not in TITLES
                )
                links = self._links(name, kind, pages, ref, path)
                yield Group(TITLES[kind], links, opened, len(pages))
        others = tuple(
            entry(each.title, each.front.ref)
            for each in book.chapters
            if each is not chapter
        )
        if others:
            yield Group("Other systems and flows", others, open=not chapter.groups)

    def _links(
        self, system: str, kind: Kind, pages: tuple[Page, ...], ref: Ref, path: str
    ) -> tuple[Entry, ...]:
        """Return the pages of a kind; beside those of another kind, they are alike."""
        key = (system, kind, path.rpartition("/")[0])
        alike = kind is not ref.kind
        if alike and key in self._known:
            return self._known[key]
        links = tuple(
            Entry(
                each.title,
                self._places.link(each.ref, path),
                spelled=True,
                here=each.ref == ref,
            )
            for each in _cut(pages, ref)
        )
        if alike:
            self._known[key] = links
        return links


def _cut(pages: tuple[Page, ...], ref: Ref) -> tuple[Page, ...]:
    if len(pages) <= MOST:
        return pages
    here = 0
    if pages[0].ref.kind is ref.kind:  # then names alone tell them apart, and sooner
        names = (each.ref.name for each in pages)
        here = next((index for index, name in enumerate(names) if name == ref.name), 0)
    return pages[max(here - _AROUND, 0) : here + _AROUND]
