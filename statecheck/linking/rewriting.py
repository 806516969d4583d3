"""An element once more, with its names, formulas or models replaced."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass, replace
from typing import TypeVar, cast

from statecheck.language import FieldType, Formula, ListOf, MapOf, ModelReference
from statecheck.linking.kinds import NO_MODEL, Kind, is_silent, parsed, words_of
from statecheck.linking.references import named
from statecheck.linking.spelling import spelled
from statecheck.source import Location
from statecheck.spec import NOWHERE, Absence, Flow, Listed, Model, Table

T = TypeVar("T")

Bind = Callable[[Kind, str], str]
"""Says what a name of a kind is called elsewhere."""


def rebound(element: T, bind: Bind) -> T:
    """Return the element with every name replaced by what `bind` makes of it."""
    return rewritten(element, Rewriting(name=bind))


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What becomes of the parts of an element; None leaves them alone.

    Attributes:
        name: Of every name that refers to something.
        formula: Of every formula; None in its place stands for always.
        model: Of every model, those in place included, once its parts are done.
    """

    name: Bind | None = None
    formula: Callable[[Formula], Formula | None] | None = None
    model: Callable[[Model], Model] | None = None


_ORDERED = frozenset({"between"})
"""Words whose names mean something by their order, so that one may come twice."""


def changed(element: T, changes: Mapping[str, object]) -> T:
    """Return a dataclass with some fields replaced, whose names come from its class."""
    if not is_dataclass(element) or isinstance(element, type):
        return element
    # Which class it is cannot be told here, and `replace` gives back the same one.
    return cast("T", replace(element, **changes))


def rewritten(element: T, how: Rewriting) -> T:
    """Return the element with its parts replaced; itself if nothing changes.

    The steps of a flow are left alone: what they name belongs to other systems.
    """
    # The walk goes by the classes of what it meets, and gives back the same class.
    return cast("T", _rewritten(element, how))


def _rewritten(element: object, how: Rewriting) -> object:
    if isinstance(element, tuple):
        members = tuple(_rewritten(member, how) for member in element)
        return members if _differ(members, element) else element
    if isinstance(element, Table):
        values = tuple(_rewritten(member, how) for member in element.values())
        changed = _differ(values, tuple(element.values()))
        return Table(zip(element, values, strict=True)) if changed else element
    if isinstance(element, Listed):
        inner = _rewritten(element.members, how)
        return element if inner is element.members else replace(element, members=inner)
    if is_dataclass(element) and not isinstance(element, type | Flow):
        changes = {}
        for word, kind in words_of(type(element)):
            old = getattr(element, word)
            if (word, old) == NO_MODEL:
                continue
            new = _rewritten(old, how) if kind is None else _bound(kind, old, how)
            if new is not old:
                changes[word] = new
            if kind is not None and word not in _ORDERED and _repeats(new):
                changes |= _once(element, word, new)
        element = replace(element, **changes) if changes else element
        if isinstance(element, Model) and how.model is not None:
            return how.model(element)
    return element


def _differ(new: tuple[object, ...], old: tuple[object, ...]) -> bool:
    return any(one is not other for one, other in zip(new, old, strict=True))


def _repeats(names: object) -> bool:
    """Return whether names in a list have come to be the same."""
    members = names.members if isinstance(names, Listed) else names
    return isinstance(members, tuple) and len(set(members)) < len(members)


def _once(element: object, word: str, names: object) -> dict[str, object]:
    """Return the fields of an element with each name in the list under `word` once."""
    members = names.members if isinstance(names, Listed) else names
    if not isinstance(members, tuple):
        return {}
    first = {name: members.index(name) for name in members}
    kept = tuple(first)
    at = getattr(element, "at", NOWHERE)
    known = named(element, at, word)
    places: dict[str, tuple[Location, ...]] = dict(getattr(element, "places", {}))
    places[spelled(word)] = tuple(known[index][1] for index in first.values())
    whole = replace(names, members=kept) if isinstance(names, Listed) else kept
    return {word: whole, "places": Table(places.items())}


def _bound(kind: Kind, value: object, how: Rewriting) -> object:
    """Return what stands under a word that names something."""
    if isinstance(value, Formula):
        return value if how.formula is None else how.formula(value)
    if isinstance(value, Absence) or value is None:
        return value
    if isinstance(value, str):
        return value if how.name is None else _renamed(kind, value, how.name)
    if isinstance(value, FieldType):
        return value if how.name is None else _retyped(value, how.name)
    return _bound_within(kind, value, how)


def _bound_within(kind: Kind, value: object, how: Rewriting) -> object:
    if isinstance(value, Listed):
        members = _bound(kind, value.members, how)
        return value if members is value.members else replace(value, members=members)
    if isinstance(value, tuple):
        bound = tuple(_bound(kind, member, how) for member in value)
        return value if bound == value else bound
    if isinstance(value, Table):
        each = tuple(_bound(kind, member, how) for member in value.values())
        same = not _differ(each, tuple(value.values()))
        return value if same else Table(zip(value, each, strict=True))
    return _rewritten(value, how)


def _retyped(kind: FieldType, bind: Bind) -> FieldType:
    if isinstance(kind, ModelReference):
        name = bind(Kind.MODEL, kind.name)
        return kind if name == kind.name else ModelReference(name)
    if isinstance(kind, ListOf | MapOf):
        member = _retyped(kind.member, bind)
        return kind if member is kind.member else type(kind)(member)
    return kind


def _renamed(kind: Kind, text: str, bind: Bind) -> str:
    what, before, name, behind = parsed(kind, text)
    if is_silent(what, name):
        return text
    if kind is Kind.ACTION_FIELD:
        name, dot, field = name.partition(".")
        return bind(Kind.ACTION, name) + dot + field
    return before + bind(what, name) + behind
