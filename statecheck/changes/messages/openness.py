"""A version as clients and servers of different care read it."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from statecheck.graph import StateGraph
from statecheck.spec import ErrorCode, Model, ModelUse, System, Table


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
        models=Table((name, _model(model)) for name, model in system.models.items()),
        states=Table(
            (name, replace(each, model=_body(each.model)))
            for name, each in system.states.items()
        ),
        actions=Table(
            (name, replace(each, request=_body(each.request)))
            for name, each in system.actions.items()
        ),
        errors=_codes(system.errors.values()),
    )


def as_read(graph: StateGraph, reading: Reading) -> StateGraph:
    """Return a graph of the system as it is read, over the same variants."""
    if reading is Reading.SAID:
        return graph
    system = closed(graph.system, reading)
    return replace(graph, effective=replace(graph.effective, system=system))


def _model(model: Model) -> Model:
    fields = model.fields
    if fields is not None:
        fields = Table((n, replace(each, open=False)) for n, each in fields.items())
    variants = Table((value, _use(each)) for value, each in model.variants.items())
    return replace(
        model, fields=fields, variants=variants, open=False, incomplete=False
    )


def _use(use: str | Model) -> str | Model:
    return _model(use) if isinstance(use, Model) else use


def _body(use: ModelUse) -> ModelUse:
    return _model(use) if isinstance(use, Model) else use


def _codes(codes: Iterable[ErrorCode]) -> Table[ErrorCode]:
    """Return codes as they are read; how deep they lie, the language limits."""
    return Table(
        (
            code.name,
            replace(
                code,
                model=_body(code.model),
                details=_codes(code.details.values()),
            ),
        )
        for code in codes
    )
