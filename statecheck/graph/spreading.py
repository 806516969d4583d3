"""Spreading sets of variants along ways: the one fixpoint behind reachability."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from statecheck.graph.variants import VariantSet

Node = TypeVar("Node", bound=Hashable)


def spread(
    begun: Mapping[Node, VariantSet],
    ways: Callable[[Node], Iterable[tuple[Node, VariantSet]]],
    nothing: VariantSet,
) -> dict[Node, VariantSet]:
    """Return, by node, the variants in which some way leads there.

    With one variant it takes time linear in the ways. Only what is new at a node is
    passed on, so with several each way is gone at most once for each piece of the
    variants that arrives separately.

    Args:
        begun: By node, the variants in which it is there to begin with.
        ways: Returns where a node leads, and in which variants.
        nothing: No variants.

    Returns:
        The nodes that are met at all.
    """
    met: dict[Node, VariantSet] = {}
    fresh = {node: variants for node, variants in begun.items() if variants}
    waiting = deque(fresh)
    while waiting:
        node = waiting.popleft()
        new = fresh.pop(node)
        met[node] = met.get(node, nothing) | new
        for target, variants in ways(node):
            more = new & variants & ~met.get(target, nothing)
            if target in fresh:
                fresh[target] = fresh[target] | more
            elif more:
                fresh[target] = more
                waiting.append(target)
    return met
