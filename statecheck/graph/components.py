"""Strongly connected components, without recursion."""

from collections.abc import Iterator, Mapping, Sequence


def components(successors: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the strongly connected components, each before those that lead to it.

    Tarjan's algorithm (1972), iterative; linear. A node without a way back to itself
    is a component of one. networkx has the same; importing it costs more than a check.
    """
    found: list[tuple[str, ...]] = []
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    stacked: set[str] = set()
    work: list[tuple[str, Iterator[str]]] = []

    def enter(node: str) -> None:
        index[node] = lowest[node] = len(index)
        stack.append(node)
        stacked.add(node)
        work.append((node, iter(successors[node])))

    for root in successors:
        if root not in index:
            enter(root)
        while work:
            node, following = work[-1]
            for target in following:
                if target not in index:
                    enter(target)
                    break
                if target in stacked:
                    lowest[node] = min(lowest[node], index[target])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == index[node]:
                    found.append(_cut(stack, node))
                    stacked.difference_update(found[-1])
    return tuple(found)


def tangles(successors: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the components in which every node has a way back to itself; linear."""
    return tuple(
        part
        for part in components(successors)
        if len(part) > 1 or part[0] in successors[part[0]]
    )


def _cut(stack: list[str], node: str) -> tuple[str, ...]:
    """Take what lies on the stack from `node` on, and return it."""
    cut = len(stack) - 1
    while stack[cut] != node:
        cut -= 1
    component = tuple(stack[cut:])
    del stack[cut:]
    return component
