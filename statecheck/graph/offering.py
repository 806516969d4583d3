"""Whether a state offers an action."""

from statecheck.graph.answer import Answer, answered
from statecheck.graph.doubt import Doubt
from statecheck.graph.edge import START
from statecheck.graph.graph import StateGraph
from statecheck.graph.subjects import Subjects
from statecheck.spec import Listed, Offer, State, Table


def offering(graph: StateGraph, node: str, actions: Subjects) -> Answer:
    """Return in which variants a state offers one of `actions` whenever it is shown.

    What is offered at some times only is not. Where the list of what is on offer is
    not complete, or is disputed, it may be.
    """
    state = graph.system.states.get(node)
    listed = state.actions if state else graph.system.start if node == START else None
    exists = graph.exists.get(node, graph.space.everything)
    nothing = graph.space.nothing
    if listed is None:
        return answered(nothing, exists, exists)
    sure = perhaps = nothing
    for offer in _offers(node, listed, actions):
        there = exists & graph.space.where(offer.if_)
        if offer.guard or offer.offered == "sometimes":
            continue
        perhaps = perhaps | there
        if not _doubted(graph, state, offer):
            sure = sure | there
    if not listed.complete:
        perhaps = exists
    return answered(sure, perhaps, exists)


def _offers(
    node: str, listed: Listed[Table[Offer]], actions: Subjects
) -> tuple[Offer, ...]:
    return tuple(
        offer
        for offer in listed.members.values()
        if any(
            node.startswith(prefix) and offer.action == action
            for prefix, action in actions.actions
        )
    )


def _doubted(graph: StateGraph, state: State | None, offer: Offer) -> bool:
    doubt = Doubt(graph.system.sources, graph.bar)
    if state is not None and doubt.by_key(state.fact, "actions"):
        return True
    return doubt.of(offer.fact, "offered", "if")
