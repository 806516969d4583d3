"""Systems and flows, from the files that declare them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from statecheck.source import Location
from statecheck.spec.behaviour import Everywhere, Outcome
from statecheck.spec.builder.behaviour import (
    build_action,
    build_error,
    build_everywhere,
    build_exit,
    build_offers,
    build_outcomes,
    build_state,
)
from statecheck.spec.builder.body import Body, text_of, value_of
from statecheck.spec.builder.models import build_enum, build_model
from statecheck.spec.builder.properties import build_property
from statecheck.spec.builder.wire import build_wire
from statecheck.spec.condition import Scalar as Value
from statecheck.spec.fact import UNSAID, Confidence, Fact
from statecheck.spec.system import (
    Actor,
    Flow,
    FlowStep,
    InformationSource,
    Option,
    Repetition,
    System,
)
from statecheck.spec.table import Table
from statecheck.syntax import Document, Scalar

T = TypeVar("T")


def build_specs(documents: Sequence[Document]) -> tuple[System | Flow, ...]:
    """Return what the documents describe, systems and flows by name.

    Total: what the structure check has reported is read as if it were not there.
    Files are grouped by the name after `system` or `flow`; where several of them
    declare a version, by the version too, and a file without one belongs to the
    nearest that has one.
    """
    files: dict[tuple[str, str], list[Document]] = {}
    for document in sorted(documents, key=lambda document: document.source.name):
        for kind in ("system", "flow"):
            entry = document.root.entries.get(kind)
            if entry is not None and text_of(entry.value):
                files.setdefault((kind, text_of(entry.value)), []).append(document)
                break
    return tuple(
        (_Files(name, group).system() if kind == "system" else _Files(name, group).flow())
        for (kind, name), named in sorted(files.items())
        for group in _by_version(named)
    )


def _by_version(documents: list[Document]) -> Iterator[list[Document]]:
    """Yield the documents of each version of one system."""
    heads = [document for document in documents if "version" in document.root.entries]
    if len(heads) <= 1 or len({_folder(head) for head in heads}) < len(heads):
        yield documents
        return
    groups: dict[str, list[Document]] = {head.source.name: [] for head in heads}
    for document in documents:
        nearest = max(
            heads,
            key=lambda head: (document is head, _shared(document, head)),
        )
        groups[nearest.source.name].append(document)
    yield from groups.values()


def _folder(document: Document) -> PurePosixPath:
    return PurePosixPath(document.source.name).parent


def _shared(one: Document, other: Document) -> int:
    """Return how many folders the paths of two documents share at the front."""
    parts = zip(_folder(one).parts, _folder(other).parts, strict=False)
    same = 0
    for left, right in parts:
        if left != right:
            break
        same += 1
    return same


class _Files:
    """The files of one system or flow, read together."""

    def __init__(self, name: str, documents: list[Document]) -> None:
        self.name = name
        self.documents = documents
        self.repetitions: list[Repetition] = []
        self.places: dict[str, Location] = {}
        heads = [doc for doc in documents if "title" in doc.root.entries]
        self.head = (heads or documents)[0]
        shared = _defaults(_root(self.head, UNSAID))
        self.roots = [
            _root(document, _defaults(_root(document, UNSAID), shared))
            for document in documents
        ]

    def system(self) -> System:
        """Return the system of these files."""
        head = _root(self.head, self._root_of(self.head).inherited)
        kind = self._text("kind")
        return System(
            name=self.name,
            title=self._text("title"),
            description=self._text("description"),
            version=self._text("version"),
            kind="vocabulary" if kind == "vocabulary" else "api",
            extends=self._once("extends", _texts) or (),
            initial=self._once("initial", build_outcomes),
            start=self._once("start", build_offers),
            exits=self._section("exits", build_exit),
            options=self._section("options", _option),
            actors=self._section("actors", _actor),
            sources=self._section("sources", _source),
            defaults=self._facts(),
            openness=self._section("openness", lambda _, body: text_of(body.node)),
            states=self._section("states", build_state),
            everywhere=self._everywhere(),
            actions=self._section("actions", build_action),
            models=self._section("models", build_model),
            errors=self._section("errors", build_error),
            wire=self._once("wire", build_wire),
            properties=self._section("properties", build_property),
            fact=head.fact(),
            at=head.at / "system",
            places=Table(self.places.items()),
            files=tuple(document.source.name for document in self.documents),
            repetitions=tuple(self.repetitions),
        )

    def flow(self) -> Flow:
        """Return the flow of these files."""
        head = _root(self.head, self._root_of(self.head).inherited)
        return Flow(
            name=self.name,
            title=self._text("title"),
            description=self._text("description"),
            version=self._text("version"),
            host=self._text("host"),
            options=self._section("options", _setting),
            initial=self._once("initial", build_outcomes),
            steps=self._section("steps", _step),
            sources=self._section("sources", _source),
            defaults=self._facts(),
            properties=self._section("properties", build_property),
            fact=head.fact(),
            at=head.at / "flow",
            places=Table(self.places.items()),
            files=tuple(document.source.name for document in self.documents),
            repetitions=tuple(self.repetitions),
        )

    def _facts(self) -> Table[Fact]:
        return Table(
            (root.at.source, root.inherited) for root in self.roots if "defaults" in root
        )

    def _root_of(self, document: Document) -> Body:
        return self.roots[self.documents.index(document)]

    def _text(self, key: str) -> str:
        return self._once(key, lambda body: text_of(body.node)) or ""

    def _once(self, key: str, build: Callable[[Body], T | None]) -> T | None:
        """Return what stands under a key that only one of the files may have."""
        bodies = [body for root in self.roots if (body := root.child(key))]
        for again in bodies[1:]:
            self.repetitions.append(Repetition(key, bodies[0].at, again.at))
        if bodies:
            self.places[key] = bodies[0].at
        return build(bodies[0]) if bodies else None

    def _section(self, key: str, build: Callable[[str, Body], T]) -> Table[T]:
        """Return the elements that all of the files declare under `key`."""
        bodies: dict[str, Body] = {}
        for root in self.roots:
            for name, body in root.entries(key):
                first = bodies.setdefault(name, body)
                if first is not body:
                    again = Repetition(f"{key}/{name}", first.at, body.at)
                    self.repetitions.append(again)
        return Table((name, build(name, body)) for name, body in bodies.items())

    def _everywhere(self) -> tuple[Everywhere, ...]:
        lists = [body for root in self.roots if (body := root.child("everywhere"))]
        return tuple(build_everywhere(item) for body in lists for item in body.members())


def _root(document: Document, inherited: Fact) -> Body:
    return Body(document.root, Location(document.source.name), inherited)


def _defaults(root: Body, shared: Fact = UNSAID) -> Fact:
    """Return what the file says of all its elements, or else `shared`."""
    body = root.child("defaults")
    if body is None:
        return shared
    confidence = body.text("confidence")
    own = Table([("", Confidence(confidence))] if confidence in set(Confidence) else [])
    source = body.texts("source")
    return Fact(
        source=source or shared.source,
        confidence=own or (Table() if source else shared.confidence),
        since=body.text("since") or shared.since,
        at=body.at,
    )


def _texts(body: Body) -> tuple[str, ...]:
    return tuple(text_of(item.node) for item in body.members() if text_of(item.node))


def _option(name: str, body: Body) -> Option:
    fact = body.fact()
    default = body.get("default")
    enum = build_enum(body.inside(fact).child("enum"))
    value = value_of(default)
    return Option(
        name=name,
        description=body.text("description"),
        enum=enum,
        default=value
        if enum is None and isinstance(value, bool)
        else text_of(default) or None,
        per=body.text("per") or "installation",
        set=body.text("set"),
        overrides=body.flag("overrides"),
        fact=fact,
        at=body.at,
        words=body.words if "overrides" in body else frozenset(),
    )


def _actor(name: str, body: Body) -> Actor:
    return Actor(
        name=name,
        description=body.text("description"),
        overrides=body.flag("overrides"),
        fact=body.fact(),
        at=body.at,
        words=body.words if "overrides" in body else frozenset(),
    )


def _source(name: str, body: Body) -> InformationSource:
    confidence = body.text("confidence")
    return InformationSource(
        name=name,
        title=body.text("title"),
        url=body.text("url"),
        description=body.text("description"),
        revised=body.text("revised"),
        confidence=Confidence(confidence)
        if confidence in set(Confidence)
        else Confidence.DOCUMENTED,
        overrides=body.flag("overrides"),
        extensions=body.inside(UNSAID).fact().extensions,
        at=body.at,
        words=body.words if "overrides" in body else frozenset(),
    )


def _setting(_: str, body: Body) -> Value:
    value = value_of(body.node)
    return value if isinstance(value, bool) else text_of(body.node)


def _step(name: str, body: Body) -> FlowStep:
    fact = body.fact()
    inside = body.inside(fact)
    return FlowStep(
        name=name,
        system=body.text("system"),
        description=body.text("description"),
        entry=build_outcomes(inside.child("entry")),
        exits=Table(
            (word, _leads(exit_)) for word, exit_ in inside.entries("exits")
        ),
        options=Table(
            (word, _setting(word, value)) for word, value in inside.entries("options")
        ),
        fact=fact,
        at=body.at,
    )


def _leads(body: Body) -> tuple[Outcome, ...]:
    return build_outcomes(body) or ()


def is_spec(document: Document) -> bool:
    """Return whether a file is meant for this tool: whether it has `statecheck`."""
    entry = document.root.entries.get("statecheck")
    return entry is not None and isinstance(entry.value, Scalar)
