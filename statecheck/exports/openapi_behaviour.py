"""What a spec says of behaviour, of which OpenAPI says nothing."""

from collections.abc import Iterable, Iterator

from statecheck.exports.export import Loss
from statecheck.exports.openapi_elements import offers, requested
from statecheck.graph import StateGraph
from statecheck.schemas import Contract, Kind, Subject
from statecheck.spec import Absence, End, Offer, Outcome

_USER = "user"


def losses_of_behaviour(graph: StateGraph, contract: Contract) -> Iterator[Loss]:
    """Yield what is lost of states, of what they lead to, and of what holds there."""
    system = graph.system
    states = list(system.states.values())
    start = system.start.members if system.start is not None else {}
    there = [*offers(graph), *start.items()]
    asked = requested(contract)
    yield Loss(
        "which states an action leads to from a state",
        _named((name, bool(_outcomes(graph, offer))) for name, offer in there),
    )
    yield Loss(
        "which conditions an outcome has (when, guard, after)",
        _named(
            (name, any(map(_is_conditional, _outcomes(graph, offer))))
            for name, offer in there
        ),
    )
    yield Loss(
        "which errors an action is answered with in one state, and what they say there",
        _named((name, _has_own_errors(contract, name, offer)) for name, offer in there),
    )
    yield Loss(
        "that an action is always, or only sometimes, on offer, and who presses it",
        (
            *_named(
                (name, bool(offer.offered or offer.guard or _by_others(offer.actor)))
                for name, offer in there
            ),
            *_named((name, _by_others(system.actions[name].actor)) for name in asked),
        ),
    )
    yield Loss(
        "what the server brings about by itself",
        _named(
            (each.name, each.moves is not None and bool(each.moves.members))
            for each in states
        ),
    )
    yield Loss(
        "how a flow may rest in a state",
        _named((each.name, isinstance(each.final, End)) for each in states),
    )
    yield Loss("ends that no answer shows", tuple(system.exits))
    yield Loss(
        "where a flow begins",
        tuple(
            each
            for outcome in system.initial or ()
            for each in outcome.target
            if each != Absence.UNKNOWN
        )
        + tuple(start),
    )
    yield Loss(
        "under which heading a state is shown",
        _named((each.name, bool(each.group)) for each in states),
    )
    yield Loss(
        "what depends on options: everything that some variant has is described",
        tuple(system.options),
    )
    yield Loss("properties that every flow has", tuple(system.properties))


def _named(found: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """Return the names of which something holds."""
    return tuple(name for name, holds in found if holds)


def _by_others(actor: str) -> bool:
    return actor not in {"", _USER}


def _has_own_errors(contract: Contract, name: str, offer: Offer) -> bool:
    """Return whether an action is answered otherwise in one state than in others."""
    state = name.removesuffix(f".{offer.action}")
    subject = Subject(Kind.ERROR, action=offer.action, state=state)
    if any(each.message for each in offer.outcomes or ()):
        return True
    schema = contract.schemas.get(contract.names.get(subject, ""), {})
    return contract.has_errors and bool(schema) and "$ref" not in schema


def _outcomes(graph: StateGraph, offer: Offer) -> tuple[Outcome, ...]:
    """Return what an offer leads to; what its action does anywhere if it says nothing.

    What somebody looked for and did not find is nothing that could be lost.
    """
    action = graph.system.actions.get(offer.action)
    usual = action.outcomes if action is not None else None
    said = offer.outcomes if offer.outcomes is not None else usual
    return tuple(each for each in said or () if each.target or each.error)


def _is_conditional(outcome: Outcome) -> bool:
    return bool(outcome.when or outcome.guard or outcome.after)
