"""What a state shows: in which variants its answer has a field."""

from collections.abc import Sequence

from statecheck.graph.domain import domain, model_of
from statecheck.graph.graph import StateGraph
from statecheck.graph.variants import VariantSet
from statecheck.language import FieldType, ListOf, MapOf, ModelReference
from statecheck.spec import Absence, Field, Model, ModelUse

Shown = tuple[VariantSet, VariantSet]
"""Where it surely is shown, and where it may be."""

_DEPTH = 32
"""So many steps of a pointer are followed."""


def shown_in(graph: StateGraph, state: str, pointer: str) -> Shown:
    """Return in which variants a state surely shows a field, and in which it may.

    It surely does if every step of the pointer is a field that is required without a
    condition on what is sent or shown, and none is `*`, since a list may be empty. It
    may if nobody says what the state shows, or if that may be more than is written.

    Args:
        graph: The graph.
        state: A state; an exit shows nothing.
        pointer: The name of a field, or a JSON pointer into what is shown.
    """
    nothing = graph.space.nothing
    element = graph.system.states.get(state)
    if element is None:
        return nothing, nothing
    exists = graph.exists[state]
    steps = _steps(pointer)
    surely, perhaps = _in_body(graph, element.model, steps)
    wire = graph.system.wire
    if wire is not None and wire.state is not None and wire.state.model is not None:
        always, maybe = _in_body(graph, wire.state.model, steps)
        surely, perhaps = surely | always, perhaps | maybe
    if element.incomplete or graph.system.openness.get("answers") == "open":
        perhaps = exists
    return exists & surely, exists & perhaps


def lackable_in(graph: StateGraph, state: str, pointer: str) -> VariantSet:
    """Return in which variants a state, as its model says, may be shown without a part.

    It may if a step of the pointer is said not to be required, or is a field that some
    variants of a model add and another value of the discriminator goes without. What is
    not said, or disputed, says nothing.

    Args:
        graph: The graph.
        state: A state.
        pointer: The name of a field, or a JSON pointer into what is shown.
    """
    element = graph.system.states.get(state)
    if element is None or element.fact.disputes("model"):
        return graph.space.nothing
    return graph.exists[state] & _lackable(graph, element.model, _steps(pointer))


def _lackable(graph: StateGraph, use: ModelUse, steps: Sequence[str]) -> VariantSet:
    nothing, everything = graph.space.nothing, graph.space.everything
    model = model_of(graph.system, use)
    if model is None or model.fields is None or model.fact.disputed:
        return nothing
    name, *rest = steps
    field = model.fields.get(name)
    if field is None:
        added = _in_variants(graph, model, name)
        lacks = added is not None and _is_lacked(graph, model, name)
        return everything if lacks else nothing
    if field.fact.disputed:
        return nothing
    if field.required is False:
        return everything
    if rest and isinstance(field.type, ModelReference):
        return _lackable(graph, field.type.name, rest)
    return nothing


def _is_lacked(graph: StateGraph, model: Model, name: str) -> bool:
    """Return whether a value of the discriminator surely goes without a field."""
    if model.incomplete or model.open not in {None, False}:
        return False
    for use in model.variants.values():
        variant = model_of(graph.system, use)
        if (
            variant is not None
            and variant.fields is not None
            and not variant.incomplete
            and variant.open in {None, False}
            and name not in variant.fields
        ):
            return True
    told = domain(graph.system, model, model.discriminator)
    return any(value not in model.variants for value in told.values or ())


def _steps(pointer: str) -> list[str]:
    if not pointer.startswith("/"):
        return [pointer]
    steps = pointer[1:].split("/")[:_DEPTH]
    return [step.replace("~1", "/").replace("~0", "~") for step in steps]


def _in_body(graph: StateGraph, use: ModelUse, steps: Sequence[str]) -> Shown:
    """Return where a body surely has, and may have, what a way into it leads to."""
    nothing, everything = graph.space.nothing, graph.space.everything
    if use is Absence.NONE:
        return nothing, nothing
    model = model_of(graph.system, use)
    if model is None or model.fields is None:
        return nothing, everything
    name, *rest = steps
    field = model.fields.get(name)
    required = nothing if field is None else _required(graph, field)
    field = field or _in_variants(graph, model, name)
    if field is None:
        more = model.incomplete or model.open not in {None, False}
        return nothing, everything if more else nothing
    there = graph.space.where(field.if_)
    surely, perhaps = _in_type(graph, field.type, rest)
    return there & required & surely, there & perhaps


def _in_type(graph: StateGraph, type_: FieldType, steps: Sequence[str]) -> Shown:
    nothing, everything = graph.space.nothing, graph.space.everything
    if not steps:
        return everything, everything
    if isinstance(type_, ModelReference):
        return _in_body(graph, type_.name, steps)
    if isinstance(type_, ListOf | MapOf):
        return nothing, _in_type(graph, type_.member, steps[1:])[1]
    free = type_.name in {"any", "unknown"}
    return nothing, everything if free else nothing


def _in_variants(graph: StateGraph, model: Model, name: str) -> Field | None:
    """Return the field that a variant of a model adds; it is not always there."""
    for use in model.variants.values():
        variant = model_of(graph.system, use)
        if variant is not None and variant.fields and name in variant.fields:
            return variant.fields[name]
    return None


def _required(graph: StateGraph, field: Field) -> VariantSet:
    """Return the variants in which a field is always there."""
    if isinstance(field.required, bool) or field.required is None:
        return graph.space.everything if field.required else graph.space.nothing
    if field.required.when is not None:
        return graph.space.nothing
    return graph.space.where(field.required.if_)
