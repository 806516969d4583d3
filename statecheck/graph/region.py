"""Parts of a graph: what hangs together, and where it ends."""

from collections.abc import Callable, Collection, Iterable

from statecheck.graph.components import components
from statecheck.graph.edge import Edge
from statecheck.graph.graph import StateGraph


def connected(graph: StateGraph, nodes: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Return the parts of `nodes` that hang together by edges in any direction.

    Parts come in the order of their first node, nodes in the order of the system.
    """
    within = set(nodes)
    neighbours: dict[str, list[str]] = {node: [] for node in nodes}
    for node in nodes:
        for edge in graph.leaving[node]:
            if edge.target in within and edge.target != node:
                neighbours[node].append(edge.target)
                neighbours[edge.target].append(node)
    parts: list[tuple[str, ...]] = []
    seen: set[str] = set()
    order = {node: index for index, node in enumerate(nodes)}
    for node in nodes:
        if node in seen:
            continue
        seen.add(node)
        part = [node]
        for each in part:
            for neighbour in neighbours[each]:
                if neighbour not in seen:
                    seen.add(neighbour)
                    part.append(neighbour)
        parts.append(tuple(sorted(part, key=order.__getitem__)))
    return tuple(parts)


def last_components(
    graph: StateGraph,
    nodes: Collection[str],
    counts: Callable[[Edge], bool],
) -> tuple[tuple[str, ...], ...]:
    """Return the strongly connected components of `nodes` that lead to no other.

    Args:
        graph: The graph.
        nodes: The part that is looked at; edges that leave it do not count.
        counts: Which edges within the part do.

    Returns:
        Components in the order of their first node, nodes in the order of the system.
    """
    within = set(nodes)
    order = {node: index for index, node in enumerate(graph.exists)}
    successors = {
        node: [
            edge.target
            for edge in graph.leaving[node]
            if edge.target in within and counts(edge)
        ]
        for node in sorted(within, key=order.__getitem__)
    }
    last = [
        tuple(sorted(component, key=order.__getitem__))
        for component in components(successors)
        if _leads_nowhere(component, successors)
    ]
    return tuple(sorted(last, key=lambda component: order[component[0]]))


def _leads_nowhere(
    component: Iterable[str], successors: dict[str, list[str]]
) -> bool:
    inside = set(component)
    return all(target in inside for node in inside for target in successors[node])
