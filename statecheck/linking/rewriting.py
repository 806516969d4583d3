"""An element once more, with its names, formulas or models replaced."""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass, replace
from typing import TypeVar, cast

from statecheck.immutable import frozen
from statecheck.language import (
    FieldType,
    Formula,
    ListOf,
    MapOf,
    ModelReference,
    Primitive,
)
from statecheck.linking.kinds import (
    NO_MODEL,
    Kind,
    Words,
    is_silent,
    parsed,
    words_of,
    words_with_models,
)
from statecheck.linking.naming import named
from statecheck.linking.spelling import spelled
from statecheck.source import Location
from statecheck.spec import NOWHERE, UNSAID, Absence, Flow, Listed, Model, Table

T = TypeVar("T")

Bind = Callable[[Kind, str], str]
"""Says what a name of a kind is called elsewhere."""


def rebound(element: T, bind: Bind) -> T:
    """Return the element with every name replaced by what `bind` makes of it."""
    return rewritten(element, Rewriting(name=bind))


@frozen
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


_PLAIN = frozenset({str, bool, int, float, type(None)})
"""What never has anything in it."""

_FIXED = frozenset({bool, int, float, type(None), Absence, Primitive})
"""What is never changed where a name, or what holds one, might stand."""

_ORDERED = frozenset({"between"})
"""Words whose names mean something by their order, so that one may come twice."""


def changed(element: T, changes: Mapping[str, object]) -> T:
    """Return a dataclass with some fields replaced, whose names come from its class."""
    if not is_dataclass(element) or isinstance(element, type):
        return element
    return replace(element, **changes)


def rewritten(element: T, how: Rewriting) -> T:
    """Return the element with its parts replaced; itself if nothing changes.

    The steps of a flow are left alone: what they name belongs to other systems.
    """
    # The walk goes by the classes of what it meets, and gives back the same class.
    return cast("T", _Rewriter(how).rewritten(element))


class _Rewriter:
    """One way through an element.

    Every element comes through here, three times on its way to the effective system,
    and hardly any is changed. So what is often met and cannot change is told by its
    class, and facts, which many elements inherit from one place, are looked at once.
    """

    def __init__(self, how: Rewriting) -> None:
        self._how = how
        alone = how.name is None and how.formula is None
        self._words = words_with_models if alone else words_of
        self._facts: dict[int, object] = {}

    def rewritten(self, element: object) -> object:
        """Return the element with its parts replaced; itself if nothing changes."""
        held = type(element)
        if held is tuple:
            return self._members(cast("tuple[object, ...]", element))
        if held is Table:
            return self._table(cast("Table[object]", element))
        if isinstance(element, Listed):
            inner = self.rewritten(element.members)
            return (
                element if inner is element.members else replace(element, members=inner)
            )
        words = self._words(held)
        if not words or isinstance(element, Flow):
            return element
        changes = self._changes(element, words)
        element = changed(element, changes) if changes else element
        if isinstance(element, Model) and self._how.model is not None:
            return self._how.model(element)
        return element

    def _members(self, element: tuple[object, ...]) -> tuple[object, ...]:
        members = tuple(
            [
                member if type(member) in _PLAIN else self.rewritten(member)
                for member in element
            ]
        )
        return members if _differ(members, element) else element

    def _table(self, element: Table[object]) -> Table[object]:
        values = [
            member if type(member) in _PLAIN else self.rewritten(member)
            for member in element.values()
        ]
        if not _differ(values, element.values()):
            return element
        return Table(zip(element, values, strict=True))

    def _changes(self, element: object, words: Words) -> dict[str, object]:
        """Return the fields of an element that change, with what they change to."""
        changes: dict[str, object] = {}
        for word, kind in words:
            old = getattr(element, word)
            held = type(old)
            if held in _FIXED or old is UNSAID or (held is tuple and not old):
                continue
            if word == "fact":
                new = self._fact(old)
            elif kind is None:
                new = self.rewritten(old)
            elif (word, old) == NO_MODEL:
                continue
            else:
                new = self._bound(kind, old)
            if new is not old:
                changes[word] = new
            if kind is None or held is str or word in _ORDERED:
                continue
            if _repeats(new):
                changes |= _once(element, word, new)
        return changes

    def _fact(self, fact: object) -> object:
        # The fact is held by what is being rewritten, so that its id stays its own.
        known = self._facts.get(id(fact))
        if known is None:
            known = self._facts[id(fact)] = self.rewritten(fact)
        return known

    def _bound(self, kind: Kind, value: object) -> object:
        """Return what stands under a word that names something."""
        how = self._how
        if type(value) is str:
            return value if how.name is None else _renamed(kind, value, how.name)
        if isinstance(value, Formula):
            return value if how.formula is None else how.formula(value)
        if type(value) in _FIXED:
            return value
        if isinstance(value, FieldType):
            return value if how.name is None else _retyped(value, how.name)
        return self._bound_within(kind, value)

    def _bound_within(self, kind: Kind, value: object) -> object:
        if isinstance(value, Listed):
            members = self._bound(kind, value.members)
            return (
                value if members is value.members else replace(value, members=members)
            )
        if type(value) is tuple:
            bound = tuple([self._bound(kind, member) for member in value])
            return value if bound == value else bound
        if type(value) is Table:
            each = [self._bound(kind, member) for member in value.values()]
            same = not _differ(each, value.values())
            return value if same else Table(zip(value, each, strict=True))
        return self.rewritten(value)


def _differ(new: Iterable[object], old: Iterable[object]) -> bool:
    return not all(map(operator.is_, new, old))


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
