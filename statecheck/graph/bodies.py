"""Everything that goes over the wire as a body, and the models that it is made of."""

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from statecheck.graph.components import components
from statecheck.graph.domain import model_of
from statecheck.immutable import frozen
from statecheck.linking import ErrorTree, models_of
from statecheck.source import Location
from statecheck.spec import (
    Absence,
    Action,
    Field,
    Model,
    ModelUse,
    Response,
    System,
    Wire,
)


class BodyKind(StrEnum):
    """What a body is for."""

    STATE = "state"
    REQUEST = "request"
    RESPONSE = "response"
    ERROR = "error"


@frozen
class Body:
    """One body.

    Attributes:
        kind: What it is for.
        owner: Name of the state, action or error code; empty for the wire binding.
        use: Its model.
        at: Where that is said.
    """

    kind: BodyKind
    owner: str
    use: ModelUse
    at: Location


def bodies(system: System) -> Iterator[Body]:
    """Yield every body of an effective system, those of the wire binding last."""
    for state in system.states.values():
        yield Body(BodyKind.STATE, state.name, state.model, state.at / "model")
    for action in system.actions.values():
        at = action.at / "request"
        yield Body(BodyKind.REQUEST, action.name, action.request, at)
        yield from _of_response(action)
    for path, code in ErrorTree(system.errors).codes.items():
        yield Body(BodyKind.ERROR, path, code.model, code.at / "model")
    if system.wire is not None:
        yield from _of_wire(system.wire)


def _of_response(action: Action) -> Iterator[Body]:
    response = action.response
    if isinstance(response, Response):
        at = response.at / "body"
        yield Body(BodyKind.RESPONSE, action.name, response.body, at)
    elif response != BodyKind.STATE.value:
        yield Body(BodyKind.RESPONSE, action.name, response, action.at / "response")


def _of_wire(wire: Wire) -> Iterator[Body]:
    if wire.state is not None:
        yield Body(BodyKind.STATE, "", wire.state.model, wire.at / "state" / "model")
    for error in (wire.error, *wire.errors):
        if error is not None:
            at = wire.at / "error"
            yield Body(BodyKind.ERROR, "", error.model, at / "model")
            if error.detail is not None:
                at = at / "detail" / "model"
                yield Body(BodyKind.ERROR, "", error.detail.model, at)


def model_names(system: System, uses: Iterable[ModelUse]) -> dict[str, None]:
    """Return the named models that some bodies are made of, as they are met."""
    met: dict[str, None] = {}
    waiting = list(uses)
    for use in waiting:
        if use is None or isinstance(use, Absence):
            continue
        if isinstance(use, str):
            if use in met or use not in system.models:
                continue
            met[use] = None
            use = system.models[use]  # noqa: PLW2901  # the model of that name
        waiting.extend(_named_in(use))
    return met


def topmost(system: System, names: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Return, of some named models, those that no other of them is made of.

    Those that are made of each other come together, as one of them.
    """
    following = {
        name: [inner for inner in _named_in(system.models[name]) if inner in names]
        for name in names
    }
    parts = components(following)
    own = {name: part for part in parts for name in part}
    led = {
        own[inner]
        for name, named in following.items()
        for inner in named
        if own[inner] is not own[name]
    }
    return tuple(part for part in parts if part not in led)


def _named_in(model: Model) -> Iterator[str]:
    """Yield the models that one names, its successor too.

    `references` finds the same, and in twenty times the time: it is asked here for each
    body, by several checks.
    """
    yield from model.extends
    yield from (use for use in model.variants.values() if isinstance(use, str))
    for use in model.variants.values():
        if isinstance(use, Model):
            yield from _named_in(use)
    for field in (model.fields or {}).values():
        yield from models_of(field.type)
    successor = model.fact.deprecated
    if successor is not None and successor.use:
        yield successor.use


def fields_within(system: System, use: ModelUse) -> Iterator[tuple[str, Field]]:
    """Yield each field of a body at any depth, with the model that has it."""
    own = model_of(system, use)
    models = [own] if own is not None else []
    if own is not None:
        names = model_names(system, (use,))
        models.extend(system.models[n] for n in names if system.models[n] is not own)
        models.extend(
            v
            for m in tuple(models)
            for v in m.variants.values()
            if isinstance(v, Model)
        )
    seen: set[int] = set()
    for model in models:
        for field in (model.fields or {}).values():
            if id(field) not in seen:
                seen.add(id(field))
                yield model.name, field
