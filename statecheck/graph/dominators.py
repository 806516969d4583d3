"""What every run to a node must pass through."""

from collections.abc import Iterator, Mapping, Sequence


def immediate_dominators(
    successors: Mapping[str, Sequence[str]], start: str
) -> dict[str, str]:
    """Return, by node that can be reached, the last that every way to it passes before.

    `start` has none, so it is left out. The algorithm is that of Lengauer and Tarjan
    (1979) with path compression: n log n, where the simpler one of Cooper, Harvey and
    Kennedy, which networkx has, may be quadratic in deep graphs.
    """
    order, parents = _walked(successors, start)
    number = {node: index for index, node in enumerate(order)}
    predecessors: list[list[int]] = [[] for _ in order]
    for node in order:
        for target in successors[node]:
            predecessors[number[target]].append(number[node])
    forest = _Forest(len(order))
    semi = forest.semi
    immediate = [0] * len(order)
    buckets: list[list[int]] = [[] for _ in order]
    for index in range(len(order) - 1, 0, -1):
        for before in predecessors[index]:
            semi[index] = min(semi[index], semi[forest.lowest(before)])
        buckets[semi[index]].append(index)
        parent = forest.above[index] = parents[index]
        for other in buckets[parent]:
            lowest = forest.lowest(other)
            immediate[other] = lowest if semi[lowest] < semi[other] else parent
        buckets[parent].clear()
    for index in range(1, len(order)):
        if immediate[index] != semi[index]:
            immediate[index] = immediate[immediate[index]]
    return {order[index]: order[immediate[index]] for index in range(1, len(order))}


def passed_through(dominators: Mapping[str, str], node: str) -> Iterator[str]:
    """Yield what every way to a node passes through before it, the last first."""
    while node in dominators:
        node = dominators[node]
        yield node


def _walked(
    successors: Mapping[str, Sequence[str]], start: str
) -> tuple[list[str], list[int]]:
    """Return the nodes in the order of a walk in depth, and from which each was met."""
    order = [start]
    number = {start: 0}
    parents = [0]
    work = [(0, iter(successors[start]))]
    while work:
        node, following = work[-1]
        for target in following:
            if target not in number:
                number[target] = len(order)
                order.append(target)
                parents.append(node)
                work.append((number[target], iter(successors[target])))
                break
        else:
            work.pop()
    return order, parents


class _Forest:
    """The part of the walk that has been dealt with, as trees with shortened ways up.

    Attributes:
        semi: By node, its semidominator as far as it is known.
        above: By node, a node above it in its tree; -1 for a root.
    """

    def __init__(self, count: int) -> None:
        self.semi = list(range(count))
        self.above = [-1] * count
        self._label = list(range(count))

    def lowest(self, node: int) -> int:
        """Return the node of lowest semidominator on the way up, and shorten that."""
        above, label, semi = self.above, self._label, self.semi
        if above[node] < 0:
            return node
        path = [node]
        while above[above[path[-1]]] >= 0:
            path.append(above[path[-1]])
        for below in reversed(path[:-1]):
            higher = above[below]
            if semi[label[higher]] < semi[label[below]]:
                label[below] = label[higher]
            above[below] = above[higher]
        return label[node]
