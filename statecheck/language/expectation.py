"""What the language expects at a place, in plain words."""

from collections.abc import Iterable, Iterator
from itertools import chain

from statecheck.language.vocabulary import Schema, definition

_KINDS = {
    "string": ("text",),
    "number": ("a number",),
    "integer": ("a whole number",),
    "boolean": ("`true`", "`false`"),
    "array": ("a list",),
    "object": ("a map",),
}

_PLAIN = {"Text": "text", "Reason": "text", "Reference": "a name"}
"""Definitions that are called otherwise than their title."""

_UNCOUNTED = "s"
"""A title that ends so takes no article: openness, defaults."""


def expected(schema: Schema) -> str:
    """Return what `schema` takes, as in "`none`, a list of targets or a map"."""
    return enumerated(_forms(schema), "or")


def enumerated(parts: Iterable[str], conjunction: str) -> str:
    """Return the parts, at least one, with commas and a conjunction before the last."""
    *words, last = dict.fromkeys(parts)
    return f"{', '.join(words)} {conjunction} {last}" if words else last


def noun(name: str) -> str:
    """Return how a thing of a definition is called: "a state", "an offer"."""
    if name in _PLAIN:
        return _PLAIN[name]
    word = _lowered(name)
    if word.endswith(_UNCOUNTED):
        return word
    return f"{'an' if word[0] in 'aeiouAEIOUH' else 'a'} {word}"


def referenced(schema: Schema) -> str:
    """Return the name of the definition that a schema refers to, or empty."""
    reference: str = schema.get("$ref", "")
    name = reference.removeprefix("#/$defs/")
    return "" if "/" in name else name


def choices(schema: Schema) -> tuple[str, ...]:
    """Return the words that `schema` takes, not those of things at length."""
    name = referenced(schema)
    if name:
        return choices(definition(name))
    values = [schema["const"]] if "const" in schema else schema.get("enum", ())
    words = (
        str(value).lower() if isinstance(value, bool) else value for value in values
    )
    within = (choices(alternative) for alternative in schema.get("anyOf", ()))
    return (*(word for word in words if isinstance(word, str)), *chain(*within))


def _forms(schema: Schema) -> Iterator[str]:
    name = referenced(schema)
    if name:
        yield from _forms_of(name)
    elif "const" in schema or "enum" in schema:
        yield from map(quoted, schema.get("enum", [schema.get("const")]))
    elif "anyOf" in schema:
        for alternative in schema["anyOf"]:
            yield from _forms(alternative)
    elif schema.get("format") == "after":
        yield from ("a duration such as `PT30S`", "`unknown`")
    elif schema.get("type") == "array" and "items" in schema:
        yield f"a list of {enumerated(_members(schema['items']), 'and')}"
    elif isinstance(schema.get("type"), str):
        yield from _KINDS[schema["type"]]
    else:
        yield "a value"


def _forms_of(name: str) -> Iterator[str]:
    body = definition(name)
    kind = body.get("type")
    if kind == "object":
        yield "a map"
    elif "$ref" in body or isinstance(kind, list) or kind == "string":
        yield noun(name)
    else:
        yield from _forms(body)


def _members(schema: Schema) -> Iterator[str]:
    """Yield what the members of a list are called, in the plural."""
    name = referenced(schema)
    if name and ("type" in definition(name) or "$ref" in definition(name)):
        thing = noun(name).removeprefix("a ").removeprefix("an ")
        head, _, rest = thing.partition(" ")
        yield f"{head}s {rest}".rstrip()
    elif schema.get("type") == "integer":
        yield "whole numbers"
    elif schema.get("type") == "object":
        yield "maps"
    elif "anyOf" in schema:
        for alternative in schema["anyOf"]:
            yield from _members(alternative)
    else:
        yield "values"


def quoted(value: object) -> str:
    """Return a value of the language as it is shown in a message."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, str) else f"the number `{value}`"


def _lowered(name: str) -> str:
    title: str = definition(name)["title"].removesuffix(" at length")
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
