"""Names for schemas: one for each, and one only for models that are alike."""

import re
from collections.abc import Iterable, Mapping

from statecheck.schemas.knowledge import Side
from statecheck.schemas.schema import Schema, references, rewritten

_STRANGE = re.compile(r"[^A-Za-z0-9_-]+")


def alike(schemas: Mapping[str, Schema]) -> dict[str, str]:
    """Return, by key, the key of the schema that stands for it.

    A model is one schema in requests and in answers, unless it is closed on one side
    only, or has another mark there; so is what it is made of.
    """
    before = f"{Side.REQUESTS.value}/"
    pairs = {
        key: f"{Side.ANSWERS.value}/{key.removeprefix(before)}"
        for key in schemas
        if key.startswith(before)
    }
    same = {key: other for key, other in pairs.items() if other in schemas}
    while True:
        differing = [
            key
            for key, other in same.items()
            if renamed(schemas[key], same) != renamed(schemas[other], same)
        ]
        if not differing:
            return same
        for key in differing:
            del same[key]


def renamed(schema: Schema, names: Mapping[str, str]) -> Schema:
    """Return the schema with other names in its references."""

    def change(each: Schema) -> Schema:
        if "$ref" in each and each["$ref"] in names:
            return {**each, "$ref": names[each["$ref"]]}
        return each

    return rewritten(schema, change)


def plain(text: str) -> str:
    """Return a text in plain letters."""
    return _STRANGE.sub("-", text).strip("-") or "unnamed"


def named(keys: Iterable[str]) -> dict[str, str]:
    """Return a name in plain letters for each key; models keep their own."""
    keys = sorted(keys)
    models = {side.value for side in Side}
    wanted: dict[str, str] = {}
    for key in keys:
        kind, _, rest = key.partition("/")
        name = plain(rest or kind)
        if kind not in models and rest:
            name = f"{kind}-{name}"
        elif kind == Side.REQUESTS.value and f"{Side.ANSWERS.value}/{rest}" in keys:
            name = f"{name}-request"
        wanted[key] = name
    taken: set[str] = set()
    names: dict[str, str] = {}
    # Models come first, so that they keep their names if others would have the same.
    for key in sorted(
        keys, key=lambda each: (each.partition("/")[0] not in models, each)
    ):
        name, number = wanted[key], 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted[key]}-{number}"
        taken.add(name.casefold())
        names[key] = name
    return names


def reachable(name: str, schemas: Mapping[str, Schema]) -> set[str]:
    """Return the names of what a schema refers to, directly or not."""
    met: set[str] = set()
    waiting = [schemas[name]]
    while waiting:
        for each in references(waiting.pop()):
            if each not in met:
                met.add(each)
                waiting.append(schemas[each])
    return met
