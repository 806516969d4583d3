"""The language's schema as files are held against it.

JSON Schema cannot say in one place what holds for every element and is closed at the
same time, but with a keyword that doubles the time (`unevaluatedProperties`); and it
cannot say at all that a dispute, or the parts of a confidence, have the words of the
element they stand on. So all of that is written out here for each element.
"""

from collections.abc import Iterable
from copy import deepcopy
from functools import lru_cache
from typing import Any

from statecheck.language.vocabulary import (
    Schema,
    is_element,
    language_schema,
    read_schema,
)
from statecheck.settings import Limits

_MORE_PARTS = ("otherwise", "status")
"""Parts of a confidence that are no words of elements: the rest, and the name."""

_NAMES = ("Name", "DottedName")


@lru_cache(maxsize=2)
def grammar(limits: Limits) -> Schema:
    """Return the schema that a file keeps to, within `limits`; nobody changes it."""
    schema = read_schema()
    for name, body in schema["$defs"].items():
        if is_element(name):
            _write_out(name, body)
    for name in _NAMES:
        schema["$defs"][name]["maxLength"] = limits.name
    return schema


def _write_out(name: str, element: Schema) -> None:
    """Give an element the words of all, and its disputes the words of the element."""
    shared = language_schema()["$defs"]["Element"]
    own = {**element["properties"], **_references("Element", shared["properties"])}
    disputes = deepcopy(shared["properties"]["disputed"])
    dispute = language_schema()["$defs"]["Dispute"]
    disputes["items"] = {
        "type": "object",
        "properties": {
            **_references("Element", shared["properties"]),
            **_references(name, element["properties"]),
            **_references("Dispute", dispute["properties"]),
        },
        "minProperties": dispute["minProperties"],
        **_closed(shared),
    }
    del disputes["items"]["properties"]["disputed"]
    sure = _parts(deepcopy(shared["properties"]["confidence"]), own)
    element["properties"] = {**own, "disputed": disputes, "confidence": sure}
    del element["allOf"], element["unevaluatedProperties"]
    element.update(_closed(shared))


def _parts(confidence: Schema, words: Iterable[str]) -> Schema:
    """Return what stands under `confidence`, its parts being words of the element."""
    parts = {"$ref": "#/$defs/Confidence"}
    for form in confidence["anyOf"]:
        if form.get("type") == "object":
            form["properties"] = dict.fromkeys((*words, *_MORE_PARTS), parts)
            form["patternProperties"] = {"^x-": parts}
            form["additionalProperties"] = False
    return confidence


def _references(name: str, properties: dict[str, Any]) -> dict[str, Any]:
    """Return for each word a reference to what a definition says of it."""
    return {word: {"$ref": f"#/$defs/{name}/properties/{word}"} for word in properties}


def _closed(shared: Schema) -> Schema:
    """Return what keeps all other words out but those of others."""
    return {
        "patternProperties": shared["patternProperties"],
        "additionalProperties": False,
    }
