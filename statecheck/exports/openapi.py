"""OpenAPI 3.1: an operation for each address, with its bodies, answers and links."""

from collections.abc import Mapping
from typing import Any

from statecheck.exports.export import Exported
from statecheck.exports.openapi_addresses import Address, addresses
from statecheck.exports.openapi_answers import Answers
from statecheck.exports.openapi_losses import losses
from statecheck.exports.openapi_requests import parameters, request_body
from statecheck.exports.openapi_words import summary
from statecheck.graph import StateGraph
from statecheck.schemas import Contract, contract, pointing, referred

_VERSION = "3.1.0"
_SCHEMAS = "#/components/schemas/"
_UNKNOWN = "unknown"


def export(graph: StateGraph) -> Exported:
    """Return a system as an OpenAPI document, and what OpenAPI cannot say of it."""
    schemas = contract(graph)
    answers = Answers(graph, schemas)
    found = addresses(graph, schemas)
    paths: dict[str, dict[str, Any]] = {}
    for address in found:
        operation = _operation(graph, address, answers)
        paths.setdefault(address.path, {})[address.method.lower()] = operation
    components = answers.components(found)
    system = graph.system
    info = {
        "title": system.title or system.name,
        "version": system.version or _UNKNOWN,
        # Readers ask for one, and nobody says.
        "license": {"name": _UNKNOWN, "identifier": "NOASSERTION"},
        **_description(graph),
        **dict(system.fact.extensions),
    }
    document: dict[str, Any] = {
        "openapi": _VERSION,
        "info": info,
        # Where it is served is no part of a contract.
        "servers": [{"url": "/"}],
        "security": [],
        "paths": dict(sorted(paths.items())),
    }
    used = _used((document["paths"], components), schemas)
    document["components"] = {
        **{name: dict(sorted(each.items())) for name, each in components.items()},
        "schemas": {name: _component(name, schemas, answers) for name in sorted(used)},
    }
    return Exported(document, losses(graph, schemas, found))


def _description(graph: StateGraph) -> dict[str, str]:
    """Return what the system is, and what is said of how it goes over the wire."""
    wire = graph.system.wire
    texts = (graph.system.description, wire.description if wire is not None else "")
    said = "\n\n".join(text.strip() for text in texts if text.strip())
    return {"description": said} if said else {}


def _operation(graph: StateGraph, address: Address, answers: Answers) -> dict[str, Any]:
    actions = [graph.system.actions[name] for name in address.actions]
    made: dict[str, Any] = {"operationId": address.name}
    if len(actions) == 1:
        made |= summary(actions[0].description, actions[0].name)
        if actions[0].fact.deprecated is not None:
            made["deprecated"] = True
    elif actions:
        made |= summary("Requests one of the actions on offer.", address.name)
    else:
        made |= summary("Shows the state and changes nothing.", address.name)
    taken = parameters(address)
    if taken:
        made["parameters"] = taken
    body = request_body(graph, address, answers.contract)
    if body:
        made["requestBody"] = body
    made["responses"] = answers.responses(address)
    return made


def _component(name: str, schemas: Contract, answers: Answers) -> Mapping[str, Any]:
    schema = _plainer(pointing(schemas.schemas[name], _SCHEMAS))
    told = answers.discriminator(name)
    return {**schema, "discriminator": told} if told else schema


def _plainer(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema that says in other words which members a condition makes due.

    Linters take an object that names members for one that has no others, but want every
    member named that is required; so it says which members may not be missing.
    """
    made = dict(schema)
    then = made.get("then")
    if isinstance(then, Mapping) and then.keys() == {"properties", "required"}:
        missing: list[dict[str, Any]] = [
            {"properties": {name: {"not": {}}}} for name in then["required"]
        ]
        either = missing[0] if len(missing) == 1 else {"anyOf": missing}
        made["then"] = {"not": either}
    for keyword in ("allOf", "anyOf", "oneOf"):
        if keyword in made:
            made[keyword] = [_plainer(each) for each in made[keyword]]
    return made


def _used(parts: object, schemas: Contract) -> set[str]:
    """Return the names of the schemas that a document refers to, directly or not."""
    used: set[str] = set()
    waiting = [parts]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Mapping):
            target = each.get("$ref")
            if isinstance(target, str) and target.startswith(_SCHEMAS):
                name = target.removeprefix(_SCHEMAS)
                used |= {name, *referred(schemas, name)}
            waiting += each.values()
        elif isinstance(each, list | tuple):
            waiting += each
    return used
