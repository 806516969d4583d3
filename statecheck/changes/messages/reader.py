"""What a version refuses of a message."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from statecheck.changes.messages.expecting import Expecting
from statecheck.changes.messages.message import Kind, Message
from statecheck.changes.messages.openness import Reading, as_read
from statecheck.changes.messages.promises import (
    At,
    promised,
    promised_by_option,
)
from statecheck.changes.messages.refusal import About, Refusal
from statecheck.changes.telling import Telling, token
from statecheck.graph import START, StateGraph, VariantSet
from statecheck.schemas import (
    MISSING,
    Contract,
    Edges,
    Subject,
    Validator,
    request_of,
    selection,
)
from statecheck.schemas import Kind as SchemaKind


@dataclass(frozen=True)
class Reader:
    """One version of a system, reading messages.

    Attributes:
        graph: The version, as it is said.
        reading: How it is read.
    """

    graph: StateGraph
    reading: Reading
    _contracts: dict[Subject, Contract] = field(default_factory=dict)
    _validators: dict[Subject, Validator] = field(default_factory=dict)
    _edges: dict[tuple[Subject, Subject], Edges] = field(default_factory=dict)

    @cached_property
    def read(self) -> StateGraph:
        """The version, as it is read."""
        return as_read(self.graph, self.reading)

    @cached_property
    def expecting(self) -> Expecting:
        """What it expects."""
        return Expecting(self.graph, self.reading)

    @property
    def telling(self) -> Telling:
        """What tells the version's states and actions."""
        return self.expecting.telling

    def contract(self, subject: Subject) -> Contract:
        """Return the schema of a message.

        Raises:
            KeyError: The version has no such message.
        """
        if subject not in self._contracts:
            self._contracts[subject] = selection(self.read, (subject,))
        return self._contracts[subject]

    def edges(self, subject: Subject, other: "Reader", own: Subject) -> Edges:
        """Return the edges of a message, those that another version sees among them.

        Args:
            subject: What it is here.
            other: The other version, the same at every call.
            own: What it is there.

        Raises:
            KeyError: One of the versions has no such message.
        """
        if (subject, own) not in self._edges:
            theirs = other.contract(own)
            known = replace(theirs, names={subject: theirs.names[own]})
            self._edges[subject, own] = Edges(self.contract(subject), known, subject)
        return self._edges[subject, own]

    def problems(self, subject: Subject, body: object) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with a body, by pointer."""
        if subject not in self._validators:
            try:
                self._validators[subject] = Validator(
                    self.contract(subject), formats=True
                )
            except KeyError:
                return
        for each in self._validators[subject].problems(subject, body):
            yield each.pointer, each.message

    def refusals(
        self, message: Message, node: str, one: VariantSet
    ) -> tuple[Refusal, ...]:
        """Return why the version refuses a message; empty if it takes it.

        Args:
            message: The message.
            node: Where it comes; empty where the version does not know that.
            one: In which variant.
        """
        if message.kind is Kind.REQUEST:
            found = self._request(message, node, one)
        elif message.kind is Kind.ANSWER:
            found = self._answer(message, node, one)
        elif message.kind is Kind.RESPONSE:
            found = self._response(message, node, one)
        elif message.kind is Kind.ERROR:
            found = self._error(message, node, one)
        else:
            found = self._setting(message)
        return tuple(found)

    def _request(
        self, message: Message, node: str, one: VariantSet
    ) -> Iterator[Refusal]:
        names = self.telling.actions(message.name)
        listed = self.expecting.listed(node)
        members = listed.members if listed else ()
        offered = [e for e in members if token(self.graph, e) == message.name]
        action = next(iter([*offered, *names]), "")
        if not action:
            yield Refusal(About.ACTION, "/request", "is no action that it knows")
            return
        yield from self._offered(node, action, one)
        if action not in self.graph.system.actions:
            return  # on offer, but nobody says what it is
        if message.http:
            yield from self._addressed(message, action)
        yield from self._parts(message, action)
        subject = Subject(SchemaKind.REQUEST, action=action)
        yield from self._bodied(message, subject)
        yield from self._promised(message, action, node, one)

    def _offered(self, node: str, action: str, one: VariantSet) -> Iterator[Refusal]:
        said = self.expecting.says_offered(node, action, one)
        where = "where a flow begins" if node == START else f"in `{node}`"
        if node in self.graph.system.exits:
            yield Refusal(About.OFFER, "/request", "comes after the flow is over")
        elif said is False:
            yield Refusal(About.OFFER, "/request", f"is not on offer {where}")
        elif said is None and node and self.reading is not Reading.SAID:
            because = f"is not said to be on offer {where}"
            yield Refusal(About.UNLISTED, "/request", because)

    def _addressed(self, message: Message, action: str) -> Iterator[Refusal]:
        request = request_of(self.read, self.read.system.actions[action])
        own = f"{request.method} {request.path}".strip()
        if own and own != message.http:
            yield Refusal(About.ADDRESS, "/http", f"is not `{own}`")

    def _parts(self, message: Message, action: str) -> Iterator[Refusal]:
        if not message.parts:
            return
        request = request_of(self.read, self.read.system.actions[action])
        declared = {
            (each.place, each.name.casefold() if each.place == "header" else each.name)
            for each in request.parameters
        }
        for place, values in message.parts.items():
            for name in values if isinstance(values, dict) else ():
                key = place, name.casefold() if place == "header" else name
                if key not in declared and self.reading is not Reading.SAID:
                    pointer = f"/{place}/{_escaped(name)}"
                    yield Refusal(About.PARTS, pointer, "is not declared")
        subject = Subject(SchemaKind.PARAMETERS, action=action)
        for pointer, because in self.problems(subject, dict(message.parts)):
            yield Refusal(About.PARTS, pointer, because)

    def _bodied(self, message: Message, subject: Subject) -> Iterator[Refusal]:
        if message.body is MISSING:
            return
        for pointer, because in self.problems(subject, message.body):
            yield Refusal(About.BODY, f"/body{pointer}", because)

    def _answer(
        self, message: Message, node: str, one: VariantSet
    ) -> Iterator[Refusal]:
        states = self.expecting.taken(message, one)
        if not states:
            openness = self.read.system.openness.get("statuses", "")
            if message.element or openness == "closed":
                yield Refusal(About.STATE, "/answer", "is no state that it knows")
            elif not openness and self.expecting.knows_what_follows(message, node, one):
                where = "where a flow begins" if node == START else f"in `{node}`"
                because = f"is not said to follow {where}"
                yield Refusal(About.UNLISTED, "/answer", because)
            return
        foreseen = [
            each for each in states if self.expecting.foresees(each, message, node, one)
        ]
        if not foreseen:
            where = "where a flow begins" if node == START else f"in `{node}`"
            yield Refusal(About.FORESEEN, "/answer", f"is not foreseen {where}")
        state = next(iter([*foreseen, *states]))
        if state in self.graph.system.states:
            yield from self._bodied(message, Subject(SchemaKind.STATE, state=state))
        yield from self._promised(message, state, node, one)

    def _response(
        self, message: Message, node: str, one: VariantSet
    ) -> Iterator[Refusal]:
        action = next(iter(self.telling.actions(message.to)), "")
        if action:
            subject = Subject(SchemaKind.RESPONSE, action=action)
            yield from self._bodied(message, subject)
            yield from self._promised(message, action, node, one)

    def _error(self, message: Message, node: str, one: VariantSet) -> Iterator[Refusal]:
        path = self.telling.codes.get(tuple(message.name.split("/")), "")
        if not path:
            openness = self.read.system.openness.get("codes", "")
            if message.element or openness == "closed":
                yield Refusal(About.CODE, "/error", "is no error code that it knows")
            return
        actions = self.telling.actions(message.to)
        if actions:
            said = self.expecting.answers(actions, path, node, one)
            if said is False:
                yield Refusal(About.CODE, "/error", f"is no answer to `{message.to}`")
            elif said is None and self.reading is not Reading.SAID:
                because = f"is not said to be an answer to `{message.to}`"
                yield Refusal(About.UNLISTED, "/error", because)
        yield from self._bodied(message, Subject(SchemaKind.PART, code=path))
        yield from self._promised(message, path, node, one)

    def _setting(self, message: Message) -> Iterator[Refusal]:
        option = self.graph.system.options.get(message.name)
        if option is None:
            yield Refusal(About.SETTING, "/setting", "is no option that it knows")
            return
        choices = [str(each) for each in option.enum or ("false", "true")]
        if message.body is not MISSING and str(message.body) not in choices:
            listed = ", ".join(f"`{each}`" for each in choices)
            yield Refusal(About.SETTING, "/body", f"is none of {listed}")
        for word, text in message.said:
            own = promised_by_option(option, word)
            if own != text:
                because = f"is `{own}`" if own else "is not said"
                yield Refusal(About.PROMISE, f"/{word}", because)

    def _promised(
        self, message: Message, element: str, node: str, one: VariantSet
    ) -> Iterator[Refusal]:
        at = At(self.graph, node, one)
        for word, text in message.said:
            own = promised(at, message.kind, word, element)
            if own == text or (not own and self.reading is Reading.SAID):
                continue
            because = f"is `{own}`" if own else "is not said"
            yield Refusal(About.PROMISE, f"/{_escaped(word)}", because)


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
