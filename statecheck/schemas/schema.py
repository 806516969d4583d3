"""Schemas as plain data, and the few things that are done to any of them."""

from collections.abc import Callable, Iterator
from typing import Any

Schema = dict[str, Any]
"""A JSON Schema; `{}` says nothing. Where it is not yet named, `$ref` holds a key."""

ORDER = (
    "$schema",
    "$id",
    "$comment",
    "$ref",
    "title",
    "description",
    "type",
    "const",
    "enum",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "properties",
    "required",
    "additionalProperties",
    "minProperties",
    "maxProperties",
    "if",
    "then",
    "not",
    "allOf",
    "anyOf",
    "oneOf",
    "default",
    "examples",
    "deprecated",
    "writeOnly",
)
"""Keywords as readers expect them; those that begin with `x-` follow, by name."""

ANNOTATIONS = frozenset(
    ("title", "description", "default", "examples", "deprecated", "writeOnly")
)
"""Keywords that refuse nothing; so are those that begin with `x-`."""

_ONE = ("additionalProperties", "not", "if", "then", "items")
_SEVERAL = ("anyOf", "oneOf", "allOf")
_NAMED = ("properties", "$defs", "definitions")
_PLACES = {keyword: index for index, keyword in enumerate(ORDER)}


def rewritten(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """Return the schema with `change` made to each schema in it, inner ones first.

    Values that only look like schemas (constants, examples) are left as they are.
    """
    made: Schema = {}
    for keyword, value in schema.items():
        if keyword in _ONE and isinstance(value, dict):
            made[keyword] = rewritten(value, change)
        elif keyword in _SEVERAL:
            made[keyword] = [rewritten(each, change) for each in value]
        elif keyword in _NAMED:
            made[keyword] = {
                name: rewritten(each, change) for name, each in value.items()
            }
        else:
            made[keyword] = value
    return change(made)


def inner(schema: Schema) -> Iterator[Schema]:
    """Yield a schema and each schema in it."""
    waiting = [schema]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += [each[k] for k in _ONE if isinstance(each.get(k), dict)]
        for keyword in _SEVERAL:
            waiting += each.get(keyword, ())
        for keyword in _NAMED:
            waiting += each.get(keyword, {}).values()


def references(schema: Schema) -> Iterator[str]:
    """Yield what a schema refers to."""
    for each in inner(schema):
        if "$ref" in each:
            yield each["$ref"]


def ordered(schema: Schema) -> Schema:
    """Return the schema with its keywords in the order that readers expect."""

    def in_order(each: Schema) -> Schema:
        last = len(_PLACES)
        made = dict(
            sorted(each.items(), key=lambda pair: (_PLACES.get(pair[0], last), pair[0]))
        )
        for keyword in _NAMED:
            if keyword in made:
                made[keyword] = dict(sorted(made[keyword].items()))
        return made

    return rewritten(schema, in_order)


def is_annotation(keyword: str) -> bool:
    """Return whether a keyword refuses nothing."""
    return keyword in ANNOTATIONS or keyword.startswith("x-")


def claims(schema: Schema) -> Schema:
    """Return what a schema says of values, without what it says to readers."""
    return {key: value for key, value in schema.items() if not is_annotation(key)}
