"""The ways to the objects of a message that have a member, or may have it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from statecheck.immutable import frozen
from statecheck.schemas.contract import Contract
from statecheck.schemas.naming import plain
from statecheck.schemas.schema import Schema, claims
from statecheck.schemas.values import flat

_PLACES = 12
"""So many places of one name are tried in a message."""

Step = str | int
"""A member of an object; 0 for the members of a list; a branch is -1 and less."""


@frozen
class Focus:
    """What is tried.

    Attributes:
        member: Name of the member; empty for objects as such.
        models: The models that have it.
        outermost: Whether the message itself may have it.
        anywhere: Whether anything in the message may.
    """

    member: str = ""
    models: frozenset[str] = frozenset()
    outermost: bool = False
    anywhere: bool = False


def ways(contract: Contract, name: str, focus: Focus) -> Iterator[tuple[Step, ...]]:
    """Yield the ways to the objects that are tried: those that have the member first.

    Each schema that is referred to is gone through once, so circles come to an end.
    """
    seen: set[str] = set()
    having: list[tuple[Step, ...]] = []
    others: list[tuple[Step, ...]] = []
    models = {plain(each) for each in focus.models}
    level: list[tuple[Schema, tuple[Step, ...], bool]] = [
        (contract.schemas[name], (), focus.outermost or focus.anywhere)
    ]
    for schema, way, is_meant in level:  # it grows while it is gone through
        members = schema.get("properties", {})
        is_object = schema.get("type") == "object" or bool(members)
        is_object = is_object or not (claims(schema) or way)  # anything may be one
        if is_meant and focus.member in members:
            having.append(way)
        elif is_meant and is_object and not (focus.member and focus.anywhere):
            others.append(way)
        if len(having) >= _PLACES:
            break
        inner = schema.get("$ref", "")
        if inner and inner not in seen:
            seen.add(inner)
            within = focus.anywhere or inner in models
            level.append((contract.schemas[inner], way, within))
        for index, branch in enumerate(branches(schema)):
            level.append((branch, (*way, -1 - index), is_meant))
        level += [(part, way, is_meant) for part in _together(schema)]
        inward = focus.anywhere
        level += [(each, (*way, key), inward) for key, each in members.items()]
        if isinstance(schema.get("items"), dict):
            level.append((schema["items"], (*way, 0), inward))
        if isinstance(schema.get("additionalProperties"), dict):
            level.append((schema["additionalProperties"], (*way, "first"), inward))
    yield from islice((*having, *others), _PLACES)


def branches(schema: Schema) -> list[Schema]:
    """Return the alternatives of a schema; empty if it has none."""
    found: list[Schema] = schema.get("anyOf") or schema.get("oneOf") or []
    return found


def _together(schema: Schema) -> list[Schema]:
    return [each for each in schema.get("allOf", ()) if "if" not in each]


def at(
    schemas: Mapping[str, Schema], said: list[Schema], way: Sequence[Step]
) -> list[Schema]:
    """Return what is said of the end of a way, whatever branch says it."""
    found = flat(schemas, said)
    for step in way:
        inner: list[Schema] = []
        for each in found:
            if step == 0 and isinstance(step, int):
                inner += [each["items"]] if isinstance(each.get("items"), dict) else []
            elif isinstance(step, str):
                members = each.get("properties", {})
                more = each.get("additionalProperties")
                inner += [members[step]] if step in members else []
                inner += [more] if isinstance(more, dict) else []
            else:
                inner.append(each)
        found = flat(schemas, inner)
    return found
