"""What a spec says and OpenAPI cannot."""

from collections.abc import Iterator, Sequence

from statecheck.exports.export import Loss
from statecheck.exports.openapi_addresses import Address
from statecheck.graph import StateGraph
from statecheck.schemas import Contract, Kind, Subject
from statecheck.spec import End, Offer, Outcome, State


def losses(
    graph: StateGraph, contract: Contract, found: Sequence[Address]
) -> tuple[Loss, ...]:
    """Return what the document does not say, the most telling first."""
    return tuple(
        each
        for each in (
            *_of_behaviour(graph),
            *_of_requests(graph, contract, found),
            *_of_answers(graph, contract),
        )
        if each.where
    )


def _of_behaviour(graph: StateGraph) -> Iterator[Loss]:
    system = graph.system
    states = list(system.states.values())
    offers = list(_offers(states))
    yield Loss(
        "which states an action leads to from a state",
        tuple(f"{state.name}.{offer.action}" for state, offer in offers),
    )
    yield Loss(
        "which conditions an outcome has (when, guard, after)",
        tuple(
            f"{state.name}.{offer.action}"
            for state, offer in offers
            if any(_is_conditional(each) for each in offer.outcomes or ())
        ),
    )
    yield Loss(
        "that an action is always, or only sometimes, on offer, and who presses it",
        tuple(
            f"{state.name}.{offer.action}"
            for state, offer in offers
            if offer.offered or offer.guard or offer.actor
        ),
    )
    yield Loss(
        "what the server brings about by itself",
        tuple(s.name for s in states if s.moves is not None and s.moves.members),
    )
    yield Loss(
        "how a flow may rest in a state",
        tuple(state.name for state in states if isinstance(state.final, End)),
    )
    yield Loss("ends that no answer shows", tuple(system.exits))
    yield Loss(
        "where a flow begins",
        tuple(each for outcome in system.initial or () for each in outcome.target)
        + tuple(system.start.members if system.start is not None else ()),
    )
    yield Loss(
        "what depends on options: everything that some variant has is described",
        tuple(system.options),
    )
    yield Loss("properties that every flow has", tuple(system.properties))


def _offers(states: Sequence[State]) -> Iterator[tuple[State, Offer]]:
    for state in states:
        if state.actions is not None:
            for offer in state.actions.members.values():
                yield state, offer


def _is_conditional(outcome: Outcome) -> bool:
    return bool(outcome.when or outcome.guard or outcome.after)


def _of_requests(
    graph: StateGraph, contract: Contract, found: Sequence[Address]
) -> Iterator[Loss]:
    there = {name for address in found for name in address.actions}
    requested = [s.action for s in contract.names if s.kind is Kind.REQUEST]
    yield Loss(
        "actions whose method and path nobody says, or that OpenAPI does not know",
        tuple(sorted({*requested} - there)),
    )
    shared = [address for address in found if len(address.actions) > 1]
    yield Loss(
        "that a body goes with one action only, where something else than the media "
        "type says which",
        tuple(
            f"{address.method} {address.path}"
            for address in shared
            if any(
                choice.query or choice.body
                for r in address.requests
                for choice in r.choices
            )
        ),
    )
    yield Loss(
        "which errors answer which of the actions that share an address",
        tuple(f"{address.method} {address.path}" for address in shared),
    )
    yield Loss(
        "that one of several ways of choosing the action has to be taken",
        tuple(
            f"{address.method} {address.path}"
            for address in found
            if any(len(request.choices) > 1 for request in address.requests)
        ),
    )
    yield Loss(
        "that an action is safe or idempotent",
        tuple(
            name
            for name in sorted(there)
            if graph.system.actions[name].safe or graph.system.actions[name].idempotent
        ),
    )
    yield Loss(
        "where the value of a field comes from",
        tuple(
            f"{model.name}.{field.name}"
            for model in graph.system.models.values()
            for field in (model.fields or {}).values()
            if field.from_
        ),
    )


def _of_answers(graph: StateGraph, contract: Contract) -> Iterator[Loss]:
    system = graph.system
    wire = system.wire
    if wire is None or wire.state is None or not wire.state.http:
        yield Loss("the HTTP status of an answer that shows a state", ("wire.state",))
    yield Loss(
        "the HTTP status of an error, which nobody says: it is among the others",
        tuple(name for name, code in system.errors.items() if not code.http),
    )
    yield Loss(
        "where the flow is after an error, and whether trying again helps",
        tuple(
            path
            for path, code in graph.errors.codes.items()
            if code.target is not None or code.retriable is not None
        ),
    )
    answer = contract.schemas[contract.names[Subject(Kind.ANSWER)]]
    if "oneOf" not in answer or len(contract.status) != 1:
        yield Loss(
            "which member of an answer tells every state", ("wire.state.status",)
        )
    if wire is not None and wire.session is not None and wire.session.rotates:
        yield Loss(
            "that the session may change from answer to answer", ("wire.session",)
        )
    yield Loss(
        "other readings of an element",
        tuple(
            element.name
            for table in (system.states, system.actions, system.models, system.errors)
            for element in table.values()
            if element.fact.disputed
        ),
    )
    yield Loss(
        "who may send requests: nothing is said of how clients show who they are",
        (system.name,),
    )
