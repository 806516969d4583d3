"""How far nodes are from one another."""

from collections.abc import Mapping, Sequence


def distances(successors: Mapping[str, Sequence[str]], start: str) -> dict[str, int]:
    """Return, by node that can be reached, the fewest steps from `start`.

    The nearest come first. It takes time linear in the successors.
    """
    away = {start: 0}
    level = [start]
    while level:
        following: list[str] = []
        for node in level:
            for target in successors[node]:
                if target not in away:
                    away[target] = away[node] + 1
                    following.append(target)
        level = following
    return away
