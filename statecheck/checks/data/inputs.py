"""What requests need that earlier answers have to supply."""

from collections.abc import Container, Iterator
from itertools import islice

from statecheck.checks.check import Subject
from statecheck.finding import Missing
from statecheck.graph import (
    START,
    Availabilities,
    Availability,
    Edge,
    VariantSet,
    model_of,
    shown_in,
    walks,
)
from statecheck.immutable import frozen
from statecheck.settings import LimitError
from statecheck.source import Location
from statecheck.spec import Absence, Field, Offer, Required

STATE = "state"
_FOR_EACH = 10
"""So many inputs are looked for besides for each state."""

_ELSEWHERE = frozenset({"user", "client", "session", "out-of-band"})


@frozen
class Input:
    """A field of a request that only what was shown before supplies.

    Attributes:
        state: The state that offers the action.
        action: The action.
        field: The field.
        origins: Which states show it, and where in them.
        offer: The offer of the action.
        variants: Where it is needed, in a state that can be reached.
        sure: Whether it surely has to be sent.
    """

    state: str
    action: str
    field: Field
    origins: tuple[tuple[str, str], ...]
    offer: Offer | None
    variants: VariantSet
    sure: bool

    @property
    def is_promised(self) -> bool:
        """Whether the action is on offer whenever the state is shown."""
        offer = self.offer
        return offer is not None and offer.offered == "always" and not offer.guard

    @property
    def open(self) -> tuple[Missing, ...]:
        """What has to be known for it to be needed; nothing if it surely is."""
        if self.sure:
            return ()
        question = f"does `{self.action}` always need `{self.field.name}`?"
        return (Missing(question, self.field.at),)


def inputs(subject: Subject) -> Iterator[Input]:
    """Yield the inputs of all actions on offer that the spec says an origin of.

    What the user, the client or the session has, what is constant or has a default,
    and what comes from a state of another system, is left out.
    """
    graph = subject.graph
    seen: set[tuple[str, str]] = set()
    for edge in graph.edges:
        if (
            not edge.action
            or (edge.source, edge.action) in seen
            or edge.source == START
        ):
            continue
        seen.add((edge.source, edge.action))
        action = graph.system.actions.get(edge.action)
        use = action.request if action else None
        model = None if isinstance(use, Absence) else model_of(graph.system, use)
        offered = edge.offer
        there = graph.reached[edge.source]
        if offered is not None:
            there = there & graph.space.where(offered.if_)
        for field in (model.fields or {}).values() if model and there else ():
            yield from _needed(subject, edge, field, there)


def _needed(
    subject: Subject, edge: Edge, field: Field, there: VariantSet
) -> Iterator[Input]:
    graph, state = subject.graph, edge.source
    given = field.const is not None or field.default is not None
    if given or not field.from_ or field.required is False or field.fact.disputed:
        return
    if any(origin in _ELSEWHERE for origin in field.from_):
        return
    origins = tuple(_origin(state, field, origin) for origin in field.from_)
    if any(name not in graph.system.states for name, _ in origins):
        return
    needed = there & graph.space.where(field.if_)
    sure = field.required is True
    if isinstance(field.required, Required):
        needed = needed & graph.space.where(field.required.if_)
        sure = field.required.when is None
    if needed:
        yield Input(state, edge.action, field, origins, edge.offer, needed, sure)


def _origin(state: str, field: Field, origin: str) -> tuple[str, str]:
    if origin == STATE:
        return state, field.wire or field.name
    name, _, pointer = origin.partition("#")
    return name, pointer


def most_inputs(subject: Subject) -> int:
    """Return how many inputs are looked for: what grows with the states is no harm."""
    states = len(subject.graph.system.states)
    return subject.settings.limits.inputs + _FOR_EACH * states


def too_many(subject: Subject) -> LimitError:
    """Return that there are more inputs than are looked for."""
    limit = "inputs"
    return LimitError(limit, subject.settings.limits.inputs)


def unproved(
    subject: Subject, told: Container[Location]
) -> Iterator[tuple[Input, Availability | None]]:
    """Yield the inputs that need not have been shown before on every run.

    With each comes whether it has been; None where only its own state is asked.

    Args:
        subject: What is looked at.
        told: Fields that are not asked about any more; it may grow meanwhile.

    Raises:
        LimitError: There are more than are looked for.
    """
    most = most_inputs(subject)
    needed = tuple(islice(inputs(subject), most + 1))
    asked = dict.fromkeys(item.origins for item in needed if not of_this_state(item))
    if len(needed) > most or walks(subject.graph, asked) > most:
        raise too_many(subject)
    found = Availabilities(subject.graph, asked)
    for item in needed:
        if item.field.at in told:
            continue
        if of_this_state(item):
            yield item, None
        elif not found.is_proved(item.origins, item.state):
            yield item, found.of(item.origins, item.state)


def shown_here(subject: Subject, item: Input) -> tuple[VariantSet, VariantSet]:
    """Return where the state that offers the action surely, and perhaps, shows it."""
    nothing = subject.graph.space.nothing
    surely = perhaps = nothing
    for name, pointer in item.origins:
        if name == item.state:
            always, maybe = shown_in(subject.graph, name, pointer)
            surely, perhaps = surely | always, perhaps | maybe
    return surely, perhaps


def of_this_state(item: Input) -> bool:
    """Return whether only the state that offers the action is named as an origin."""
    return all(origin == STATE for origin in item.field.from_)
