"""The parameters and the body of an operation, with both ways of choosing an action."""

from typing import Any

from statecheck.exports.openapi_addresses import Address
from statecheck.graph import StateGraph
from statecheck.schemas import HEADER, Contract, Kind, Parameter, Subject, pointing
from statecheck.spec import Absence

SCHEMAS = "#/components/schemas/"
BODILESS = frozenset(("GET", "HEAD", "DELETE", "TRACE", "OPTIONS"))
"""Methods whose body means nothing."""

_MEDIA = {"json": "application/json", "form": "application/x-www-form-urlencoded"}
MEDIA_TYPE = "content-type"
IGNORED = frozenset((MEDIA_TYPE, "accept", "authorization"))
"""Headers that OpenAPI says in other places."""


def parameters(address: Address) -> list[dict[str, Any]]:
    """Return the parameters of an operation.

    What only some of its actions need is not required.
    """
    found: dict[tuple[str, str], list[Parameter]] = {}
    for request in address.requests:
        for each in request.parameters:
            if each.place != HEADER or each.name.lower() not in IGNORED:
                found.setdefault(each.key, []).append(each)
    fixed = _choices(address)
    made: list[dict[str, Any]] = []
    for key, parts in sorted(found.items()):
        everywhere = len(parts) == len(address.requests)
        first = parts[0]
        place, name = first.place, first.name
        schema = dict(pointing(first.schema, SCHEMAS))
        values = fixed.get(key)
        if values:
            schema = {"type": "string", "enum": values}
        one: dict[str, Any] = {"name": name, "in": place, "schema": schema}
        if place == "path" or (everywhere and all(each.required for each in parts)):
            one["required"] = True
        if "description" in schema:
            one["description"] = schema.pop("description")
        if values:
            one["description"] = "Says which action is meant."
        made.append(one)
    there = {(each["in"], each["name"]) for each in made}
    made += [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in _names(address.path)
        if ("path", name) not in there
    ]
    inside = set(_names(address.path))
    return [each for each in made if each["in"] != "path" or each["name"] in inside]


def _names(path: str) -> list[str]:
    return [part.partition("}")[0] for part in path.split("{")[1:]]


def _choices(address: Address) -> dict[tuple[str, str], list[str]]:
    """Return, by what a part is known by, the values that say which action is meant."""
    found: dict[tuple[str, str], set[str]] = {}
    for request in address.requests:
        for choice in request.choices:
            for place, constants in (
                (HEADER, choice.header),
                ("query", choice.query),
            ):
                for name, value in constants:
                    found.setdefault(Parameter(name, place).key, set()).add(value)
    return {key: sorted(values) for key, values in found.items()}


def request_body(
    graph: StateGraph, address: Address, contract: Contract
) -> dict[str, Any]:
    """Return the body of an operation; empty if it has none.

    Where the media type says which action is meant, each has its own body; where
    something else does, the body is that of any of them.
    """
    if not address.actions or address.method in BODILESS:
        return {}
    wire = graph.system.wire
    binding = wire.action.body if wire is not None and wire.action is not None else ""
    usual = _MEDIA.get(binding, "application/json")
    content: dict[str, list[str]] = {}
    empty = 0
    for name, request in zip(address.actions, address.requests, strict=False):
        nothing = graph.system.actions[name].request is Absence.NONE
        empty += nothing
        media = {_media(choice.header) or usual for choice in request.choices}
        if nothing and not any(
            _media(choice.header) or choice.body for choice in request.choices
        ):
            continue
        for each in media or {usual}:
            schema = contract.names[Subject(Kind.REQUEST, action=name)]
            content.setdefault(each, []).append(schema)
    if not content:
        return {}
    return {
        "content": {
            media: {"schema": _either(sorted(names))}
            for media, names in sorted(content.items())
        },
        **({"required": True} if not empty else {}),
    }


def _media(header: tuple[tuple[str, str], ...]) -> str:
    return next((value for name, value in header if name.lower() == MEDIA_TYPE), "")


def _either(names: list[str]) -> dict[str, Any]:
    made = [{"$ref": f"{SCHEMAS}{name}"} for name in names]
    return made[0] if len(made) == 1 else {"anyOf": made}
