"""States in which the user can do nothing but wait."""

from statecheck.graph import Edge, StateGraph
from statecheck.spec import Outcome

USER = "user"


def is_act(edge: Edge) -> bool:
    """Return whether the user brings an edge about that leads elsewhere."""
    return bool(edge.action) and edge.by == USER and not edge.move and not edge.stays


def only_waits(graph: StateGraph, state: str) -> bool:
    """Return whether the user can do nothing in a state that leads elsewhere."""
    return not any(is_act(edge) for edge in graph.leaving[state])


def only_polls(graph: StateGraph, state: str) -> bool:
    """Return whether only waiting, or asking again and again, leads elsewhere.

    An action that may also show the same state again asks again; one that does so
    because of an error, or of what was sent, does not.
    """
    edges = graph.leaving[state]
    again = {
        edge.action
        for edge in edges
        if edge.stays and not edge.error and not _is_answer(edge)
    }
    return all(
        edge.action in again and not _is_answer(edge) for edge in edges if is_act(edge)
    )


def _is_answer(edge: Edge) -> bool:
    """Return whether an edge depends on what was sent or shown."""
    return isinstance(edge.outcome, Outcome) and edge.outcome.when is not None


def is_told(graph: StateGraph, state: str) -> bool:
    """Return whether the client is told if it waits in a state in vain.

    That is so if the wait can end badly, or in more than one way of which not all are
    good.
    """
    targets = {edge.target for edge in graph.leaving[state] if not edge.stays}
    bad = graph.ends - graph.successes
    return bool(targets & bad) or (len(targets) > 1 and not targets <= graph.successes)
