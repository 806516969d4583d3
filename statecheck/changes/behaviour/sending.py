"""What a client can send, and so which outcomes of a server it can bring about."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import product
from math import prod

from statecheck.graph import Edge, StateGraph, domain, field_at, model_of
from statecheck.immutable import frozen
from statecheck.spec import (
    Absence,
    Literal,
    Model,
    ModelUse,
    Otherwise,
    Outcome,
    Presence,
    Table,
)

_SHOWN = "state/"
_OTHER = "\0other"
"""A value that no condition names."""
_MOST = 1024
"""So many combinations of values are tried; beyond them one is taken to fit."""


class Possible(IntEnum):
    """Whether a client can bring something about."""

    NO = 0
    PERHAPS = 1
    YES = 2


@frozen
class _Values:
    """What a client can send in a field; None is for leaving it out.

    Attributes:
        listed: The values; None for any.
        absent: Whether it may be left out.
        sure: Whether that is known.
    """

    listed: frozenset[str] | None
    absent: bool
    sure: bool = True


class Sending:
    """What a client sends with one action, as a server understands it."""

    def __init__(
        self, client: StateGraph, server: StateGraph, names: tuple[str, str]
    ) -> None:
        """Compare an action; `names` are the client's and the server's for it."""
        self.client = client
        self.server = server
        mine = client.system.actions.get(names[0])
        theirs = server.system.actions.get(names[1])
        self.request: ModelUse = mine.request if mine else None
        self.understood: ModelUse = theirs.request if theirs else None
        self._known: dict[str, _Values] = {}

    def possible(
        self, edge: Edge, others: Sequence[Edge], known: frozenset[str]
    ) -> Possible:
        """Return whether the client can bring about an outcome.

        Args:
            edge: The outcome.
            others: All outcomes of the action at this place.
            known: The fields that the client's own conditions name here.
        """
        when = _when(edge)
        if when is None:
            return Possible.YES
        if isinstance(when, Table):
            return self._sendable(when, known)
        conditions = [
            each for other in others if isinstance(each := _when(other), Table)
        ]
        return Possible.YES if self._otherwise(conditions) else Possible.NO

    def _sendable(
        self,
        when: Mapping[str, tuple[Literal | Presence, ...]],
        known: frozenset[str],
    ) -> Possible:
        result = Possible.YES
        for field, alternatives in when.items():
            if field.startswith(_SHOWN):
                continue
            values = self._values(field)
            if not any(self._fits(each, values, field) for each in alternatives):
                return Possible.NO
            if not values.sure and field not in known:
                result = Possible.PERHAPS
        return result

    def _fits(self, wanted: Literal | Presence, values: _Values, field: str) -> bool:
        default = self._default(field)
        if wanted is Presence.ABSENT:
            return values.absent and not default
        if wanted is Presence.PRESENT:
            return values.listed != frozenset() or (values.absent and bool(default))
        if not isinstance(wanted, Literal):
            return False
        if values.absent and default == wanted.text:
            return True
        return values.listed is None or wanted.text in values.listed

    def _otherwise(
        self, conditions: Sequence[Mapping[str, tuple[Literal | Presence, ...]]]
    ) -> bool:
        """Return whether the client can send what fits none of some conditions."""
        named: dict[str, set[str | None]] = {}
        for when in conditions:
            for field, alternatives in when.items():
                named.setdefault(field, set()).update(
                    each.text for each in alternatives if isinstance(each, Literal)
                )
        choices = {field: self._choices(field, each) for field, each in named.items()}
        if prod(map(len, choices.values())) > _MOST:
            return True
        return any(
            not any(
                _holds(when, dict(zip(choices, sent, strict=True)))
                for when in conditions
            )
            for sent in product(*choices.values())
        )

    def _choices(self, field: str, named: Iterable[str | None]) -> list[str | None]:
        if field.startswith(_SHOWN):
            return [*named, _OTHER, None]
        values = self._values(field)
        found: set[str | None] = set(
            (*named, _OTHER) if values.listed is None else values.listed
        )
        if values.absent:
            found.add(self._default(field) or None)
        return sorted(found, key=str)

    def _default(self, field: str) -> str:
        return domain(self.server.system, self.understood, field).default

    def _values(self, field: str) -> _Values:
        known = self._known.get(field)
        if known is None:
            known = self._known[field] = self._looked_up(field)
        return known

    def _looked_up(self, field: str) -> _Values:
        system = self.client.system
        if self.request is Absence.NONE:
            return _Values(frozenset(), absent=True)
        model = model_of(system, self.request)
        if field_at(system, self.request, field) is None:
            if model is None or _says_no_more(model):
                return _Values(None, absent=True, sure=False)
            return _Values(frozenset(), absent=True)
        known = domain(system, self.request, field)
        listed = frozenset(known.values or ()) if known.closed else None
        return _Values(listed, absent=known.absent or bool(known.default))


def _says_no_more(model: Model) -> bool:
    """Return whether a model may have fields that nobody wrote down."""
    return model.incomplete or model.fields is None


def is_conditional(edge: Edge) -> bool:
    """Return whether it matters for an outcome what is sent."""
    return _when(edge) is not None


def named_fields(edges: Iterable[Edge]) -> frozenset[str]:
    """Return the fields that the conditions of some edges name."""
    return frozenset(
        field
        for edge in edges
        if isinstance(when := _when(edge), Table)
        for field in when
    )


def _holds(
    when: Mapping[str, tuple[Literal | Presence, ...]],
    values: Mapping[str, str | None],
) -> bool:
    return all(
        any(_matches(each, values.get(field)) for each in alternatives)
        for field, alternatives in when.items()
    )


def _matches(wanted: Literal | Presence, value: str | None) -> bool:
    if isinstance(wanted, Literal):
        return value == wanted.text
    return (value is None) is (wanted is Presence.ABSENT)


def _when(edge: Edge) -> Table[tuple[Literal | Presence, ...]] | Otherwise | None:
    return edge.outcome.when if isinstance(edge.outcome, Outcome) else None
