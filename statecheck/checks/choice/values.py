"""What the conditions of an offer ask for, and what their fields can be."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from statecheck.checks.check import Subject
from statecheck.checks.data.scalars import written_breach
from statecheck.graph import Domain, domain, field_at, fields_at
from statecheck.immutable import frozen
from statecheck.spec import (
    Literal,
    ModelUse,
    Offer,
    Outcome,
    Presence,
    State,
    System,
    Table,
)

SHOWN = "state/"
"""What a field of the state that was shown begins with."""

ANYTHING = Domain()
"""What is known of a field of which nothing is known for sure."""


@frozen
class Offered:
    """An offer where it stands.

    Attributes:
        state: The state that offers it; None for what begins a flow.
    """

    system: System
    state: State | None
    offer: Offer

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What may follow, without the errors that hold everywhere."""
        return tuple(
            outcome
            for outcome in self.offer.outcomes or ()
            if outcome.at.pointer.keys[-1:] != ("errors",)
        )

    @property
    def where(self) -> str:
        """Where it is offered, in words."""
        return "at the start" if self.state is None else f"in `{self.state.name}`"

    def domain(self, field: str) -> Domain:
        """Return what a field of a condition can be; disputed facts are not sure."""
        return sure_domain(self.system, *self.body(field))

    def body(self, field: str) -> tuple[ModelUse, str]:
        """Return the body that has a field of a condition, and its pointer there."""
        if field.startswith(SHOWN):
            shown = None if self.state is None else self.state.model
            return shown, field[len(SHOWN) :]
        action = self.system.actions.get(self.offer.action)
        return None if action is None else action.request, field


def sure_domain(system: System, use: ModelUse, pointer: str) -> Domain:
    """Return what a field of a body can be; anything if that is disputed."""
    found = field_at(system, use, pointer)
    if found is None or found.fact.disputed:
        return ANYTHING
    return domain(system, use, pointer)


def impossible(
    system: System, use: ModelUse, pointer: str, alternative: Literal | Presence
) -> str:
    """Return why a field of a body can never have what is asked for, in words.

    It is empty if the field can, as far as its list, type, pattern and bounds say.
    """
    if isinstance(alternative, Literal):
        breach = _breach(system, use, pointer, alternative)
        if breach:
            return f"is never `{alternative.text}`, which {breach}"
    if can_be(alternative, sure_domain(system, use, pointer)):
        return ""
    return (
        f"is never `{alternative.text}`"
        if isinstance(alternative, Literal)
        else "is never absent"
    )


def _breach(system: System, use: ModelUse, pointer: str, asked: Literal) -> str:
    """Return what a field says against a value, but for the values that it lists."""
    fields = fields_at(system, use, pointer)
    if len(fields) != 1 or fields[0].fact.disputed:
        return ""
    return written_breach(system, replace(fields[0], enum=None, const=None), asked.text)


def offers(subject: Subject) -> Iterator[Offered]:
    """Yield what begins a flow, and every offer by state and by action."""
    system = subject.effective.system
    begins = system.start.members if system.start else Table[Offer]()
    for _, offer in sorted(begins.items()):
        yield Offered(system, None, offer)
    for _, state in sorted(system.states.items()):
        offered = state.actions.members if state.actions else Table[Offer]()
        for _, offer in sorted(offered.items()):
            yield Offered(system, state, offer)


def conditions(outcome: Outcome) -> Mapping[str, tuple[Literal | Presence, ...]]:
    """Return the alternatives by field; empty for no condition, and for `otherwise`."""
    return outcome.when if isinstance(outcome.when, Table) else {}


def can_be(alternative: Literal | Presence, known: Domain) -> bool:
    """Return whether a field may have what a condition asks for."""
    if alternative is Presence.PRESENT:
        return True
    if alternative is Presence.ABSENT:
        return known.absent
    return known.values is None or not known.closed or alternative.text in known.values


def accepts(alternatives: tuple[Literal | Presence, ...], value: str | None) -> bool:
    """Return whether one of the alternatives holds for a value; None for no value."""
    return any(
        value is None
        if alternative is Presence.ABSENT
        else value is not None
        if alternative is Presence.PRESENT
        else alternative.text == value
        for alternative in alternatives
    )
