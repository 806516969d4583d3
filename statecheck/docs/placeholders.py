"""A value in the place of one that nobody has given: fit to be read, not to be sent."""

from statecheck.language import FieldType, ListOf, MapOf, ModelReference
from statecheck.spec import Field, System

_DEEPEST = 4
"""Models within each other; further in they are empty."""

_PLAIN: dict[str, object] = {
    "integer": 0,
    "number": 0,
    "boolean": True,
    "error": "ERROR_CODE",
    "any": None,
    "unknown": None,
}


def placeholder(field: Field, system: System, depth: int = 0) -> object:
    """Return what a field may hold: what the spec says, or a word for it."""
    for known in (field.const, field.default):
        if known is not None:
            return known
    if field.examples:
        return field.examples[0]
    if field.enum:
        return next(iter(field.enum))
    return _typed(field.type, field.name, system, depth)


def _typed(kind: FieldType, name: str, system: System, depth: int) -> object:
    if isinstance(kind, ListOf):
        return [_typed(kind.member, name, system, depth + 1)]
    if isinstance(kind, MapOf):
        return {"…": _typed(kind.member, name, system, depth + 1)}
    if isinstance(kind, ModelReference):
        return _model(kind.name, system, depth)
    return _PLAIN.get(str(kind), f"<{name}>")


def _model(name: str, system: System, depth: int) -> object:
    model = system.models.get(name)
    if model is None or depth > _DEEPEST:
        return {}
    if model.enum:
        return next(iter(model.enum))
    return {
        field.wire or key: placeholder(field, system, depth + 1)
        for key, field in (model.fields or {}).items()
        if field.required is not False
    }
