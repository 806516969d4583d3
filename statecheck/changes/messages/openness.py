"""A version as clients and servers of different care read it."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from statecheck.graph import StateGraph
from statecheck.spec import (
    Action,
    ErrorCode,
    Field,
    Model,
    ModelUse,
    State,
    System,
    Table,
)

T = TypeVar("T")


class Reading(StrEnum):
    """What is made of that which a version does not declare, the laxest first."""

    SAID = "said"
    """It may come unless the version says that it does not."""
    UNSAID = "unsaid"
    """It may come where the version says so."""
    DECLARED = "declared"
    """It does not come; what says that there is more is taken at its word no longer."""


_WORDS = ("statuses", "codes", "enums", "answers", "requests")
_CLOSED = "closed"


def closed(system: System, reading: Reading) -> System:
    """Return a system as it is read."""
    if reading is Reading.SAID:
        return system
    openness = system.openness
    if reading is Reading.UNSAID:
        words = ((word, openness.get(word, _CLOSED)) for word in _WORDS)
        return replace(system, openness=Table(words))
    return replace(
        system,
        openness=Table((word, _CLOSED) for word in _WORDS),
        models=_each(system.models, _model),
        states=_each(system.states, _state),
        actions=_each(system.actions, _action),
        errors=_each(system.errors, _code),
    )


def as_read(graph: StateGraph, reading: Reading) -> StateGraph:
    """Return a graph of the system as it is read, over the same variants."""
    if reading is Reading.SAID:
        return graph
    system = closed(graph.system, reading)
    return replace(graph, effective=replace(graph.effective, system=system))


def where_unsaid_open(graph: StateGraph, word: str) -> StateGraph:
    """Return a graph of the system where more may come, unless a word says otherwise.

    What nobody says is told from what is closed by that alone.
    """
    system = graph.system
    if word in system.openness:
        return graph
    words = Table((*system.openness.items(), (word, "open")))
    return replace(
        graph,
        effective=replace(graph.effective, system=replace(system, openness=words)),
    )


def _each(table: Table[T], read: Callable[[T], T]) -> Table[T]:
    """Return elements as they are read; the table itself where that changes none."""
    found = {name: read(each) for name, each in table.items()}
    if all(found[name] is each for name, each in table.items()):
        return table
    return Table(found.items())


def _state(state: State) -> State:
    body = _body(state.model)
    return state if body is state.model else replace(state, model=body)


def _action(action: Action) -> Action:
    body = _body(action.request)
    return action if body is action.request else replace(action, request=body)


def _code(code: ErrorCode) -> ErrorCode:
    """Return a code as it is read; how deep its details lie, the language limits."""
    body, details = _body(code.model), _each(code.details, _code)
    if body is code.model and details is code.details:
        return code
    return replace(code, model=body, details=details)


def _body(use: ModelUse) -> ModelUse:
    return _model(use) if isinstance(use, Model) else use


def _use(use: str | Model) -> str | Model:
    return _model(use) if isinstance(use, Model) else use


def _model(model: Model) -> Model:
    fields = model.fields and _each(model.fields, _field)
    variants = _each(model.variants, _use)
    same = fields is model.fields and variants is model.variants
    if same and model.open is False and not model.incomplete:
        return model
    return replace(
        model, fields=fields, variants=variants, open=False, incomplete=False
    )


def _field(field: Field) -> Field:
    """Return a field as it is read; only of listed values there can be others."""
    if field.enum is None or field.open is False:
        return field
    return replace(field, open=False)
