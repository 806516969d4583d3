"""The names that stand under a word, and where each of them does."""

from collections.abc import Iterator

from statecheck.language import (
    FieldType,
    Formula,
    ListOf,
    MapOf,
    ModelReference,
    Name,
    options,
)
from statecheck.linking.spelling import spelled
from statecheck.source import Location
from statecheck.spec import EMPTY, NOWHERE, Absence, Listed, Places, Table

_TEXT = frozenset({str})

ALONE = ("", "")
"""What stands around a name that is all there is: one pair for nearly all of them."""


def named(element: object, at: Location, word: str) -> list[tuple[str, Location]]:
    """Return the texts under a word that names something, each with its place."""
    value = getattr(element, word)
    texts = _texts(value)
    known = places_of(element).get(spelled(word), ())
    if len(known) == len(texts):
        return list(zip(texts, known, strict=True))
    return list(_names(value, usual_place(at, word)))


def models_of(kind: FieldType) -> tuple[str, ...]:
    """Return the name of the model in a field's type; empty if there is none."""
    while isinstance(kind, ListOf | MapOf):
        kind = kind.member
    return (kind.name,) if isinstance(kind, ModelReference) else ()


def places_of(element: object) -> Places:
    """Return where an element knows its names to stand, by word."""
    places: Places = getattr(element, "places", EMPTY)
    return places


def usual_place(at: Location, word: str) -> Location:
    """Return where what a word names stands, if nothing else is known."""
    return at.key if word == "action" else at / spelled(word)


def form_of(value: object) -> tuple[str, str] | None:
    """Return what stands around the name in a value; None if there are several."""
    if isinstance(value, ListOf | MapOf):
        member = form_of(value.member) or ALONE
        before, behind = ("", "[]") if isinstance(value, ListOf) else ("map<", ">")
        return before + member[0], member[1] + behind
    if isinstance(value, Formula) and not isinstance(value, Name):
        return None
    return ALONE


def _texts(value: object) -> list[str]:
    """Return the names in the value of a word, in the order of their places."""
    if type(value) is str:
        return [value]
    if type(value) is tuple and _TEXT.issuperset(map(type, value)):
        return [*value]
    return [text for text, _ in _names(value, NOWHERE)]


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
