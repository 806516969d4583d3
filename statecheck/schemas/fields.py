"""A field's type as a schema."""

from statecheck.language import FieldType, ListOf, MapOf, ModelReference, Primitive
from statecheck.schemas.enumerations import enumeration
from statecheck.schemas.knowledge import Knowledge, Side
from statecheck.schemas.marks import SENSITIVE, described, marks
from statecheck.schemas.scalars import unique, whole
from statecheck.schemas.schema import Schema
from statecheck.spec import UNSAID, Fact, Field

_FREE = frozenset(("any", "unknown"))
_NUMBERS = frozenset(("integer", "number"))
_TEXTS = frozenset(("string", "error"))


def field_schema(known: Knowledge, field: Field, outer: Fact = UNSAID) -> Schema:
    """Return the schema of a field's value, with all that is said of the field.

    A key that somebody reads otherwise refuses nothing.

    Args:
        known: What is known.
        field: The field.
        outer: What is said of the model that it belongs to.
    """
    made = {} if field.fact.disputes("wire") else value_schema(known, field)
    return {**made, **_said(known, field, outer)}


def value_schema(known: Knowledge, field: Field) -> Schema:
    """Return the schema of a field's value."""
    if field.fact.disputes("type"):
        return {}
    kind = field.type.name if isinstance(field.type, Primitive) else ""
    made = type_schema(known, field.type)
    made |= _bounds(field)
    if isinstance(field.type, Primitive):
        made = _listed(known, field, made, kind)
    if kind == "error":
        made = _codes(known, field, made)
    if field.nullable and not field.fact.disputes("nullable"):
        made = _nullable(made)
    return {} if field.fact.disputes("nullable") and not field.nullable else made


def type_schema(known: Knowledge, kind: FieldType) -> Schema:
    """Return the schema of values of a type."""
    if isinstance(kind, ListOf):
        member = type_schema(known, kind.member)
        return {"type": "array", **({"items": member} if member else {})}
    if isinstance(kind, MapOf):
        member = type_schema(known, kind.member)
        return {
            "type": "object",
            **({"additionalProperties": member} if member else {}),
        }
    if isinstance(kind, ModelReference):
        there = kind.name in known.system.models
        return {"$ref": f"{known.side.value}/{kind.name}"} if there else {}
    if kind.name in _FREE:
        return {}
    return {"type": "string" if kind.name in _TEXTS else kind.name}


def _bounds(field: Field) -> Schema:
    """Return what bounds a value, as far as that can bound values of its type."""
    kind = field.type.name if isinstance(field.type, Primitive) else ""
    made: Schema = {}
    if kind in _TEXTS | _FREE:
        made |= {
            "format": field.format,
            "pattern": field.pattern,
            "minLength": field.min_length,
            "maxLength": field.max_length,
        }
    if kind in _NUMBERS | _FREE:
        made |= {
            "minimum": field.minimum,
            "maximum": field.maximum,
            "exclusiveMinimum": field.exclusive_minimum,
            "exclusiveMaximum": field.exclusive_maximum,
            "multipleOf": field.multiple_of,
        }
    if isinstance(field.type, ListOf) or kind in _FREE:
        made |= {
            "minItems": field.min_items,
            "maxItems": field.max_items,
            "uniqueItems": field.unique_items or None,
        }
    return {
        keyword: whole(bound) if isinstance(bound, float) else bound
        for keyword, bound in made.items()
        if bound is not None and bound != "" and not field.fact.disputes(keyword)
    }


def _listed(known: Knowledge, field: Field, made: Schema, kind: str) -> Schema:
    """Return the schema with the values that are listed, or the only one."""
    fact = field.fact
    if field.enum is not None and not fact.disputes("enum", "open"):
        made = {**made, **enumeration(known, field.enum, field.open, kind)}
        if "anyOf" in made:
            made.pop("type", None)
    if field.const is not None and not fact.disputes("const"):
        made = {key: made[key] for key in made if key == "type"}
        made["const"] = field.const
    return made


def _codes(known: Knowledge, field: Field, made: Schema) -> Schema:
    """Return the schema of an error code that is a value; others may come if they may.

    Args:
        known: What is known.
        field: The field.
        made: What is said of the value besides.
    """
    if field.codes is None or field.fact.disputes("codes"):
        return made
    spellings: set[str] = set()
    tree = known.errors
    for name in field.codes:
        paths = tree.resolve(name).paths
        if not paths:
            return made
        for path, code in tree.codes.items():
            if any(path == each or path.startswith(f"{each}/") for each in paths):
                spellings |= {path, code.name, code.wire or code.name}
    listed: Schema = {"enum": unique(sorted(spellings))}
    if not known.takes_codes or not spellings:
        return {**made, **({} if known.takes_codes else listed)}
    rest = {key: each for key, each in made.items() if key != "type"}
    return {**rest, "anyOf": [listed, {"type": "string"}]}


def _nullable(schema: Schema) -> Schema:
    """Return the schema with null among its values."""
    if not schema:
        return schema
    made = dict(schema)
    if "$ref" in made or "anyOf" in made or "not" in made:
        return {"anyOf": [*made.pop("anyOf", [made]), {"type": "null"}]}
    if "const" in made:
        made["enum"] = [made.pop("const"), None]
    elif "enum" in made:
        made["enum"] = [*made["enum"], None]
    if "type" in made:
        made["type"] = [made["type"], "null"]
    return made


def _said(known: Knowledge, field: Field, outer: Fact) -> Schema:
    made = described(field.description)
    if field.default is not None and not field.fact.disputes("default"):
        made["default"] = field.default
    if field.examples:
        made["examples"] = list(field.examples)
    if field.sensitive:
        made[SENSITIVE] = True
        if known.side is Side.REQUESTS:
            made["writeOnly"] = True
    return made | marks(field.fact, known.system.sources, outer)
