"""What a version lists: what is on offer in a node, and how an action is answered."""

from statecheck.changes.telling import token
from statecheck.graph import StateGraph, VariantSet


def offers(graph: StateGraph, node: str, action: str, one: VariantSet) -> bool:
    """Return whether a state lists an action as on offer in a variant."""
    state = graph.system.states.get(node)
    listed = state.actions if state else None
    return listed is not None and any(
        offer.action == action and graph.space.where(offer.if_) & one
        for offer in listed.members.values()
    )


def lists(graph: StateGraph, node: str, word: str) -> bool | None:
    """Return whether a node offers an action; None where that is not known."""
    if node in graph.system.exits:
        return False
    state = graph.system.states.get(node)
    listed = state.actions if state else graph.system.start
    if listed is None:
        return None
    if any(token(graph, each.action) == word for each in listed.members.values()):
        return True
    return False if listed.complete else None


def may_answer(graph: StateGraph, word: str, error: str) -> bool:
    """Return whether an error is listed for an action, or none is ruled out.

    Args:
        graph: The version.
        word: What a request carries for the action.
        error: Path of the code.
    """
    for name, action in graph.system.actions.items():
        if token(graph, name) != word:
            continue
        listed = action.errors
        if listed is None or not listed.complete:
            return True
        if any(_kin(error, code) for code in listed.members):
            return True
    return False


def _kin(one: str, other: str) -> bool:
    """Return whether two error codes are the same, or one is below the other."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")
