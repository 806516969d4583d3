"""Answers of states that fit what tells an error."""

from collections.abc import Iterator, Mapping

from statecheck.checks.check import Fault, Subject
from statecheck.checks.naming import all_of
from statecheck.finding import Related
from statecheck.graph import StateGraph, VariantSet, domain, lackable_in, shown_in
from statecheck.graph import field_at as declared_at
from statecheck.source import Location
from statecheck.spec import Conditions, Literal, ModelUse, Presence, State, Table

Alternatives = tuple[Literal | Presence, ...]


def mistaken(subject: Subject) -> Iterator[Fault]:
    """Yield each condition for an error that the answer of a state surely may fit.

    It is said once for all states where the condition is the system's own, and else
    at the first of them.
    """
    system, graph = subject.effective.system, subject.graph
    wire = system.wire
    if wire is None or wire.fact.disputed or _have_other_statuses(graph):
        return
    for error in (wire.error, *wire.errors):
        if error is None or not isinstance(error.when, Table):
            continue
        fitting = [
            state
            for _, state in sorted(system.states.items())
            if _fits(graph, state, error.when)
        ]
        if fitting:
            yield _fault(subject, fitting, (error.at / "when").key)


def _have_other_statuses(graph: StateGraph) -> bool:
    """Return whether no error has an HTTP status that a state is answered with."""
    binding = graph.system.wire.state if graph.system.wire else None
    shown = set(binding.http) if binding else set()
    refused = [
        next((code.http for code in graph.errors.lineage(path) if code.http), ())
        for path in graph.errors.codes
    ]
    return (
        bool(shown and refused)
        and all(refused)
        and shown.isdisjoint(status for each in refused for status in each)
    )


def _fault(subject: Subject, states: list[State], when: Location) -> Fault:
    places = [state.at.key for state in states]
    if not subject.owns(when):
        own = next((at for at in places if subject.owns(at)), places[0])
        places = [when, *(at for at in places if at != own)]
        when = own
    names = all_of([state.name for state in states])
    return Fault(
        at=when,
        message=f"an answer can be both {names} and an error",
        related=tuple(Related(at, "this fits as well") for at in places),
    )


def _fits(graph: StateGraph, state: State, when: Conditions) -> bool:
    """Return whether an answer that shows a state may fulfil all conditions."""
    told = _told(graph, state)
    if told is None or not isinstance(when, Table):
        return False
    there = graph.exists[state.name]
    for pointer, alternatives in when.items():
        there = there & _where(graph, state, told, pointer, alternatives)
    return bool(there)


def _told(graph: StateGraph, state: State) -> Mapping[str, Alternatives] | None:
    """Return what tells a state; None where nobody says where that stands."""
    if isinstance(state.wire, Mapping):
        return state.wire
    binding = graph.system.wire.state if graph.system.wire else None
    if binding is None or not binding.status.startswith("/"):
        return None
    text = state.wire or state.name
    return {binding.status: (Literal(text, text),)}


def _where(
    graph: StateGraph,
    state: State,
    told: Mapping[str, Alternatives],
    pointer: str,
    alternatives: Alternatives,
) -> VariantSet:
    """Return the variants in which an answer surely may fulfil one condition."""
    nothing, exists = graph.space.nothing, graph.exists[state.name]
    if pointer in told:
        return exists if _meet(told[pointer], alternatives) else nothing
    _, perhaps = shown_in(graph, state.name, pointer)
    fits = nothing
    for alternative in alternatives:
        if alternative is Presence.ABSENT:
            above = any(each.startswith(f"{pointer}/") for each in told)
            lacking = lackable_in(graph, state.name, pointer) | (exists & ~perhaps)
            fits = fits | (nothing if above else lacking)
        elif _may_be(graph, state, pointer, alternative):
            fits = fits | perhaps
    return fits


def _meet(one: Alternatives, other: Alternatives) -> bool:
    """Return whether a value may be as two conditions ask."""
    return any(
        first == second
        or (first is Presence.PRESENT and second is not Presence.ABSENT)
        or (second is Presence.PRESENT and first is not Presence.ABSENT)
        or (
            isinstance(first, Literal)
            and isinstance(second, Literal)
            and first.text == second.text
        )
        for first in one
        for second in other
    )


def _may_be(
    graph: StateGraph, state: State, pointer: str, asked: Literal | Presence
) -> bool:
    """Return whether a body that is declared has a field, and lists what is asked."""
    wire = graph.system.wire
    envelope: ModelUse = wire.state.model if wire and wire.state else None
    for use in (state.model, envelope):
        field = declared_at(graph.system, use, pointer)
        if field is None or field.fact.disputed or state.fact.disputes("model"):
            continue
        known = domain(graph.system, use, pointer).values or ()
        if asked is Presence.PRESENT or (
            isinstance(asked, Literal) and asked.text in known
        ):
            return True
    return False
