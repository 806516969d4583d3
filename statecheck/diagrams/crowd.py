"""What is left out where so much leads from so few to so many that nothing is seen."""

from collections.abc import Collection, Mapping

from statecheck.diagrams.ways import Arm, Way

MOST_ARMS = 160
"""So many arrows a picture draws at most; hardly anybody can follow half of them, and
Graphviz needs minutes for three times as many between as few boxes."""


def left_out(
    led: Mapping[str, tuple[Way, ...]],
    shown: Collection[str],
    strong: frozenset[int],
    focus: str,
) -> frozenset[int]:
    """Return the identities of arms that are not drawn; the box or fork counts them.

    Those of the widest ways go first, and all of a way that may go.

    Args:
        led: The ways on, by state.
        shown: What has a box.
        strong: Identities of edges that are drawn in any case.
        focus: The state whose arms are drawn in any case; empty for none.
    """

    def may_go(arm: Arm) -> bool:
        return arm.target != focus and not any(id(edge) in strong for edge in arm.edges)

    count = sum(
        arm.target in shown for ways in led.values() for way in ways for arm in way.arms
    )
    if count <= MOST_ARMS:
        return frozenset()
    spare = [
        [arm for arm in way.arms if arm.target in shown and may_go(arm)]
        for source, ways in led.items()
        for way in ways
        if source != focus
    ]
    left: set[int] = set()
    for arms in sorted(spare, key=len, reverse=True):
        if count <= MOST_ARMS:
            break
        left.update(map(id, arms))
        count -= len(arms)
    return frozenset(left)
