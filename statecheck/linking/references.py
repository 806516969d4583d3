"""Which words name what: every reference of a spec, to be listed or bound anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache

from statecheck.language import FieldType, ListOf, MapOf, ModelReference, Primitive
from statecheck.source import Location
from statecheck.spec import (
    NOWHERE,
    Absence,
    Action,
    ErrorCode,
    Everywhere,
    Fact,
    Field,
    Listed,
    Model,
    Move,
    Offer,
    Outcome,
    Response,
    State,
    System,
    Table,
    Wire,
    WireDetail,
    WireError,
    WireState,
)


class Kind(StrEnum):
    """What a reference names."""

    TARGET = "target"
    ACTION = "action"
    MODEL = "model"
    ERROR = "error"
    ACTOR = "actor"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Reference:
    """A name where it is used.

    Attributes:
        kind: What it names.
        name: As it is written.
        at: Where.
        word: The word of the language it stands under.
    """

    kind: Kind
    name: str
    at: Location
    word: str


_NAMES: dict[tuple[type, str], Kind] = {
    (State, "model"): Kind.MODEL,
    (Offer, "action"): Kind.ACTION,
    (Offer, "actor"): Kind.ACTOR,
    (Outcome, "target"): Kind.TARGET,
    (Outcome, "error"): Kind.ERROR,
    (Move, "target"): Kind.TARGET,
    (Move, "actor"): Kind.ACTOR,
    (Everywhere, "errors"): Kind.ERROR,
    (Action, "request"): Kind.MODEL,
    (Action, "errors"): Kind.ERROR,
    (Action, "actor"): Kind.ACTOR,
    (Action, "response"): Kind.MODEL,
    (Response, "body"): Kind.MODEL,
    (Model, "extends"): Kind.MODEL,
    (Model, "variants"): Kind.MODEL,
    (Field, "type"): Kind.MODEL,
    (Field, "codes"): Kind.ERROR,
    (ErrorCode, "model"): Kind.MODEL,
    (ErrorCode, "target"): Kind.TARGET,
    (WireState, "model"): Kind.MODEL,
    (WireError, "model"): Kind.MODEL,
    (WireDetail, "model"): Kind.MODEL,
    (Fact, "source"): Kind.SOURCE,
}
"""The words that name something, and what they name."""

_NESTED: dict[type, tuple[str, ...]] = {
    System: (
        "initial",
        "start",
        "exits",
        "states",
        "everywhere",
        "actions",
        "models",
        "errors",
        "wire",
    ),
    State: ("actions", "moves"),
    Everywhere: ("actions", "moves"),
    Offer: ("outcomes",),
    Action: ("outcomes",),
    Response: ("headers",),
    Model: ("fields",),
    ErrorCode: ("details",),
    Wire: ("state", "error", "errors", "headers"),
    WireError: ("detail",),
}
"""The words with elements in them whose own words name something."""

_SILENT = frozenset({"", "state", "user", "client", *Absence})
"""What stands where a name might, and is none."""


def words_of(kind: type) -> tuple[str, ...]:
    """Return the words of an element that name something or hold what does."""
    named = [word for owner, word in _NAMES if owner is kind]
    fact = ["fact"] if "fact" in _field_names(kind) else []
    nested = [word for word in _NESTED.get(kind, ()) if word not in named]
    return (*named, *nested, *fact)


@cache
def _field_names(kind: type) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind)) if is_dataclass(kind) else frozenset()


_words_of = cache(words_of)


def references(element: object, at: Location = NOWHERE) -> Iterator[Reference]:
    """Yield every reference in an element, in the order of the language's words.

    `at` is the place of an element that does not know its own.
    """
    if isinstance(element, Listed):
        yield from references(element.members, at)
    elif isinstance(element, Table | tuple):
        for member in element.values() if isinstance(element, Table) else element:
            yield from references(member, at)
    elif is_dataclass(element):
        place = getattr(element, "at", at)
        for word in _words_of(type(element)):
            value = getattr(element, word)
            kind = _NAMES.get((type(element), word))
            if kind is not None:
                yield from _named(kind, value, place, word)
            elif value is not None:
                yield from references(value, place / word)


def _named(
    kind: Kind, value: object, at: Location, word: str
) -> Iterator[Reference]:
    """Yield the references under one word, whatever form they have."""
    spelled = _spelling(word)
    if word == "action":
        yield Reference(kind, str(value), at.key, word)
    elif _is_silent(value):
        return
    elif isinstance(value, str):
        yield Reference(kind, value, at / spelled, word)
    elif isinstance(value, Listed):
        yield from _named(kind, value.members, at, word)
    elif isinstance(value, tuple):
        for index, name in enumerate(value):
            place = at / spelled / index if len(value) > 1 else at / spelled
            yield Reference(kind, name, place, word)
    elif isinstance(value, Table):
        for name, member in value.items():
            yield from _named(kind, member, at / spelled, name)
    elif isinstance(value, Primitive | ModelReference | ListOf | MapOf):
        for name in models_of(value):
            yield Reference(kind, name, at / spelled, word)
    else:
        yield from references(value, at / spelled)


def _is_silent(value: object) -> bool:
    """Return whether the word names nothing, or names the state (`response`)."""
    return value is None or (isinstance(value, str) and value in _SILENT)


def _spelling(word: str) -> str:
    return word.rstrip("_")


def models_of(kind: FieldType) -> tuple[str, ...]:
    """Return the name of the model in a field's type; empty if there is none."""
    while isinstance(kind, ListOf | MapOf):
        kind = kind.member
    return (kind.name,) if isinstance(kind, ModelReference) else ()


def rebound(element: object, bind: Callable[[Kind, str], str]) -> object:
    """Return the element with every name replaced by what `bind` makes of it."""
    if isinstance(element, Listed):
        return Listed(rebound(element.members, bind), element.complete)
    if isinstance(element, Table):
        return Table((name, rebound(member, bind)) for name, member in element.items())
    if isinstance(element, tuple):
        return tuple(rebound(member, bind) for member in element)
    if not is_dataclass(element) or isinstance(element, type):
        return element
    changes: dict[str, object] = {}
    for word in _words_of(type(element)):
        value = getattr(element, word)
        kind = _NAMES.get((type(element), word))
        new = rebound(value, bind) if kind is None else _bound(kind, value, bind)
        if new != value:
            changes[word] = new
    return replace(element, **changes) if changes else element


def _bound(kind: Kind, value: object, bind: Callable[[Kind, str], str]) -> object:
    if _is_silent(value):
        return value
    if isinstance(value, str):
        return bind(kind, value)
    if isinstance(value, Listed):
        return Listed(_bound(kind, value.members, bind), value.complete)
    if isinstance(value, tuple):
        return tuple(_bound(kind, member, bind) for member in value)
    if isinstance(value, Table):
        return Table((name, _bound(kind, each, bind)) for name, each in value.items())
    if isinstance(value, ModelReference):
        return ModelReference(bind(kind, value.name))
    if isinstance(value, ListOf | MapOf):
        member = _bound(kind, value.member, bind)
        return type(value)(member)
    return rebound(value, bind)
