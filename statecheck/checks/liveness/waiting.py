"""States in which the user can do nothing but wait."""

from statecheck.graph import Edge, StateGraph, VariantSet
from statecheck.spec import Outcome

USER = "user"
CLIENT = "client"


def is_act(edge: Edge) -> bool:
    """Return whether the user brings an edge about that leads elsewhere."""
    return bool(edge.action) and edge.by == USER and not edge.move and not edge.stays


def only_waits(graph: StateGraph, state: str, variants: VariantSet) -> bool:
    """Return whether in some variants the user can do nothing that leads elsewhere."""
    return not any(
        is_act(edge) and edge.variants & variants for edge in graph.leaving[state]
    )


def acted_in(graph: StateGraph, state: str) -> VariantSet:
    """Return the variants in which more than waiting, or asking again, leads elsewhere.

    An action that may also show the same state again asks again; one that does so
    because of an error, or of what was sent, does not. What the client sends by itself
    is no waiting either.
    """
    acted = nothing = graph.space.nothing
    again: dict[str, VariantSet] = {}
    for edge in graph.leaving[state]:
        if edge.stays and not edge.error and not _is_answer(edge):
            again[edge.action] = again.get(edge.action, nothing) | edge.variants
    for edge in graph.leaving[state]:
        if is_act(edge) or _is_sent_by_client(edge):
            asked = nothing if _is_answer(edge) else again.get(edge.action, nothing)
            acted = acted | (edge.variants & ~asked)
    return acted


def _is_sent_by_client(edge: Edge) -> bool:
    on = bool(edge.action) and not edge.move and not edge.stays
    return on and edge.by == CLIENT


def _is_answer(edge: Edge) -> bool:
    """Return whether an edge depends on what was sent or shown."""
    return isinstance(edge.outcome, Outcome) and edge.outcome.when is not None


def told_in(graph: StateGraph, state: str) -> VariantSet:
    """Return the variants in which the client is told if it waits in vain.

    That is so if the wait can end badly, or in more than one way of which not all are
    good.
    """
    led: dict[str, VariantSet] = {}
    told = graph.space.nothing
    for edge in graph.leaving[state]:
        if not edge.stays:
            known = led.get(edge.target, graph.space.nothing)
            led[edge.target] = known | edge.variants
    once = twice = graph.space.nothing
    for variants in led.values():
        twice = twice | (once & variants)
        once = once | variants
    for target, variants in led.items():
        if target not in graph.successes:
            told = told | (variants if target in graph.ends else variants & twice)
    return told
