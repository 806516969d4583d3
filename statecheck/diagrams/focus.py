"""The surroundings of a state."""

from collections.abc import Mapping

from statecheck.diagrams.ways import Way
from statecheck.graph import START

Beside = Mapping[str, frozenset[str]]


def beside(led: Mapping[str, tuple[Way, ...]]) -> Beside:
    """Return, by node, the nodes a step before or behind it."""
    found: dict[str, set[str]] = {}
    for source, ways in led.items():
        for way in ways:
            for arm in way.arms:
                if arm.target and source != START:
                    found.setdefault(source, set()).add(arm.target)
                    found.setdefault(arm.target, set()).add(source)
    return {node: frozenset(others) for node, others in found.items()}


def surroundings(near: Beside, node: str, depth: int) -> frozenset[str]:
    """Return the nodes that are at most `depth` steps before or behind a node."""
    found = {node}
    for _ in range(depth):
        found |= {other for each in found for other in near.get(each, ())}
    return frozenset(found)
