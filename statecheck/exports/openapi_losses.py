"""What a spec says and OpenAPI cannot."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from statecheck.exports.export import Loss
from statecheck.exports.openapi_addresses import Address
from statecheck.exports.openapi_behaviour import losses_of_behaviour
from statecheck.exports.openapi_elements import Elements, requested
from statecheck.exports.openapi_requests import BODILESS, IGNORED, MEDIA_TYPE
from statecheck.graph import StateGraph
from statecheck.schemas import HEADER, Contract, Kind, Request, Subject, request_of
from statecheck.spec import Fact, Required

_SHOWN = "state/"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_CLAIMS = frozenset(("properties", "anyOf", "oneOf", "allOf", "$ref"))
"""Keywords without which nothing is known of a body."""


def losses(
    graph: StateGraph, contract: Contract, found: Sequence[Address]
) -> tuple[Loss, ...]:
    """Return what the document does not say, the most telling first."""
    everything = chain(
        losses_of_behaviour(graph, contract),
        _of_requests(graph, contract, found),
        _of_answers(graph, contract),
        _of_knowledge(Elements(graph, contract)),
    )
    # A model may be called as an action is, whose answer it is.
    return tuple(
        Loss(each.what, tuple(dict.fromkeys(each.where)))
        for each in everything
        if each.where
    )


def _of_requests(
    graph: StateGraph, contract: Contract, found: Sequence[Address]
) -> Iterator[Loss]:
    there = {name for address in found for name in address.actions}
    actions = graph.system.actions
    fields = list(Elements(graph, contract).fields())
    yield Loss(
        "actions whose method and path nobody says, or that OpenAPI does not know",
        tuple(sorted({*requested(contract)} - there)),
    )
    asked = {name: request_of(graph, actions[name]) for name in sorted(there)}
    yield Loss(
        "what stands behind `?` or `#` in a path",
        tuple(n for n, each in asked.items() if {"?", "#"} & {*each.path}),
    )
    yield Loss(
        "what a value in a path is called, where two paths differ in that only",
        tuple(_other_names(found)),
    )
    yield Loss(
        "the body of a request whose method has none",
        tuple(n for n, each in asked.items() if _has_lost_body(contract, n, each)),
    )
    yield Loss(
        "headers for which OpenAPI has other places: Accept, Authorization, media type",
        tuple(
            f"{name}.{each.name}"
            for name, request in asked.items()
            for each in request.parameters
            if each.place == HEADER
            and each.name.lower() in IGNORED
            and not (each.fixed and each.name.lower() == MEDIA_TYPE)
        ),
    )
    yield from _of_shared_addresses(address for address in found if address.is_shared)
    yield Loss(
        "that one of several ways of choosing the action has to be taken",
        tuple(
            str(address)
            for address in found
            if any(len(request.choices) > 1 for request in address.requests)
        ),
    )
    yield Loss(
        "that an action is safe or idempotent, or is not",
        tuple(
            name
            for name in requested(contract)
            if {actions[name].safe, actions[name].idempotent} != {None}
        ),
    )
    yield Loss(
        "where the value of a field comes from",
        tuple(name for name, field in fields if field.from_),
    )
    yield Loss(
        "that a field is needed because of what the state showed",
        tuple(
            name
            for name, field in fields
            if isinstance(field.required, Required)
            and isinstance(field.required.when, Mapping)
            and any(pointer.startswith(_SHOWN) for pointer in field.required.when)
        ),
    )


def _of_shared_addresses(shared: Iterator[Address]) -> Iterator[Loss]:
    """Yield what is lost where several actions are requested at one address."""
    addresses = list(shared)
    yield Loss(
        "that a body goes with one action only, where something else than the media "
        "type says which",
        tuple(
            str(address)
            for address in addresses
            if any(
                choice.query or choice.body
                for r in address.requests
                for choice in r.choices
            )
        ),
    )
    yield Loss(
        "which errors answer which of the actions that share an address",
        tuple(map(str, addresses)),
    )
    yield Loss(
        "which of the actions that share an address need which parameters",
        tuple(str(address) for address in addresses if _needs_differ(address)),
    )


def _needs_differ(address: Address) -> bool:
    needs = [
        {(*each.key, each.required) for each in request.parameters if not each.fixed}
        for request in address.requests
    ]
    return any(each != needs[0] for each in needs)


def _other_names(found: Sequence[Address]) -> Iterator[str]:
    for address in found:
        names = _PLACEHOLDER.findall(address.path)
        for action, request in zip(address.actions, address.requests, strict=False):
            if _PLACEHOLDER.findall(request.path) != names:
                yield action


def _has_lost_body(contract: Contract, action: str, request: Request) -> bool:
    if request.method not in BODILESS:
        return False
    schema = contract.schemas[contract.names[Subject(Kind.REQUEST, action=action)]]
    return bool(schema.keys() & _CLAIMS)


def _of_answers(graph: StateGraph, contract: Contract) -> Iterator[Loss]:
    system = graph.system
    wire = system.wire
    codes = graph.errors.codes
    if wire is None or wire.state is None or not wire.state.http:
        yield Loss("the HTTP status of an answer that shows a state", ("wire.state",))
    yield Loss(
        "the HTTP status of an error, which nobody surely says: it is among the others",
        tuple(
            name
            for name, code in system.errors.items()
            if not code.http or code.fact.disputes("http")
        ),
    )
    yield Loss(
        "where the flow is after an error, and whether trying again helps",
        tuple(
            path
            for path, code in codes.items()
            if code.target is not None or code.retriable is not None
        ),
    )
    yield Loss(
        "by which key the text of an error for users is found",
        tuple(path for path, code in codes.items() if code.user_message_key),
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


def _dated(known: Sequence[tuple[str, Fact]]) -> Iterator[str]:
    """Yield what says since when it is there; parts are as old as the whole."""
    since = {name: fact.since for name, fact in known}
    for name, fact in known:
        if fact.was or fact.since not in {"", since.get(name.rpartition(".")[0], "")}:
            yield name


def _of_knowledge(elements: Elements) -> Iterator[Loss]:
    """Yield what is lost of how things are known, and what OpenAPI asks in vain."""
    system = elements.graph.system
    known = list(elements.facts())
    yield Loss("titles and addresses of the sources", tuple(system.sources))
    yield Loss(
        "other readings of an element",
        tuple(name for name, fact in known if fact.disputed),
    )
    yield Loss(
        "how surely a part of an element is known",
        tuple(name for name, fact in known if any(fact.confidence)),
    )
    yield Loss(
        "since when an element is there, and what it was called before",
        tuple(_dated(known)),
    )
    yield Loss(
        "what is not known to be all of it: models that are incomplete",
        tuple(name for name, model in elements.models() if model.incomplete),
    )
    yield Loss(
        "who may send requests: nothing is said of how clients show who they are, "
        "where the API is served, and under which licence",
        (system.name,),
    )
