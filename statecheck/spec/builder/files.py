"""The files of one system or flow, read together section by section."""

from collections.abc import Callable
from typing import TypeVar

from statecheck.source import Location
from statecheck.spec.behaviour import Everywhere
from statecheck.spec.builder.behaviour import build_everywhere
from statecheck.spec.builder.body import Body, text_of
from statecheck.spec.builder.facts import (
    FACT_WORDS,
    build_defaults,
    build_fact,
    says_of_itself,
)
from statecheck.spec.fact import UNSAID, Fact, Places
from statecheck.spec.system import Repetition
from statecheck.spec.table import Table
from statecheck.syntax import Document

T = TypeVar("T")


class SpecFiles:
    """The files of one system or flow.

    What is declared more than once is noted under `repetitions` and read once.
    """

    def __init__(self, documents: list[Document]) -> None:
        """Read `documents` together, in this order."""
        roots = [_root(document, UNSAID) for document in documents]
        head = next((root for root in roots if "title" in root), None)
        shared = UNSAID if head is None else _defaults(head, UNSAID)
        self.names = tuple(document.source.name for document in documents)
        self.repetitions: list[Repetition] = []
        self.roots = [root.inside(_defaults(root, shared)) for root in roots]
        self._places: dict[str, tuple[Location, ...]] = {}

    def at(self, kind: str) -> Location:
        """Return where the name stands: beside `title`, or in the first file."""
        head = next((root for root in self.roots if "title" in root), self.roots[0])
        return head.at / kind

    def places(self) -> Places:
        """Return where the keys that were read so far stand first."""
        return Table(self._places.items())

    def defaults(self) -> Table[Fact]:
        """Return by file what its elements say unless they say otherwise."""
        return Table(
            (root.at.source, root.inherited)
            for root in self.roots
            if "defaults" in root
        )

    def once(self, key: str) -> Body | None:
        """Return what stands under a key that only one of the files may have."""
        bodies = [body for root in self.roots if (body := root.child(key))]
        for again in bodies[1:]:
            self.repetitions.append(Repetition(key, bodies[0].at, again.at))
        if not bodies:
            return None
        self._places[key] = (bodies[0].at,)
        return bodies[0]

    def text(self, key: str) -> str:
        """Return the text under a key that only one of the files may have."""
        body = self.once(key)
        return text_of(body.node) if body else ""

    def names_under(self, key: str) -> tuple[str, ...]:
        """Return the name, or list of names, under a key that may stand once."""
        body = self.once(key)
        members = [] if body is None else list(body.members())
        named = [member for member in members if text_of(member.node)]
        if body is not None:  # a place for each name, even if there is none to read
            self._places[key] = tuple(member.at for member in named)
        return tuple(text_of(member.node) for member in named)

    def section(self, key: str, build: Callable[[str, Body], T]) -> Table[T]:
        """Return the elements that all of the files declare under `key`."""
        bodies: dict[str, Body] = {}
        for root in self.roots:
            for name, body in root.entries(key):
                self._places.setdefault(key, (root.at / key,))
                first = bodies.setdefault(name, body)
                if first is not body:
                    again = Repetition(f"{key}/{name}", first.at, body.at)
                    self.repetitions.append(again)
        return Table((name, build(name, body)) for name, body in bodies.items())

    def everywhere(self) -> tuple[Everywhere, ...]:
        """Return the entries of `everywhere` of all of the files."""
        lists = [body for root in self.roots if (body := root.child("everywhere"))]
        return tuple(
            build_everywhere(item) for body in lists for item in body.members()
        )

    def fact(self) -> Fact:
        """Return what the system or flow says of itself, each word in one file."""
        for word in FACT_WORDS:
            self.once(word)
        head = next((root for root in self.roots if "title" in root), self.roots[0])
        said = [root.inside(UNSAID) for root in self.roots if _says(root)]
        if not said:
            return head.inherited
        if len(said) == 1:
            return build_fact(said[0].inside(head.inherited))
        return _together([(root, build_fact(root)) for root in said], head.inherited)


def _together(said: list[tuple[Body, Fact]], inherited: Fact) -> Fact:
    """Return what several files say of one system; of one word, the first."""

    def first(word: str) -> Fact:
        return next((fact for root, fact in said if word in root), inherited)

    return Fact(
        source=first("source").source,
        confidence=first("confidence").confidence,
        disputed=first("disputed").disputed,
        since=first("since").since,
        was=first("was").was,
        deprecated=first("deprecated").deprecated,
        allow=first("allow").allow,
        extensions=Table(
            pair for _, fact in reversed(said) for pair in fact.extensions.items()
        ),
        at=said[0][0].at,
        places=first("source").places,
    )


def _says(root: Body) -> bool:
    return says_of_itself(root.words)


def _root(document: Document, inherited: Fact) -> Body:
    return Body(document.root, document.source.name, inherited=inherited)


def _defaults(root: Body, shared: Fact) -> Fact:
    return build_defaults(root.child("defaults"), shared)
