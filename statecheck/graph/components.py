"""Strongly connected components, without recursion."""

from collections.abc import Mapping, Sequence


def components(successors: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the strongly connected components, each before those that lead to it.

    Tarjan's algorithm (1972), iterative. A node without a way back to itself is a
    component of one. networkx has the same; importing it costs more than a check.
    """
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    stacked: set[str] = set()
    found: list[tuple[str, ...]] = []
    for root in successors:
        if root in index:
            continue
        work = [(root, 0)]
        while work:
            node, position = work.pop()
            if position == 0:
                index[node] = lowest[node] = len(index)
                stack.append(node)
                stacked.add(node)
            following = successors[node]
            descended = False
            while position < len(following):
                target = following[position]
                position += 1
                if target not in index:
                    work.extend(((node, position), (target, 0)))
                    descended = True
                    break
                if target in stacked:
                    lowest[node] = min(lowest[node], index[target])
            if descended:
                continue
            if lowest[node] == index[node]:
                cut = stack.index(node) if stack[-1] != node else len(stack) - 1
                component = tuple(stack[cut:])
                del stack[cut:]
                stacked.difference_update(component)
                found.append(component)
            if work:
                above = work[-1][0]
                lowest[above] = min(lowest[above], lowest[node])
    return tuple(found)
