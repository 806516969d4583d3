"""Whether all values of one type are values of another."""

from statecheck.language import FieldType, ListOf, MapOf, ModelReference, Primitive
from statecheck.spec import Model, System

_FREE = frozenset({"any", "unknown"})


def is_narrower(system: System, one: FieldType, other: FieldType) -> bool:
    """Return whether the values of `one` may all be values of `other`.

    That is so of what is not known, of an unknown model, and of a model that extends
    the other, itself included.
    """
    if any(isinstance(each, Primitive) and each.name in _FREE for each in (one, other)):
        return True
    if isinstance(one, ListOf) and isinstance(other, ListOf):
        return is_narrower(system, one.member, other.member)
    if isinstance(one, MapOf) and isinstance(other, MapOf):
        return is_narrower(system, one.member, other.member)
    if isinstance(one, ModelReference):
        return _of_model(system, one.name, other)
    if isinstance(other, ModelReference):
        model = system.models.get(other.name)
        is_text = isinstance(one, Primitive) and one.name == "string"
        # A text may well be one of the values: its own words decide, not its type.
        return model is None or (model.enum is not None and is_text)
    return one == other or (str(one), str(other)) in {
        ("integer", "number"),
        ("error", "string"),
    }


def _of_model(system: System, name: str, other: FieldType) -> bool:
    """Return whether a model may be what is of another type."""
    known = system.models.get(name)
    if known is None:
        return True
    if isinstance(other, ModelReference):
        return _is_one_of(system, known, other.name)
    if isinstance(other, MapOf):
        return known.enum is None
    return str(other) in {"string", "error"} and known.enum is not None


def _is_one_of(system: System, model: Model, name: str) -> bool:
    """Return whether a model may be another one: a list by its values, or a body."""
    above = system.models.get(name)
    if above is None:
        return True
    if model.enum is not None and above.enum is not None:
        return model.enum.keys() <= above.enum.keys() or above.open not in {None, False}
    line = [model.name]
    for each in line:
        found = system.models.get(each)
        line.extend(up for up in (found.extends if found else ()) if up not in line)
    return name in line
