"""Two schemas that both hold, as one that readers and generators understand."""

from json import dumps

from statecheck.schemas.schema import Schema, claims, is_annotation

_SIMPLE = frozenset(
    (
        "type",
        "const",
        "enum",
        "format",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
    )
)
"""Keywords that do not look at what others stand beside them."""

_OBJECT = frozenset(("type", "properties", "required"))
"""Keywords of an object that may have any other members."""

_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}


def both(first: Schema, second: Schema) -> Schema:
    """Return a schema that takes what both take; the first one's texts are kept."""
    texts = {key: value for key, value in second.items() if is_annotation(key)}
    texts |= {key: value for key, value in first.items() if is_annotation(key)}
    one, other = claims(first), claims(second)
    if "const" in one or "const" in other:
        # Examples of other values would contradict the one there is.
        texts = {k: v for k, v in texts.items() if k not in {"examples", "default"}}
    if not other or _same(one, other):
        return {**one, **texts}
    if not one:
        return {**other, **texts}
    for more, less in ((one, other), (other, one)):
        if less.keys() <= _SIMPLE and all(
            k in more and _same(more[k], v) for k, v in less.items()
        ):
            return {**more, **texts}
    parts: list[Schema] = []
    for part in (*_parts(one), *_parts(other)):
        _add(parts, part)
    return {**(parts[0] if len(parts) == 1 else {"allOf": parts}), **texts}


def _parts(schema: Schema) -> list[Schema]:
    """Return the schemas that hold together, if that is all there is."""
    if schema.keys() == {"allOf"}:
        found: list[Schema] = schema["allOf"]
        return found
    return [schema]


def _add(parts: list[Schema], part: Schema) -> None:
    """Add a schema to others that hold too, as part of one of them if it can be."""
    for index, each in enumerate(parts):
        merged = _merged(each, part)
        if merged is not None:
            parts[index] = merged
            return
    parts.append(part)


def _merged(one: Schema, other: Schema) -> Schema | None:
    """Return one flat schema; None if there is none."""
    if one.keys() <= _OBJECT and other.keys() <= _OBJECT:
        return _members(one, other)
    if not (one.keys() <= _SIMPLE and other.keys() <= _SIMPLE):
        return None
    for constant, rest in ((one, other), (other, one)):
        if constant.keys() <= {"const", "type"} and "const" in constant:
            if _is_one_of(constant["const"], rest):
                kind = {"type": rest["type"]} if "type" in rest else {}
                return {"const": constant["const"], **kind, **constant}
            return None
    shared = one.keys() & other.keys()
    if not all(_same(one[keyword], other[keyword]) for keyword in shared):
        return None
    return {**one, **other}


def _members(one: Schema, other: Schema) -> Schema | None:
    """Return one schema of an object that has the members of both."""
    if one.get("type") != other.get("type") or one.get("type", "object") != "object":
        return None
    members = dict(one.get("properties", {}))
    for name, schema in other.get("properties", {}).items():
        members[name] = both(members[name], schema) if name in members else schema
    required = sorted({*one.get("required", ()), *other.get("required", ())})
    made: Schema = {"type": "object"} if "type" in one else {}
    made |= {"properties": members} if members else {}
    return made | ({"required": required} if required else {})


def _is_one_of(value: object, rest: Schema) -> bool:
    """Return whether a value is surely taken by a simple schema."""
    if not rest.keys() <= {"type", "enum", "const", "format"}:
        return False
    if "enum" in rest and not any(_same(value, each) for each in rest["enum"]):
        return False
    if "const" in rest and not _same(value, rest["const"]):
        return False
    kinds = rest.get("type")
    if kinds is None:
        return True
    return any(
        kind in _TYPES
        and isinstance(value, _TYPES[kind])
        and isinstance(value, bool) is (kind == "boolean")
        for kind in ([kinds] if isinstance(kinds, str) else kinds)
    )


def _same(one: object, other: object) -> bool:
    """Return whether two values are one in JSON; to Python `true` would be `1`."""
    return dumps(one) == dumps(other)
