"""Every reference of a spec, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass

from statecheck.language import (
    FieldType,
    Formula,
    ListOf,
    MapOf,
    ModelReference,
    options,
)
from statecheck.linking.kinds import (
    NO_MODEL,
    SUCCESSORS,
    Kind,
    is_silent,
    parsed,
    words_of,
)
from statecheck.linking.spelling import spelled
from statecheck.source import Location
from statecheck.spec import (
    NOWHERE,
    Absence,
    Fact,
    Flow,
    FlowStep,
    Listed,
    Scalar,
    Table,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A name where it is used.

    Attributes:
        kind: What it names.
        name: As it is written; what a step of a flow says of its own system begins
            with the step. Of a subject or an origin, the name alone.
        at: Where.
        word: The word of the language it stands under.
    """

    kind: Kind
    name: str
    at: Location
    word: str


def references(element: object, at: Location = NOWHERE) -> Iterator[Reference]:
    """Yield every reference in an element, in the order of the language's words.

    What an element inherits from `defaults`, or from the element around it, is yielded
    once and not for each that inherits it.

    Args:
        element: A system, a flow, or anything in one.
        at: The place of an element that does not know its own.
    """
    return _Walk().everything(element, at)


def named(element: object, at: Location, word: str) -> list[tuple[str, Location]]:
    """Return the texts under a word that names something, each with its place."""
    place = at.key if word == "action" else at / spelled(word)
    found = list(_names(getattr(element, word), place))
    places = getattr(element, "places", Table[tuple[Location, ...]]()).get(
        spelled(word), ()
    )
    if len(places) != len(found):
        return found
    return [(text, at) for (text, _), at in zip(found, places, strict=True)]


def models_of(kind: FieldType) -> tuple[str, ...]:
    """Return the name of the model in a field's type; empty if there is none."""
    while isinstance(kind, ListOf | MapOf):
        kind = kind.member
    return (kind.name,) if isinstance(kind, ModelReference) else ()


class _Walk:
    """One way through an element."""

    def __init__(self) -> None:
        self.told: set[int] = set()

    def everything(self, element: object, at: Location) -> Iterator[Reference]:
        """Yield the references in whatever can stand in an element."""
        if isinstance(element, Listed):
            yield from self.everything(element.members, at)
        elif isinstance(element, tuple):
            for index, member in enumerate(element):
                yield from self.everything(member, at / index)
        elif isinstance(element, Table):
            for name, member in element.items():
                yield from self.everything(member, at / name)
        elif is_dataclass(element):
            yield from self._element(element, getattr(element, "at", at))
            if isinstance(element, Flow):
                for step in element.steps.values():
                    yield from self._step(step)
                yield from _fixed(element.options, element.place("options"), "")

    def _element(self, element: object, at: Location) -> Iterator[Reference]:
        for word, kind in words_of(type(element)):
            value = getattr(element, word)
            if value is None or (word == "source" and self._is_told(element)):
                continue
            if word == "fact":
                yield from self.everything(value, at)
                yield from _successor(element, value)
            elif kind is None:
                yield from self.everything(value, at / spelled(word))
            else:
                yield from self._named(element, at, word, kind)

    def _named(
        self, element: object, at: Location, word: str, kind: Kind
    ) -> Iterator[Reference]:
        """Yield the references under one word, whatever form they have."""
        value = getattr(element, word)
        place = at / spelled(word)
        if (word, value) == NO_MODEL:
            return
        found = named(element, at, word)
        for text, where in found:
            what, _, name, _ = parsed(kind, text)
            if not is_silent(what, name):
                yield Reference(what, name, where, spelled(word))
        if isinstance(value, Table):
            value = tuple(each for each in value.values() if not _is_named(each))
        if not found or isinstance(value, tuple):
            yield from self.everything(value, place)

    def _is_told(self, element: object) -> bool:
        """Return whether the sources of a fact, handed down or not, were yielded."""
        places = id(getattr(element, "places", None))
        known = places in self.told
        self.told.add(places)
        return known

    def _step(self, step: FlowStep) -> Iterator[Reference]:
        """Yield the references of a step; what it says of its system is qualified."""
        yield from self._element(step, step.at)
        for reference in self.everything(step.entry or (), step.at / "entry"):
            own = reference.kind is Kind.TARGET
            yield Reference(
                reference.kind,
                f"{step.name}/{reference.name}" if own else reference.name,
                reference.at,
                "entry" if own else reference.word,
            )
        for name, outcomes in step.exits.items():
            place = step.at / "exits" / name
            yield Reference(Kind.STEP_EXIT, f"{step.name}/{name}", place.key, "exits")
            yield from self.everything(outcomes, place)
        yield from _fixed(step.options, step.at / "options", f"{step.name}.")


def _fixed(options: Table[Scalar], at: Location, prefix: str) -> Iterator[Reference]:
    for name in options:
        yield Reference(Kind.STEP_OPTION, prefix + name, (at / name).key, "options")


def _successor(element: object, fact: Fact) -> Iterator[Reference]:
    kind = SUCCESSORS.get(type(element))
    if kind is not None and fact.deprecated is not None and fact.deprecated.use:
        at = fact.deprecated.at / "use"
        yield Reference(kind, fact.deprecated.use, at, "use")


def _is_named(value: object) -> bool:
    return isinstance(value, str | FieldType | Formula)


def _names(value: object, at: Location) -> Iterator[tuple[str, Location]]:
    """Yield the names in the value of a word, each with its usual place."""
    if isinstance(value, Absence):
        return
    if isinstance(value, str):
        yield value, at
    elif isinstance(value, Listed):
        yield from _names(value.members, at)
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _names(member, at / index)
    elif isinstance(value, Table):
        for name, member in value.items():
            yield from _names(member, at / name)
    elif isinstance(value, Formula):
        yield from ((option, at) for option in sorted(options(value)))
    elif isinstance(value, FieldType):
        yield from ((name, at) for name in models_of(value))
