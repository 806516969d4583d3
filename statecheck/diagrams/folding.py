"""Which ways are folded into the boxes of their states, so that no hub is drawn."""

from collections.abc import Mapping

from statecheck.diagrams.ways import Way
from statecheck.graph import START, StateGraph
from statecheck.spec import End

FROM_SO_MANY = 4
"""Where so many states lead to one end that is no success, their ways are folded."""


def folded_ends(
    graph: StateGraph, led: Mapping[str, tuple[Way, ...]], kept: frozenset[int]
) -> frozenset[str]:
    """Return the ends that so many states lead to that nobody would draw it.

    Args:
        graph: The graph.
        led: The ways on, by state.
        kept: Identities of edges that are drawn whatever else is folded.
    """
    sources: dict[str, set[str]] = {}
    for node, ways in led.items():
        for way in ways:
            for arm in way.arms:
                if graph.end(arm.target) in {None, End.SUCCESS} or node == START:
                    continue
                if not any(id(edge) in kept for edge in arm.edges):
                    sources.setdefault(arm.target, set()).add(node)
    return frozenset(
        target for target, found in sources.items() if len(found) >= FROM_SO_MANY
    )
