"""The words of the language, as its JSON Schema has them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

Schema = dict[str, Any]
"""A JSON Schema, or a part of one; nobody changes it."""

_SCHEMA = Path(__file__).with_name("spec.schema.json")


@cache
def language_schema() -> Schema:
    """Return the JSON Schema of the language, the same object each time."""
    return read_schema()


def read_schema() -> Schema:
    """Return the JSON Schema of the language, read anew, for whoever changes it."""
    schema: Schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return schema


def definition(name: str) -> Schema:
    """Return what the language says of one kind of thing, such as `State`.

    Raises:
        KeyError: There is no such definition.
    """
    found: Schema = language_schema()["$defs"][name]
    return found


def words(name: str) -> tuple[str, ...]:
    """Return the keys that a kind of thing can have, its own before those of all.

    Raises:
        KeyError: There is no such definition.
    """
    own = definition(name)
    shared = words("Element") if is_element(name) else ()
    return (*own.get("properties", ()), *shared)


def is_element(name: str) -> bool:
    """Return whether a kind of thing also has the words that every element has."""
    return {"$ref": "#/$defs/Element"} in definition(name).get("allOf", ())


@cache
def reserved_words() -> frozenset[str]:
    """Return the words that no state, action, model, option or code can be called."""
    return frozenset(definition("Name")["not"]["enum"])
