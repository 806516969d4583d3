"""The three kinds of question that can be asked of a graph.

Possible: does some run get there? Always: does every run? User can: is there a choice
of the user that leads there against every choice of the server? The definitions are
those of the language reference, section "The graph".
"""

from collections import deque
from collections.abc import Collection, Mapping

from statecheck.graph.answer import Answer, answered
from statecheck.graph.choices import Choice, choices
from statecheck.graph.edge import Certainty, Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.variants import VariantSet


def possible(graph: StateGraph, targets: Collection[str]) -> Mapping[str, Answer]:
    """Return, by node, whether some run from it gets to one of the targets.

    Each node is asked for the variants that have it.
    """
    sure = graph.leads_to(targets)
    perhaps = graph.leads_to(targets, sure=False)
    return {
        node: answered(sure[node], perhaps[node], exists)
        for node, exists in graph.exists.items()
    }


def always(graph: StateGraph, targets: Collection[str]) -> Mapping[str, Answer]:
    """Return, by node, whether every fair run from it gets to one of the targets."""
    avoided = _avoiding(graph, targets, sure=True)
    perhaps = _avoiding(graph, targets, sure=False)
    everything = graph.space.everything
    return {
        node: answered(
            everything & ~(avoided[node] | perhaps[node]),
            everything & ~avoided[node],
            exists,
        )
        for node, exists in graph.exists.items()
    }


def _avoiding(
    graph: StateGraph, targets: Collection[str], *, sure: bool
) -> dict[str, VariantSet]:
    """Return, by node, the variants in which a fair run never gets to a target.

    Such a run rests elsewhere, is stuck, presses for ever what only stays, or goes
    round for ever: a greatest fixpoint over the nodes that are no target.
    """
    avoiding = dict(graph.exists)
    for target in targets:
        if target in avoiding:
            avoiding[target] = graph.space.nothing
    based = {
        node: _resting(graph, node, sure=sure) for node in graph.exists
    }
    waiting = deque(graph.exists)
    queued = set(waiting)
    while waiting:
        node = waiting.popleft()
        queued.discard(node)
        possible_on = based[node]
        for edge in graph.leaving[node]:
            if edge.stays or (sure and not edge.sure):
                continue
            beyond = avoiding[edge.target] if edge.target else graph.space.everything
            possible_on = possible_on | (edge.variants & beyond)
        new = avoiding[node] & possible_on
        if new != avoiding[node]:
            avoiding[node] = new
            for edge in graph.entering[node]:
                if edge.source in avoiding and edge.source not in queued:
                    queued.add(edge.source)
                    waiting.append(edge.source)
    return avoiding


def _resting(graph: StateGraph, node: str, *, sure: bool) -> VariantSet:
    """Return the variants in which a run may stay in a node for ever."""
    exists = graph.exists[node]
    if node in graph.ends:
        return exists
    ways_on = graph.space.nothing
    moved = graph.space.nothing
    actions: dict[str, list[Edge]] = {}
    for edge in graph.leaving[node]:
        if not edge.stays:
            ways_on = ways_on | edge.variants
            if not edge.action:
                moved = moved | edge.variants
        if edge.action:
            actions.setdefault(edge.action, []).append(edge)
    stuck = exists & ~ways_on
    for edges in actions.values():
        stays = leads = graph.space.nothing
        for edge in edges:
            if edge.stays and (edge.sure or not sure):
                stays = stays | edge.variants
            if not edge.stays:
                leads = leads | edge.variants
        stuck = stuck | (exists & stays & ~leads & ~moved)
    return stuck


def user_can(
    graph: StateGraph, targets: Collection[str], actor: str = "user"
) -> Mapping[str, Answer]:
    """Return, by node, whether an actor can bring the flow to one of the targets.

    Args:
        graph: The graph.
        targets: Where to get.
        actor: Who chooses; what others do are moves to this one.
    """
    sure = _winning(graph, targets, actor, sure=True)
    perhaps = _winning(graph, targets, actor, sure=False)
    return {
        node: answered(sure[node], perhaps[node], exists)
        for node, exists in graph.exists.items()
    }


def _winning(
    graph: StateGraph,
    targets: Collection[str],
    actor: str,
    *,
    sure: bool,
) -> dict[str, VariantSet]:
    """Return, by node, the variants in which the actor wins: a least fixpoint."""
    offered = {node: choices(graph, node, actor, sure=sure) for node in graph.exists}
    nothing = graph.space.nothing
    won = {
        node: exists if node in targets else nothing
        for node, exists in graph.exists.items()
    }
    waiting = deque(graph.exists)
    queued = set(waiting)
    while waiting:
        node = waiting.popleft()
        queued.discard(node)
        every = graph.exists[node]
        for shown in offered[node]:
            some = nothing
            for choice in shown:
                some = some | _led(graph, choice, won, sure=sure)
            every = every & some
        new = every & ~won[node] if offered[node] else nothing
        if new:
            won[node] = won[node] | new
            for edge in graph.entering[node]:
                if edge.source in won and edge.source not in queued:
                    queued.add(edge.source)
                    waiting.append(edge.source)
    return won


def _led(
    graph: StateGraph, choice: Choice, won: Mapping[str, VariantSet], *, sure: bool
) -> VariantSet:
    """Return the variants in which a choice leads to won nodes, whatever comes.

    At least one outcome that leads on can be counted on, and all that the server may
    choose are won. Outcomes that stay are no choice of the server, since it is fair.
    """
    space = graph.space
    counted = space.nothing
    lost = space.nothing
    for edge in choice:
        if edge.stays:
            continue
        beyond = won[edge.target] if edge.target else space.nothing
        if edge.certainty is Certainty.DOUBTFUL:
            if sure:
                lost = lost | (edge.variants & ~beyond)
            else:
                counted = counted | (
                    edge.variants & (beyond if edge.target else space.everything)
                )
            continue
        if edge.certainty is Certainty.CERTAIN:
            counted = counted | edge.variants
        lost = lost | (edge.variants & ~beyond)
    return counted & ~lost
