"""Values at the edges of what schemas take, made from what they say."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Final

from statecheck.schemas.making import DEEP, Maker
from statecheck.schemas.plausible import FORMATS
from statecheck.schemas.regular import text_like
from statecheck.schemas.schema import Schema

MISSING: Final = object()
"""Stands for a member that is not there."""

_LONGEST = 20_000
"""Longer texts and lists are not made."""
_TRIES = 6
"""So many texts are made of a pattern."""
_DEEPEST = 4
"""So many lists within lists are made."""
_CHARACTERS = "x0~"
"""What texts of some length are made of: hardly a pattern takes all of them."""
_TYPES: tuple[object, ...] = ("text", "", 0, 1, -1, 1.5, True, False)


def values_near(
    schemas: Mapping[str, Schema],
    mine: Sequence[Schema],
    both: Sequence[Schema],
    depth: int = 0,
) -> Iterator[object]:
    """Yield values that some schemas may take, and others may not; each once.

    Args:
        schemas: All schemas, by what they are referred to by.
        mine: What these say of the place.
        both: What is said of it besides.
        depth: How far they are within lists.
    """
    seen: set[str] = set()
    everything = flat(schemas, both)
    own = flat(schemas, mine)
    for value in _all(schemas, own, everything, depth):
        spelled = "" if value is MISSING else json.dumps(value, sort_keys=True)
        if spelled not in seen and len(spelled) <= _LONGEST:
            seen.add(spelled)
            yield value


def _all(
    schemas: Mapping[str, Schema],
    own: list[Schema],
    everything: list[Schema],
    depth: int,
) -> Iterator[object]:
    for schema in everything:
        yield from [schema["const"]] if "const" in schema else ()
        yield from schema.get("enum", ())
    yield MISSING
    yield None
    for schema in everything:
        yield from _texts(schema)
        yield from _numbers(schema)
    yield from _TYPES
    for schema in own:
        # Texts are hashed alike in every process.
        random = Random(json.dumps(schema, sort_keys=True))  # noqa: S311  # examples
        maker = Maker(schemas, random, 0.0)
        yield maker.made(schema, depth=DEEP)
        yield from schema.get("examples", ())
    yield from _lists(schemas, own, everything, depth)
    yield from ([], {}, ["text"], {"first": "text"}, [1], {"first": 1})


def _texts(schema: Schema) -> Iterator[str]:
    for word, more in (("minLength", (0, -1)), ("maxLength", (0, 1))):
        for beyond in more if word in schema else ():
            length = schema[word] + beyond
            if 0 <= length <= _LONGEST:
                yield from (each * length for each in _CHARACTERS)
    pattern, form = schema.get("pattern", ""), schema.get("format", "")
    random = Random(pattern or form)  # noqa: S311  # examples, no secrets
    if pattern:
        for _ in range(_TRIES):
            yield text_like(pattern, random)
    if form in FORMATS:
        yield FORMATS[form](random)


def _numbers(schema: Schema) -> Iterator[float]:
    for word in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        if word in schema:
            bound = schema[word]
            yield from (bound, bound - 1, bound + 1, bound - 0.5, bound + 0.5)
    if step := schema.get("multipleOf"):
        yield from (step, step * 2, step * 3, step / 2, step + 1)


def _lists(
    schemas: Mapping[str, Schema],
    own: list[Schema],
    everything: list[Schema],
    depth: int,
) -> Iterator[object]:
    """Yield lists and maps, of as many members as they may just have, or of one."""
    items = [each["items"] for each in own if isinstance(each.get("items"), dict)]
    more = [
        each["additionalProperties"]
        for each in own
        if isinstance(each.get("additionalProperties"), dict)
    ]
    others = _within(everything)
    if depth >= _DEEPEST or not (items or more or others):
        return
    single = [
        value
        for value in values_near(schemas, [*items, *more], others, depth + 1)
        if value is not MISSING
    ]
    lengths = {
        schema[word] + beyond
        for schema in everything
        for word in ("minItems", "maxItems")
        if word in schema
        for beyond in (-1, 0, 1)
    }
    likely = _likely(schemas, [*items, *more], single)
    for length in sorted(each for each in lengths if 0 <= each <= len(likely) * 9):
        yield [likely[index % len(likely)] for index in range(length)]
        yield [likely[0]] * length
    if any(schema.get("uniqueItems") for schema in everything):
        for value in single[:_TRIES]:
            yield [value, value]
    for value in single:
        yield [value]
        yield {"first": value}


def _likely(
    schemas: Mapping[str, Schema], items: list[Schema], values: list[object]
) -> list[object]:
    """Return values that lists may well have: one that is made, and others like it."""
    made = [
        Maker(schemas, Random(0), 0.0).made(each, depth=DEEP)  # noqa: S311  # examples
        for each in items
    ]
    kinds = {type(each) for each in made}
    return [*made, *(each for each in values if type(each) in kinds)] or values


def _within(schemas: Iterable[Schema]) -> list[Schema]:
    return [
        each[word]
        for each in schemas
        for word in ("items", "additionalProperties")
        if isinstance(each.get(word), dict)
    ]


def flat(schemas: Mapping[str, Schema], some: Iterable[Schema]) -> list[Schema]:
    """Return some schemas with what they refer to, or are alternatives or parts of."""
    waiting = list(some)
    seen: set[int] = set()
    found = []
    for each in waiting:  # it grows while it is gone through
        if id(each) in seen:
            continue
        seen.add(id(each))
        found.append(each)
        if each.get("$ref") in schemas:
            waiting.append(schemas[each["$ref"]])
        for word in ("anyOf", "oneOf", "allOf"):
            waiting += [part for part in each.get(word, ()) if "if" not in part]
    return found
