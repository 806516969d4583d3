"""What is wrong with a message, in words that give nothing away of what it says."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Error = Any
"""An error of the library, which has no types."""

_TELLING = frozenset(("const", "enum", "not"))
"""Keywords that tell alternatives apart."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a part of a message.

    Attributes:
        pointer: JSON pointer to the part; empty for the whole message.
        message: What is wrong, as words that follow its name.
        keyword: What refuses it, as a JSON pointer into the schema.
    """

    pointer: str
    message: str
    keyword: str = ""


def problems(errors: Iterator[Error]) -> tuple[Problem, ...]:
    """Return what errors of the library say, by place.

    Of alternatives none of which fits, the nearest speaks for all.
    """
    found = {
        Problem(pointer(each.instance_path), _words(each), pointer(each.schema_path))
        for error in errors
        for each in _nearest(error)
    }
    return tuple(
        sorted(found, key=lambda each: (each.pointer, each.message, each.keyword))
    )


def pointer(path: list[str | int]) -> str:
    """Return steps as a JSON pointer."""
    return "".join(
        f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path
    )


def _nearest(error: Error) -> Iterator[Error]:
    """Yield an error, or those of the alternative that the message comes nearest to."""
    branches = getattr(error.kind, "context", None)
    if not branches or not all(branches):
        yield error
        return
    found = [
        [inner for each in branch for inner in _nearest(each)] for branch in branches
    ]
    nearest = min(found, key=_distance)
    if sum(_distance(each) == _distance(nearest) for each in found) > 1:
        yield error
        return
    yield from nearest


def _distance(errors: list[Error]) -> tuple[int, int]:
    """Return how far a message is from an alternative; a wrong kind counts most."""
    strangers = sum(
        each.kind.name in _TELLING
        or (each.kind.name == "type" and not each.instance_path)
        for each in errors
    )
    return strangers, len(errors)


def _words(error: Error) -> str:
    """Return what is wrong; values of the message itself are not repeated."""
    say = _WORDS.get(error.kind.name)
    return say(error.kind) if say is not None else f"breaks `{error.kind.name}`"


def _bound(words: str) -> Callable[[Error], str]:
    return lambda kind: words.format(_shown(_limit(kind)))


def _limit(kind: Error) -> object:
    return getattr(kind, "limit", getattr(kind, "multiple_of", ""))


def _type(kind: Error) -> str:
    return f"is no {' and no '.join(sorted(map(str, kind.types)))}"


def _unexpected(kind: Error) -> str:
    names = ", ".join(f"`{name}`" for name in sorted(kind.unexpected))
    return f"has {names}, which may not be there"


def _options(kind: Error) -> str:
    options = kind.options
    listed = json.loads(options) if isinstance(options, str) else options
    return f"is none of {', '.join(_shown(each) for each in listed)}"


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"`{text}`"


_WORDS: Mapping[str, Callable[[Error], str]] = {
    "required": lambda kind: (
        f"lacks {_shown(str(kind.property))}, which has to be there"
    ),
    "additionalProperties": _unexpected,
    "const": lambda kind: f"is not {_shown(kind.expected_value)}",
    "enum": _options,
    "type": _type,
    "pattern": lambda kind: f"does not match {_shown(kind.pattern)}",
    "minLength": _bound("is shorter than {} characters"),
    "maxLength": _bound("is longer than {} characters"),
    "minimum": _bound("is less than {}"),
    "maximum": _bound("is greater than {}"),
    "exclusiveMinimum": _bound("is not greater than {}"),
    "exclusiveMaximum": _bound("is not less than {}"),
    "multipleOf": _bound("is no multiple of {}"),
    "minItems": _bound("has fewer than {} members"),
    "maxItems": _bound("has more than {} members"),
    "falseSchema": lambda _: "has a member, and may have none",
    "uniqueItems": lambda _: "has a member twice",
    "anyOf": lambda _: "is none of the alternatives",
    "oneOf": lambda _: "is not exactly one of the alternatives",
    "not": lambda _: "is what it may not be",
}
