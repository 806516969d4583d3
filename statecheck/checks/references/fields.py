"""Fields that a body surely does not have."""

from collections.abc import Mapping

from statecheck.graph import model_of
from statecheck.language import ListOf, MapOf, ModelReference
from statecheck.spec import Absence, Field, Model, ModelUse, System


def absent_field(system: System, use: ModelUse, pointer: str) -> tuple[str, ...] | None:
    """Return what could be meant instead of a field that a body surely lacks.

    Args:
        system: An effective system.
        use: The model of the body.
        pointer: The name of a field, or a JSON pointer to one.

    Returns:
        The names that the model has where the pointer goes wrong; None if the field
        is there, or may be.
    """
    if use is Absence.NONE:
        return ()
    steps = pointer[1:].split("/") if pointer.startswith("/") else [pointer]
    model = model_of(system, use)
    while steps and model is not None:
        name, *steps = steps
        fields = _fields(system, model)
        if fields is None:
            return None
        field = fields.get(name)
        if field is None:
            return tuple(fields)
        model, steps = _inside(system, field, steps)
    return None


def _fields(system: System, model: Model) -> Mapping[str, Field] | None:
    """Return all fields that a body may have, by both their names; None if unknown."""
    if model.fields is None or model.incomplete or model.open:
        return None
    fields = dict(model.fields)
    for use in model.variants.values():
        variant = model_of(system, use)
        inner = None if variant is None else _fields(system, variant)
        if inner is None:
            return None
        fields |= inner
    return fields | {field.wire: field for field in fields.values() if field.wire}


def _inside(
    system: System, field: Field, steps: list[str]
) -> tuple[Model | None, list[str]]:
    """Return the model within a field, and the steps that are left to go there."""
    kind = field.type
    while isinstance(kind, ListOf | MapOf):
        kind, steps = kind.member, steps[1:]
    if isinstance(kind, ModelReference):
        return model_of(system, kind.name), steps
    return None, steps
