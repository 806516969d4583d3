"""The surroundings of a state."""

from collections.abc import Mapping

from statecheck.diagrams.ways import Way
from statecheck.graph import START


def surroundings(
    led: Mapping[str, tuple[Way, ...]], node: str, depth: int
) -> frozenset[str]:
    """Return the nodes that are at most `depth` steps before or behind a node."""
    beside: dict[str, set[str]] = {}
    for source, ways in led.items():
        for way in ways:
            for arm in way.arms:
                if arm.target and source != START:
                    beside.setdefault(source, set()).add(arm.target)
                    beside.setdefault(arm.target, set()).add(source)
    near = {node}
    for _ in range(depth):
        near |= {other for each in near for other in beside.get(each, ())}
    return frozenset(near)
