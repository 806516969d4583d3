"""Where a run may stay for ever."""

from statecheck.graph.edge import Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.variants import VariantSet


def resting(graph: StateGraph, node: str, *, sure: bool) -> VariantSet:
    """Return the variants in which a fair run may stay in a node for ever.

    It may rest in an end, and has to where nothing leads on. Elsewhere it may only
    press for ever an action that never leads on, while no move does: the server is
    fair, and does not answer the same for ever where it can answer otherwise.

    Args:
        graph: The graph.
        node: The node.
        sure: Whether it may stay even if every doubtful edge exists. If not, whether
            it may if those exist, and lack, that suit it.
    """
    exists = graph.exists.get(node, graph.space.everything)
    nothing = graph.space.nothing
    if node in graph.ends and not (sure and node in graph.doubtful_ends):
        return exists
    led = moved = nothing
    actions: dict[str, list[Edge]] = {}
    for edge in graph.leaving[node]:
        if edge.action:
            actions.setdefault(edge.action, []).append(edge)
        if not edge.stays and (edge.sure or sure):
            led = led | edge.variants
            if edge.move or not edge.action:
                moved = moved | edge.variants
    staying = exists & ~led
    for edges in actions.values():
        stays = leads = nothing
        for edge in edges:
            if edge.stays and (edge.sure or not sure):
                stays = stays | edge.variants
            if not edge.stays and (edge.sure or sure):
                leads = leads | edge.variants
        staying = staying | (exists & stays & ~leads & ~moved)
    return staying if node not in graph.doubtful_ends or sure else exists
