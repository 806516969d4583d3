"""What messages are made of by one version, for one change at one place."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from statecheck.changes.change import Change
from statecheck.changes.messages.message import Kind, Message
from statecheck.changes.messages.owners import Owners
from statecheck.changes.messages.promises import OF_FIELDS, At, of_field, promised
from statecheck.changes.messages.proof import FACT_WORDS, FACTS, PROMISES
from statecheck.changes.messages.reader import Reader
from statecheck.changes.messages.scene import Place
from statecheck.changes.telling import spelled, token
from statecheck.graph import VariantSet
from statecheck.immutable import frozen
from statecheck.schemas import (
    Edges,
    Focus,
    Subject,
    Variation,
    smallest,
)
from statecheck.schemas import (
    Kind as SchemaKind,
)

_MOST = 400
"""So many values are tried."""
_FIELDS = "/fields/"

Said = tuple[tuple[str, str], ...]


@frozen
class Candidate:
    """A message that may show a change.

    Attributes:
        message: The message.
        tried: Pointer to what is tried in its data; empty for the whole.
        member: Name of the member that is tried.
    """

    message: Message
    tried: str = ""
    member: str = ""


@frozen
class Maker:
    """Makes messages for a change, at a place, as one version would send them.

    Attributes:
        change: The change.
        place: Where they are sent.
        one: In which variant.
        mine: The version that makes them.
        other: The other version, whose bounds are tried too.
        owners: Which messages the models of either are part of.
        theirs: Where the other version is.
    """

    change: Change
    place: Place
    one: VariantSet
    mine: Reader
    other: Reader
    owners: tuple[Owners, Owners]
    theirs: Place

    @property
    def to(self) -> str:
        """The spelling of what is pressed; empty for nothing."""
        return token(self.mine.graph, self.place.action) if self.place.action else ""

    @property
    def word(self) -> str:
        """The word of the language that the change is about, if it is a promise."""
        kind = self.change.kind.name
        if kind.startswith("next-states") and "/errors/" in self.change.name:
            return "target"  # what follows an error, no answer shows
        if kind in FACTS:
            keys = {at.pointer.keys[-1:] for at in (self.change.old, self.change.new)}
            words = OF_FIELDS if _FIELDS in self.change.name else FACT_WORDS
            return next((word for word in words if (word,) in keys), "")
        return PROMISES.get(kind, "")

    @property
    def focus(self) -> Focus:
        """What is tried: the member that changed, in the models that have it."""
        _, found, member = self.change.name.rpartition(_FIELDS)
        path = self.change.name if found else f"{self.change.name}{_FIELDS}"
        models = frozenset().union(*(each.within(path) for each in self.owners))
        return Focus(
            member=member.removesuffix("/*") if found else "",
            models=models,
            outermost=True,
        )

    def is_meant(self, value: object) -> bool:
        """Return whether a value is what changed."""
        return str(value) in {self.change.before, self.change.after} - {""}

    def plain(self, kind: Kind, name: str, element: str, said: Said = ()) -> Message:
        """Return a message without a body."""
        to = "" if kind in {Kind.REQUEST, Kind.SETTING} else self.to
        return Message(kind, name, self.mine.graph, element, to, said=said)

    def said(self, kind: Kind, element: str) -> Said:
        """Return what the version says of a message, if the change is a promise."""
        word = self.word
        if not word:
            return ()
        if word in OF_FIELDS and _FIELDS in self.change.name:
            word = of_field(word, self.change.name)
        return self.said_of(kind, word, element)

    def said_of(self, kind: Kind, word: str, element: str) -> Said:
        """Return what the version says of a message under a word, if it does."""
        at = At(self.mine.graph, self.place.node, self.one)
        text = promised(at, kind, word, element)
        return ((word, text),) if text else ()

    def small(self, subject: Subject) -> Iterator[object]:
        """Yield bodies that have only what they have to have; none if nobody says."""
        try:
            bodies = smallest(self.mine.contract(subject), subject)
            # Of what nobody describes, anything would do.
            yield from (each for each in bodies if isinstance(each, dict))
        except KeyError:
            return

    def bodied(self, plain: Message, subject: Subject) -> Iterator[Candidate]:
        """Yield a message with the smallest of its bodies, and without one."""
        for body in self.small(subject):
            yield Candidate(replace(plain, body=body))
        yield Candidate(plain)

    def varied(
        self, plain: Message, subject: Subject, focus: Focus
    ) -> Iterator[Candidate]:
        """Yield a message with bodies, or parts beside it, at the edges of a schema."""
        try:
            edges = self.edges(subject)
        except KeyError:
            return
        found = list(islice(edges.variations(focus), _MOST))
        if edges.is_free:
            found += islice(self._turned(subject, focus), _MOST)
        for each in sorted(found, key=lambda one: not self.is_meant(one.value)):
            if subject.kind is not SchemaKind.PARAMETERS:
                message = replace(plain, body=each.body)
                yield Candidate(message, f"/body{each.pointer}", focus.member)
            elif isinstance(each.body, dict):
                message = replace(plain, parts=each.body)
                yield Candidate(message, each.pointer, focus.member)

    def _turned(self, subject: Subject, focus: Focus) -> Iterator[Variation]:
        """Yield messages of the other version: whatever they are, this one takes them.

        Where all that is said of a message is said there, its edges are there as well.
        """
        own = self._of_other(subject)
        try:
            yield from self.other.edges(own, self.mine, subject).variations(focus)
        except KeyError:
            return

    def edges(self, subject: Subject) -> Edges:
        """Return the edges of a message, those of the other version among them.

        Raises:
            KeyError: One of the versions has no such message.
        """
        return self.mine.edges(subject, self.other, self._of_other(subject))

    def _of_other(self, subject: Subject) -> Subject:
        """Return what the other version calls a message."""
        own = subject
        telling = self.other.telling
        if subject.action:
            names = telling.actions(token(self.mine.graph, subject.action))
            own = replace(subject, action=self.theirs.action or next(iter(names), ""))
        elif subject.state:
            states = telling.states(self.mine.graph, subject.state)
            own = replace(subject, state=next(iter(states), ""))
        elif subject.code:
            code = spelled(self.mine.graph, subject.code)
            own = replace(subject, code=telling.codes.get(code, ""))
        return own

    def status(self, shown: str) -> str:
        """Return what an answer tells a state by, if that is one word."""
        state = self.mine.graph.system.states.get(shown)
        wire = state.wire if state is not None else None
        return wire if isinstance(wire, str) else shown.rpartition("/")[2]
