"""Fields that a body surely does not have."""

from collections.abc import Mapping

from statecheck.graph import model_of
from statecheck.immutable import frozen
from statecheck.language import ListOf, MapOf, ModelReference, Primitive, nearest
from statecheck.spec import Absence, Field, Model, ModelUse, System

_SCALARS = frozenset({"string", "integer", "number", "boolean"})
"""Types of what has nothing in it."""


@frozen
class Absent:
    """A field that is not there.

    Attributes:
        steps: The names on the way to it, and behind it.
        wrong: Which of them nothing is called.
        candidates: The names that there are in its place.
        is_pointer: Whether it is spoken of by a pointer.
    """

    steps: tuple[str, ...]
    wrong: int
    candidates: tuple[str, ...]
    is_pointer: bool

    def beside(self, other: "Absent") -> "Absent":
        """Return what is wrong with a field that is not in another body either.

        The body that it gets further into is the one that was meant.
        """
        if self.wrong != other.wrong:
            return max(self, other, key=lambda each: each.wrong)
        both = (*self.candidates, *other.candidates)
        return Absent(self.steps, self.wrong, both, self.is_pointer)

    @property
    def meant(self) -> str:
        """The name or pointer that was probably meant; empty if none is near."""
        near = nearest(self.steps[self.wrong], self.candidates)
        if not near:
            return ""
        steps = [*self.steps]
        steps[self.wrong] = near
        return "".join(f"/{step}" for step in steps) if self.is_pointer else near


def absent_field(system: System, use: ModelUse, pointer: str) -> Absent | None:
    """Return what is wrong with a field that a body surely lacks.

    Args:
        system: An effective system.
        use: The model of the body.
        pointer: The name of a field, or a JSON pointer to one.

    Returns:
        What is wrong with it; None if the field is there, or may be.
    """
    is_pointer = pointer.startswith("/")
    whole = tuple(pointer[1:].split("/")) if is_pointer else (pointer,)
    if use is Absence.NONE:
        return Absent(whole, 0, (), is_pointer)
    steps = [*whole]
    model = model_of(system, use)
    while steps and model is not None:
        name, *steps = steps
        fields = _fields(system, model)
        if fields is None:
            return None
        field = fields.get(name)
        if field is None:
            wrong = len(whole) - len(steps) - 1
            return Absent(whole, wrong, tuple(fields), is_pointer)
        if steps and isinstance(field.type, Primitive) and field.type.name in _SCALARS:
            return Absent(whole, len(whole) - len(steps), (), is_pointer)
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
