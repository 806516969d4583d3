"""What stands at the end of a JSON pointer into a message, as a schema of the whole."""

from collections.abc import Iterable, Sequence

from statecheck.schemas.scalars import Plain, literal_values, one_of
from statecheck.schemas.schema import Schema
from statecheck.schemas.shape import Shape
from statecheck.spec import Conditions, Literal, Presence, Table

_NONE = "none"


def way_of(pointer: str) -> tuple[str, ...]:
    """Return the steps of a pointer, or of a field's name; none where nothing is said.

    A way through the members of a list is none that a schema could follow.
    """
    if not pointer or pointer == _NONE:
        return ()
    if not pointer.startswith("/"):
        return (pointer,)
    steps = tuple(
        step.replace("~1", "/").replace("~0", "~") for step in pointer[1:].split("/")
    )
    return () if any(step == "*" or step.isdecimal() for step in steps) else steps


def placed(way: Sequence[str], schema: Schema, *, required: bool = False) -> Shape:
    """Return the form of an object that has something at the end of a way."""
    if not way:
        return Shape(closed=True)
    first, *rest = way
    if rest:
        schema = placed(rest, schema, required=required).schema()
        schema.pop("additionalProperties", None)
    return Shape({first: schema}, frozenset([first] if required else []), closed=True)


def there(way: Sequence[str], schema: Schema) -> Schema:
    """Return the schema of objects that have a member at the end of a way."""
    made = schema
    for step in reversed(way):
        made = {"type": "object", "properties": {step: made}, "required": [step]}
    return made


def told_by(conditions: Conditions) -> Shape:
    """Return the form of an object by which it is told from others."""
    shape = Shape(closed=True)
    for pointer, wanted in conditions.items():
        way = way_of(pointer)
        literals = [each for each in wanted if isinstance(each, Literal)]
        if way and wanted == (Presence.PRESENT,):
            shape = shape & placed(way, {}, required=True)
        elif way and len(literals) == len(wanted):
            values = one_of(literal_values(literals))
            shape = shape & placed(way, values, required=True)
        else:
            rules = conforming(Table([(pointer, wanted)]))
            shape = shape.ruled(*filter(None, rules))
    return shape


def conforming(
    conditions: Conditions, *, assumed: Iterable[tuple[str, Plain]] = ()
) -> list[Schema]:
    """Return a schema for each condition on members of an object.

    Args:
        conditions: The conditions; those on other messages are not among them.
        assumed: By field or pointer, what counts as sent if nothing is.
    """
    defaults = dict(assumed)
    return [
        _condition(way_of(pointer), alternatives, defaults.get(pointer))
        for pointer, alternatives in conditions.items()
    ]


def _condition(
    way: tuple[str, ...],
    alternatives: tuple[Literal | Presence, ...],
    default: Plain,
) -> Schema:
    if not way:
        return {}
    values = literal_values(each for each in alternatives if isinstance(each, Literal))
    is_present = Presence.PRESENT in alternatives
    met: list[Schema] = []
    if values or is_present:
        met.append(there(way, {} if is_present else one_of(values)))
    missing = Presence.ABSENT in alternatives
    if default is not None:
        missing = is_present or default in values
    if missing:
        met.append({"not": there(way, {})})
    if not met:
        return {"not": {}}
    return met[0] if len(met) == 1 else {"anyOf": met}
