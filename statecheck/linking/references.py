"""Every reference of a spec, with its place."""

from collections.abc import Iterable, Iterator
from typing import cast

from statecheck.immutable import frozen
from statecheck.language import (
    FieldType,
    Formula,
    Primitive,
)
from statecheck.linking.kinds import (
    NO_MODEL,
    SUCCESSORS,
    Kind,
    Words,
    is_silent,
    parsed,
    words_of,
)
from statecheck.linking.naming import (
    ALONE,
    form_of,
    named,
    places_of,
    usual_place,
)
from statecheck.linking.spelling import spelled
from statecheck.source import Location
from statecheck.spec import (
    NOWHERE,
    UNSAID,
    Absence,
    Fact,
    Flow,
    FlowStep,
    Listed,
    Scalar,
    Table,
)

_Keys = tuple[str | int, ...]
"""The last steps of a path."""

_PLAIN = frozenset({str, bool, int, float, type(None)})
"""What never has anything in it."""

_NAMELESS = frozenset({Absence, Primitive, bool, int, float, type(None)})
"""What may stand for a name or an element, names nothing and has nothing in it."""


@frozen
class Reference:
    """A name where it is used.

    Attributes:
        kind: What it names.
        name: As it is written; what a step of a flow says of its own system begins
            with the step. Of a subject or an origin, the name alone.
        at: Where.
        word: The word of the language it stands under.
        around: What is written before and behind the name; None if it stands among
            others, so that it cannot be written anew by itself.
        step: The step of a flow that the name begins with and that is not written.
    """

    kind: Kind
    name: str
    at: Location
    word: str
    around: tuple[str, str] | None = ("", "")
    step: str = ""

    def written(self, name: str) -> str:
        """Return what is to be written for another name; empty if that is too much."""
        if self.around is None or not name.startswith(self.step):
            return ""
        before, behind = self.around
        return before + name.removeprefix(self.step) + behind


def references(element: object, at: Location = NOWHERE) -> Iterator[Reference]:
    """Return every reference in an element, in the order of the language's words.

    What an element inherits from `defaults`, or from the element around it, is met
    once and not for each that inherits it.

    Args:
        element: A system, a flow, or anything in one.
        at: The place of an element that does not know its own.
    """
    walk = _Walk()
    walk.everything(element, at)
    return iter(walk.found)


class _Walk:
    """One way through an element.

    Every element of a spec comes through here, more than once in a run. So it adds to a
    list and makes places only of what it adds, which takes a quarter of the time of
    generators that hand places on. What has no place of its own stands at its `keys`
    within the element around it.

    Attributes:
        found: What was met so far.
    """

    def __init__(self) -> None:
        self.found: list[Reference] = []
        self._told: set[int] = set()

    def everything(self, element: object, at: Location, keys: _Keys = ()) -> None:
        """Add the references in whatever can stand in an element."""
        kind = type(element)
        if kind is tuple:
            self._members(enumerate(cast("tuple[object, ...]", element)), at, keys)
        elif kind is Table:
            self._members(cast("Table[object]", element).items(), at, keys)
        elif kind is Listed:
            self.everything(cast("Listed[object]", element).members, at, keys)
        elif words := words_of(kind):
            at = getattr(element, "at", None) or _within(at, keys)
            self._element(element, words, at)

    def _members(
        self, members: Iterable[tuple[str | int, object]], at: Location, keys: _Keys
    ) -> None:
        for key, member in members:
            kind = type(member)
            if kind in _PLAIN:
                continue
            own = getattr(member, "at", None)
            if own is None:
                self.everything(member, at, (*keys, key))
            elif words := words_of(kind):
                self._element(member, words, own)

    def _element(self, element: object, words: Words, at: Location) -> None:
        for word, kind in words:
            value = getattr(element, word)
            held = type(value)
            if held in _NAMELESS or ((held is str or held is tuple) and not value):
                continue
            if word == "fact":
                self._fact(element, value, at)
            elif kind is None:
                self.everything(value, at, (spelled(word),))
            elif not (word == "source" and self._is_told(element)):
                self._named(element, at, word, kind)
        if isinstance(element, Flow):
            for step in element.steps.values():
                self._step(step)
            self._fixed(element.options, element.place("options"), "")

    def _named(self, element: object, at: Location, word: str, kind: Kind) -> None:
        """Add the references under one word, whatever form they have."""
        value = getattr(element, word)
        if (word, value) == NO_MODEL:
            return
        held = type(value)
        if held is str:
            self._alone(element, at, word, parsed(kind, value))
            return
        found = named(element, at, word)
        form = ALONE if held is tuple else form_of(value)
        for text, where in found:
            what, before, name, behind = parsed(kind, text)
            if not is_silent(what, name):
                around = form
                if form is not None and (before or behind):
                    around = form[0] + before, behind + form[1]
                self.found.append(Reference(what, name, where, spelled(word), around))
        if held is Table:
            value = tuple(each for each in value.values() if not _is_named(each))
        if not found or held is tuple or held is Table:
            self.everything(value, at, (spelled(word),))

    def _alone(
        self, element: object, at: Location, word: str, text: tuple[Kind, str, str, str]
    ) -> None:
        """Add the reference of a word with one name, as most are."""
        kind, before, name, behind = text
        if is_silent(kind, name):
            return  # before a place is made for it, as for most actors
        key = spelled(word)
        known = places_of(element).get(key, ())
        where = known[0] if len(known) == 1 else usual_place(at, word)
        around = (before, behind) if before or behind else ALONE
        self.found.append(Reference(kind, name, where, key, around))

    def _is_told(self, element: object) -> bool:
        """Return whether the sources of a fact, handed down or not, were added."""
        # Those that know no places share the table that says so.
        told = id(getattr(element, "places", None) or element)
        known = told in self._told
        self._told.add(told)
        return known

    def _step(self, step: FlowStep) -> None:
        """Add the references of a step; what it says of its system is qualified."""
        self._element(step, words_of(FlowStep), step.at)
        before = len(self.found)
        self.everything(step.entry or (), step.at / "entry")
        entered, self.found[before:] = self.found[before:], []
        for reference in entered:
            own = reference.kind is Kind.TARGET
            name = f"{step.name}/{reference.name}" if own else reference.name
            self.found.append(
                Reference(
                    reference.kind,
                    name,
                    reference.at,
                    word="entry" if own else reference.word,
                    around=reference.around,
                    step=f"{step.name}/" if own else "",
                )
            )
        for name, outcomes in step.exits.items():
            place = step.at / "exits" / name
            exit_ = f"{step.name}/{name}"
            self.found.append(Reference(Kind.STEP_EXIT, exit_, place.key, "exits"))
            self.everything(outcomes, place)
        self._fixed(step.options, step.at / "options", f"{step.name}.")

    def _fixed(self, options: Table[Scalar], at: Location, prefix: str) -> None:
        for name in options:
            where = (at / name).key
            self.found.append(
                Reference(Kind.STEP_OPTION, prefix + name, where, "options")
            )

    def _fact(self, element: object, fact: Fact, at: Location) -> None:
        """Add the references in what an element says of itself, and its successor."""
        if fact is UNSAID:
            return
        if id(fact) not in self._told:  # few facts are said of many elements
            self._told.add(id(fact))
            self.everything(fact, at)
        if fact.deprecated is None:
            return
        kind = SUCCESSORS.get(type(element))
        if kind is not None and fact.deprecated.use:
            at = fact.deprecated.at / "use"
            self.found.append(Reference(kind, fact.deprecated.use, at, "use"))


def _within(at: Location, keys: _Keys) -> Location:
    for key in keys:
        at /= key
    return at


def _is_named(value: object) -> bool:
    return isinstance(value, str | FieldType | Formula)
