"""The three kinds of question that can be asked of a graph.

Possible: does some run get there? Always: does every run? User can: is there a choice
of the user that leads there against every choice of the server? The definitions are
those of the language reference, section "The graph". Each question is answered for the
start as well, and for every node in the variants that have it.
"""

from collections.abc import Callable, Collection, Mapping

from statecheck.graph.answer import Answer, answered
from statecheck.graph.choices import choices
from statecheck.graph.edge import START, Certainty
from statecheck.graph.fitting import Group
from statecheck.graph.game import Choice, Offered, winning
from statecheck.graph.graph import StateGraph
from statecheck.graph.resting import resting
from statecheck.graph.variants import VariantSet


def possible(graph: StateGraph, targets: Collection[str]) -> Mapping[str, Answer]:
    """Return, by node, whether some run from it gets to one of the targets."""
    return _answers(graph, lambda sure: graph.leads_to(targets, sure=sure))


def always(graph: StateGraph, targets: Collection[str]) -> Mapping[str, Answer]:
    """Return, by node, whether every fair run from it gets to one of the targets.

    A run that rests elsewhere does not, nor does one that is stuck, that presses for
    ever what only stays, or that goes round for ever.
    """

    def unavoidable(sure: bool) -> Mapping[str, VariantSet]:  # noqa: FBT001  # a mode
        """Return where a target comes about however the edges that exist are chosen."""
        nodes = (START, *graph.exists)
        return _won(graph, targets, {n: _bound(graph, n, sure=not sure) for n in nodes})

    return _answers(graph, unavoidable)


def user_can(
    graph: StateGraph, targets: Collection[str], actor: str = "user"
) -> Mapping[str, Answer]:
    """Return, by node, whether an actor can bring the flow to one of the targets.

    A move that comes before the actor has chosen decides nothing: the question is then
    asked of the state that it leads to.

    Args:
        graph: The graph.
        targets: Where to get.
        actor: Who chooses; what others do are moves to this one.
    """

    def brought(sure: bool) -> Mapping[str, VariantSet]:  # noqa: FBT001  # a mode
        offered = {
            node: tuple(
                tuple(_pressed(graph, group, sure=sure) for group in shown)
                for shown in choices(graph, node, actor, sure=sure)
            )
            for node in (START, *graph.exists)
        }
        return _won(graph, targets, offered)

    return _answers(graph, brought)


def _answers(
    graph: StateGraph, holding: Callable[[bool], Mapping[str, VariantSet]]
) -> Mapping[str, Answer]:
    """Return the answers, given where it holds with sure edges only, and perhaps."""
    sure, perhaps = holding(True), holding(False)  # noqa: FBT003  # the two modes
    asked = {START: graph.space.everything, **graph.exists}
    return {
        node: answered(sure[node], perhaps[node], variants)
        for node, variants in asked.items()
    }


def _won(
    graph: StateGraph, targets: Collection[str], offered: Mapping[str, Offered]
) -> Mapping[str, VariantSet]:
    asked = {START: graph.space.everything, **graph.exists}
    won = {
        node: variants if node in targets else graph.space.nothing
        for node, variants in asked.items()
    }
    return winning(offered, won, asked, graph.space.nothing)


def _bound(graph: StateGraph, node: str, *, sure: bool) -> Offered:
    """Return what comes of a node, all of it being the server's choice.

    Args:
        graph: The graph.
        node: The node.
        sure: Whether only runs of sure edges are looked at.
    """
    going = graph.space.everything & ~resting(graph, node, sure=sure)
    risks = [
        (edge.variants, edge.target)
        for edge in graph.leaving[node]
        if not edge.stays and (edge.sure or not sure)
    ]
    return ((Choice(going, risks),),)


def _pressed(graph: StateGraph, group: Group, *, sure: bool) -> Choice:
    """Return what may come of a group of edges.

    At least one edge that leads on has to be counted on, and all that the server may
    choose are risks. Edges that stay are no choice of the server, since it is fair. A
    doubtful edge is a risk if everything has to be sure, and a hope if not.
    """
    counted = graph.space.nothing
    risks: list[tuple[VariantSet, str]] = []
    hopes: list[tuple[VariantSet, str]] = []
    for edge in group:
        if edge.stays:
            continue
        way = (edge.variants, edge.target)
        if edge.sure:
            risks.append(way)
            if edge.certainty is Certainty.CERTAIN:
                counted = counted | edge.variants
        elif sure:
            risks.append(way)
        elif edge.target:
            hopes.append(way)
        else:
            counted = counted | edge.variants
    return Choice(counted, risks, hopes)
