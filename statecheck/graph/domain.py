"""Which values a field can have, as far as its model says."""

from collections.abc import Iterator

from statecheck.immutable import frozen
from statecheck.language import ModelReference, Primitive
from statecheck.spec import Absence, EnumValue, Field, Model, ModelUse, System, Table

_DEPTH = 32
"""So many steps of a pointer, or models that name each other, are followed."""


@frozen
class Domain:
    """The values of a field.

    Attributes:
        values: Their text; None where they are not listed.
        closed: Whether there can be no others.
        absent: Whether the field may be missing.
        default: The text of what holds if it is missing; empty if nothing does.
    """

    values: tuple[str, ...] | None = None
    closed: bool = False
    absent: bool = True
    default: str = ""


ANYTHING = Domain()
"""What is known of a field of which nothing is known."""


def domain(system: System, use: ModelUse, pointer: str) -> Domain:
    """Return the values of the field at `pointer` of a body.

    Args:
        system: An effective system.
        use: The model of the body.
        pointer: A field's name, or a JSON pointer from the body.
    """
    fields = fields_at(system, use, pointer)
    if not fields or any(each != fields[0] for each in fields):
        return ANYTHING
    field = fields[0]
    values, closed = _values(system, field)
    if field.const is not None:
        values, closed = (_text(field.const),), True
    absent = field.required is not True or field.if_ is not None
    default = "" if field.default is None else _text(field.default)
    return Domain(values, closed, absent and not default, default)


def field_at(system: System, use: ModelUse, pointer: str) -> Field | None:
    """Return the field at `pointer` of a body; None if no model says there is one.

    Of fields that several variants of a model add, it is the first.
    """
    return next(iter(fields_at(system, use, pointer)), None)


def fields_at(system: System, use: ModelUse, pointer: str) -> tuple[Field, ...]:
    """Return the fields that may stand at `pointer` of a body, of each variant one."""
    names = pointer.strip("/").split("/") if pointer.startswith("/") else [pointer]
    models = [model_of(system, use)]
    found: dict[int, Field] = {}
    for name in names[:_DEPTH]:
        found = {
            id(field): field
            for model in models
            if model is not None
            for field in _named(system, model, name)
        }
        models = [
            model_of(system, field.type.name)
            for field in found.values()
            if isinstance(field.type, ModelReference)
        ]
    return tuple(found.values())


def model_of(system: System, use: ModelUse) -> Model | None:
    """Return the model that is meant; None for none, unknown, or an undeclared name."""
    if isinstance(use, Model):
        return use
    if use is None or isinstance(use, Absence):
        return None
    return system.models.get(use)


def _named(system: System, model: Model, name: str) -> Iterator[Field]:
    """Yield the field of a model, or else those that its variants add."""
    if model.fields and name in model.fields:
        yield model.fields[name]
        return
    for use in model.variants.values():
        variant = model_of(system, use)
        if variant is not None and variant.fields and name in variant.fields:
            yield variant.fields[name]


def _values(system: System, field: Field) -> tuple[tuple[str, ...] | None, bool]:
    """Return the values of a field, and whether there can be no others."""
    if field.enum is not None:
        return tuple(field.enum), _closed(system, field.enum, field.open)
    if isinstance(field.type, Primitive) and field.type.name == "boolean":
        return ("true", "false"), True
    if isinstance(field.type, ModelReference):
        model = system.models.get(field.type.name)
        if model is not None and model.enum is not None:
            closed = _closed(system, model.enum, model.open)
            return tuple(model.enum), closed and not model.incomplete
    return None, False


def _closed(system: System, enum: Table[EnumValue], is_open: object) -> bool:
    if is_open is None:
        return system.openness.get("enums") != "open" and "unknown" not in enum
    return is_open is False


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
