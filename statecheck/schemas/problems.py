"""What is wrong with a message, in words that give nothing away of what it says."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from statecheck.immutable import frozen

Error = Any
"""An error of the library, which has no types."""

_TELLING = frozenset(("const", "enum", "not"))
"""Keywords that tell alternatives apart."""

_MOST = 12
"""So many values are listed, and of more the first."""


@frozen
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
    told = _told_apart(error, found)
    if told is not None:
        yield told
        return
    nearest = min(found, key=_distance)
    tied = [each for each in found if _distance(each) == _distance(nearest)]
    if len(tied) > 1:
        yield _lacking(error, tied) or error
        return
    yield from nearest


@frozen
class _Listed:
    """What tells alternatives apart has a value that is that of none of them.

    Attributes:
        options: The values that it may have.
        name: As the library calls the keyword.
    """

    options: list[object]
    name: str = "enum"


@frozen
class _Missing:
    """Each alternative lacks another member.

    Attributes:
        names: Those members.
        name: What stands for a keyword, since the library has none for it.
    """

    names: list[str]
    name: str = "one of"


@frozen
class _Untold:
    """An error that speaks for all alternatives, as the library has its own.

    Attributes:
        instance_path: The way to what tells them apart.
        schema_path: The way to the alternatives.
        kind: What there could be.
    """

    instance_path: list[str | int]
    schema_path: list[str | int]
    kind: _Listed | _Missing


def _lacking(error: Error, branches: list[list[Error]]) -> Error | None:
    """Return that a member, or one of some, has to be there; None if more is wrong."""
    missing = [each for branch in branches for each in branch]
    if any(each.kind.name != "required" for each in missing):
        return None
    ways = {pointer(each.instance_path): each.instance_path for each in missing}
    names = sorted({str(each.kind.property) for each in missing})
    if len(missing) > len(branches) or len(ways) > 1:
        return None
    if len(names) == 1:
        return missing[0]
    (way,) = ways.values()
    return _Untold(way, error.schema_path, _Missing(names))


def _told_apart(error: Error, branches: list[list[Error]]) -> _Untold | None:
    """Return that a member has none of the values that the alternatives have there.

    None if there is no such member: the message is then one of them, or none for some
    other reason.
    """
    wanted: list[dict[str, list[object]]] = []
    ways: dict[str, list[str | int]] = {}
    for branch in branches:
        wanted.append({})
        for each in branch:
            values = _values(each.kind)
            if values:
                way = pointer(each.instance_path)
                ways[way] = each.instance_path
                wanted[-1].setdefault(way, values)
    shared = [way for way in ways if all(way in each for each in wanted)]
    if len(branches) == 1 or not shared:
        return None
    way = min(shared, key=lambda each: (each.count("/"), each))
    options = {_shown(value): value for each in wanted for value in each[way]}
    listed = _Listed([options[key] for key in sorted(options)])
    return _Untold(ways[way], error.schema_path, listed)


def _values(kind: Error) -> list[object]:
    """Return the only values that a keyword takes; nothing if it lists none."""
    if kind.name == "const":
        return [kind.expected_value]
    return _listed(kind) if kind.name == "enum" else []


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
    listed = _listed(kind)
    shown = [_shown(each) for each in listed[:_MOST]]
    more = len(listed) - len(shown)
    others = f", and {more:,} others" if more else ""
    return f"is none of {', '.join(shown)}{others}"


def _listed(kind: Error) -> list[object]:
    options = kind.options
    return list(json.loads(options) if isinstance(options, str) else options)


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"`{text}`"


_WORDS: Mapping[str, Callable[[Error], str]] = {
    "required": lambda kind: (
        f"lacks {_shown(str(kind.property))}, which has to be there"
    ),
    "one of": lambda kind: (
        f"lacks {' or '.join(map(_shown, kind.names))}, one of which has to be there"
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
