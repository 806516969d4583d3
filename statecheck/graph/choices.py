"""What somebody can choose in a state: an action and what is sent with it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from statecheck.graph.domain import Domain, domain
from statecheck.graph.edge import Certainty, Edge
from statecheck.graph.graph import StateGraph
from statecheck.spec import Literal, Otherwise, Outcome, Presence, Table, When

Choice = tuple[Edge, ...]
"""The edges of which the server chooses one once the choice is made."""

Valuation = Mapping[str, str | None]
"""By field, the text of its value; None where it is absent."""

MOST_VALUATIONS = 4096
"""So many combinations of values are told apart; beyond it, all edges of an action
are taken for possible at once, which proves less and refutes nothing wrongly."""

_SHOWN = "state/"
_OTHER = "\0other"
"""A value that no condition names."""


def choices(
    graph: StateGraph, node: str, actor: str, *, sure: bool
) -> tuple[tuple[Choice, ...], ...]:
    """Return what `actor` can choose in a node, for each thing that it may show.

    The outer tuple is over what the conditions tell apart in the state that is shown,
    which the server decides; the inner one over actions and what is sent. Waiting for
    what others bring about is a choice too. Both are empty if there is nothing.

    Where a model does not say which values the state can show, others than those
    that the conditions name are counted if `sure`, and are not if not.
    """
    edges = graph.leaving[node]
    conditions = [_when(edge) for edge in edges]
    state = graph.system.states.get(node)
    shown = {
        field: _showable(
            named, domain(graph.system, state and state.model, field[len(_SHOWN) :]), sure
        )
        for field, named in _named(conditions, shown=True).items()
    }
    return tuple(
        tuple(_chosen(graph, edges, actor, seen)) for seen in _valuations(shown)
    )


def _showable(
    named: tuple[str, ...], known: Domain, sure: bool  # noqa: FBT001  # one of two modes
) -> tuple[str | None, ...]:
    """Return the values that a state can show in a field."""
    if known.values is not None and known.closed:
        values: list[str | None] = list(known.values)
        return (*values, None) if known.absent else tuple(values)
    return (*named, None, _OTHER) if sure else named


def _chosen(
    graph: StateGraph, edges: tuple[Edge, ...], actor: str, seen: Valuation
) -> Iterator[Choice]:
    own: dict[str, list[Edge]] = {}
    others: list[Edge] = []
    for edge in edges:
        if edge.by == actor and edge.action:
            own.setdefault(edge.action, []).append(edge)
        else:
            others.append(_uncounted(edge))
    for name, offered in own.items():
        action = graph.system.actions.get(name)
        sent = {
            field: _sendable(
                named, domain(graph.system, action and action.request, field)
            )
            for field, named in _named(
                [_when(edge) for edge in offered], shown=False
            ).items()
        }
        for valuation in _valuations(sent):
            values = {**seen, **valuation}
            choice = tuple(edge for edge in offered if fits(edge, offered, values))
            if choice:
                yield choice
    if others:
        yield tuple(others)


def _uncounted(edge: Edge) -> Edge:
    """Return the edge as a move that nobody can count on, unless it has a time."""
    if edge.certainty is Certainty.CERTAIN and not edge.timed:
        return replace(edge, certainty=Certainty.SOMETIMES)
    return edge


def fits(edge: Edge, offered: list[Edge], values: Valuation) -> bool:
    """Return whether an edge's `when` holds for values sent and shown.

    `otherwise` holds if no other `when` of the same offer does.
    """
    when = _when(edge)
    if when is Otherwise.OTHERWISE:
        return not any(
            isinstance(other, Table) and _holds(other, values)
            for other in map(_when, offered)
        )
    return when is None or _holds(when, values)


def _holds(when: Mapping[str, tuple[Literal | Presence, ...]], values: Valuation) -> bool:
    for field, alternatives in when.items():
        if field not in values:
            continue
        value = values[field]
        if not any(_matches(alternative, value) for alternative in alternatives):
            return False
    return True


def _matches(alternative: Literal | Presence, value: str | None) -> bool:
    if alternative is Presence.PRESENT:
        return value is not None
    if alternative is Presence.ABSENT:
        return value is None
    return value == alternative.text


def _when(edge: Edge) -> When | None:
    return edge.outcome.when if isinstance(edge.outcome, Outcome) else None


def _sendable(named: tuple[str, ...], known: Domain) -> tuple[str | None, ...]:
    """Return the values that can be sent; what is left out counts as its default."""
    values = named if known.values is None else known.values
    others = () if known.closed else (_OTHER,)
    return (*values, *others, known.default or None)


def _named(
    conditions: list[When | None], *, shown: bool
) -> dict[str, tuple[str, ...]]:
    """Return, by field, the values that the conditions name."""
    values: dict[str, dict[str, None]] = {}
    for when in conditions:
        if not isinstance(when, Table):
            continue
        for field, alternatives in when.items():
            if field.startswith(_SHOWN) is shown:
                known = values.setdefault(field, {})
                known.update(
                    (each.text, None) for each in alternatives if isinstance(each, Literal)
                )
    return {field: tuple(known) for field, known in values.items()}


def _valuations(values: Mapping[str, tuple[str | None, ...]]) -> Iterator[Valuation]:
    count = 1
    for known in values.values():
        count *= len(known)
    if count > MOST_VALUATIONS:
        yield {}
        return
    for combination in product(*values.values()):
        yield dict(zip(values, combination, strict=True))
