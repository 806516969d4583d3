"""The same contract in the forms that other tools read.

An offer of a state is an operation, a state a schema of its answer, an outcome one of
the answers. What those forms have no word for (options, unknowns, provenance, moves) is
left out of them, which makes their work less, not more.
"""

import json
from collections.abc import Iterator

from tests.benchmarks.realistic import Spec

_TYPES = {"Channel", "Device", "Contact"}


def openapi(spec: Spec) -> dict:
    """Return the contract as OpenAPI 3.0, which all of the linters know best."""
    models = spec.section("models")
    actions = spec.section("actions")
    paths: dict = {}
    for state, said in spec.section("states").items():
        for action, outcomes in _offers(said):
            paths[f"/flows/{{flowId}}/{state}/{action}"] = {
                "post": _operation(state, said, action, outcomes, actions)
            }
    states = spec.section("states")
    return {
        "openapi": "3.0.3",
        "info": {
            "title": spec.head["title"],
            "version": spec.head["version"],
            "description": spec.head["description"],
            "contact": {"name": "The makers", "url": "https://example.org/"},
            "license": {"name": "None", "url": "https://example.org/licence"},
        },
        "servers": [{"url": "https://api.example.org"}],
        "tags": [
            {"name": name, "description": f"All of {name}."}
            for name in dict.fromkeys(said["group"] for said in states.values())
        ],
        "security": [{"session": []}],
        "paths": paths,
        "components": {
            "parameters": {
                "flowId": {
                    "name": "flowId",
                    "in": "path",
                    "required": True,
                    "description": "Which run it is.",
                    "schema": {"type": "string"},
                }
            },
            "responses": {
                "Refused": {
                    "description": "An error.",
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Problem"}
                        }
                    },
                }
            },
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "SESSION"}
            },
            "schemas": {
                **{name: _schema(model) for name, model in models.items()},
                "Problem": {
                    "type": "object",
                    "description": "Why a request was refused.",
                    "properties": {
                        "code": {"type": "string", "enum": _codes(spec)},
                    },
                },
            },
        },
    }


def _offers(state: dict) -> Iterator[tuple[str, list[str]]]:
    """Yield the actions of a state, with the targets of each."""
    if isinstance(state["actions"], dict):
        for action, said in state["actions"].items():
            yield action, list(dict.fromkeys(_targets(said)))


def _ways(state: dict) -> Iterator[tuple[str, list[str]]]:
    """Yield the actions of a state and its moves, with the targets of each."""
    yield from _offers(state)
    yield "move", list(dict.fromkeys(_targets(state.get("moves", []))))


def _targets(said: object) -> Iterator[str]:
    match said:
        case str():
            if said not in {"stay", "unknown"}:
                yield said
        case list():
            for each in said:
                yield from _targets(each)
        case {"target": target}:
            yield from _targets(target)


def _operation(
    state: str, said: dict, action: str, targets: list[str], actions: dict
) -> dict:
    models = ["".join(map(str.capitalize, each.split("_"))) for each in targets]
    known = [name for name in models if name not in {"Done", "Canceled"}]
    schema: dict = {"type": "object"}
    if known:
        references = [{"$ref": f"#/components/schemas/{name}"} for name in known]
        schema = references[0] if len(references) == 1 else {"oneOf": references}
    operation = {
        "operationId": f"{state}-{action}",
        "description": f"Sends {action}.",
        "tags": [said["group"]],
        "parameters": [{"$ref": "#/components/parameters/flowId"}],
        "responses": {
            "200": {
                "description": "The next state.",
                "content": {"application/json": {"schema": schema}},
            },
            "400": {"$ref": "#/components/responses/Refused"},
        },
    }
    request = actions[action]["request"]
    if request != "none":
        operation["requestBody"] = {
            "content": {
                "application/json": {
                    "schema": {"$ref": f"#/components/schemas/{request}"}
                }
            }
        }
    return operation


def _schema(model: dict) -> dict:
    if "enum" in model:
        return {"type": "string", "enum": list(model["enum"])}
    fields = model["fields"]
    required = [
        name
        for name, said in fields.items()
        if isinstance(said, dict) and said.get("required") is True
    ]
    own: dict = {
        "type": "object",
        "description": model["description"],
        "properties": {name: _property(said) for name, said in fields.items()},
    }
    if required:
        own["required"] = required
    if "extends" in model:
        base = {"$ref": f"#/components/schemas/{model['extends']}"}
        return {"description": own["description"], "allOf": [base, own]}
    return own


def _property(said: dict | str) -> dict:
    said = {"type": said} if isinstance(said, str) else said
    schema = _type(said["type"])
    if "$ref" in schema:
        return schema
    kept = ("minimum", "maximum", "maxLength", "format", "description", "enum")
    return schema | {key: said[key] for key in kept if key in said}


def _type(name: str) -> dict:
    if name.endswith("[]"):
        return {"type": "array", "items": _type(name[:-2])}
    if name.startswith("map<"):
        return {"type": "object", "additionalProperties": _type(name[4:-1])}
    if name in _TYPES:
        return {"$ref": f"#/components/schemas/{name}"}
    return {"type": name}


def _codes(spec: Spec) -> list[str]:
    return list(spec.head["errors"]["VALIDATION_ERROR"]["details"])


def machine(spec: Spec) -> dict:
    """Return the contract as the machine that XState makes of a configuration."""
    states: dict = {name: {"type": "final"} for name in spec.head["exits"]}
    for name, said in spec.section("states").items():
        # An event for each outcome: the server chooses, and XState takes the first.
        on = {
            f"{word} {i}": target
            for word, targets in _ways(said)
            for i, target in enumerate(targets)
        }
        states[name] = {"on": on} if on else {"type": "final"}
    return {"id": "sized", "initial": spec.head["initial"], "states": states}


def edges(spec: Spec) -> Iterator[tuple[str, str, str]]:
    """Yield who leads to whom by which action."""
    for name, said in spec.section("states").items():
        for word, targets in _ways(said):
            for target in targets:
                yield name, target, word


def dot(spec: Spec) -> str:
    """Return the graph with an action on each edge, in the words of Graphviz."""
    lines = (f'  "{a}" -> "{b}" [label="{word}"]' for a, b, word in edges(spec))
    return "\n".join(["digraph {", *lines, "}", ""])


def mermaid(spec: Spec) -> str:
    """Return the graph as a state diagram of Mermaid."""
    lines = (f"  {a} --> {b}: {word}" for a, b, word in edges(spec))
    return "\n".join(["stateDiagram-v2", *lines, ""])


def as_json(data: dict) -> str:
    """Return plain data as JSON in lines."""
    return json.dumps(data, indent=1)
