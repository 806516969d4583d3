"""Parts of a graph: what hangs together, and where it ends."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence

from statecheck.graph.components import components
from statecheck.graph.edge import Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.variants import VariantSet
from statecheck.immutable import frozen


@frozen
class Part:
    """Nodes that belong together.

    Attributes:
        states: By name; not empty.
        variants: By each of them, the variants in which it belongs here.
    """

    states: tuple[str, ...]
    variants: Mapping[str, VariantSet]


def connected(graph: StateGraph, nodes: Mapping[str, VariantSet]) -> tuple[Part, ...]:
    """Return the parts of `nodes` that hang together by edges in any direction.

    Args:
        graph: The graph.
        nodes: The nodes that are looked at, each with the variants that count.

    Returns:
        Parts in the order of their first node.
    """
    neighbours: dict[str, list[str]] = {node: [] for node in nodes}
    for node in nodes:
        for edge in graph.leaving[node]:
            if edge.target in nodes and edge.target != node and edge.variants:
                neighbours[node].append(edge.target)
                neighbours[edge.target].append(node)
    parts: list[Part] = []
    seen: set[str] = set()
    for node in sorted(nodes):
        if node in seen:
            continue
        seen.add(node)
        part = [node]
        for each in part:
            for neighbour in neighbours[each]:
                if neighbour not in seen:
                    seen.add(neighbour)
                    part.append(neighbour)
        states = tuple(sorted(part))
        parts.append(Part(states, {name: nodes[name] for name in states}))
    return tuple(parts)


def last_components(
    graph: StateGraph,
    nodes: Mapping[str, VariantSet],
    counts: Callable[[Edge], bool],
) -> tuple[Part, ...]:
    """Return the strongly connected components of `nodes` that lead to no other.

    A component that leads to another in some variants only is returned with those
    variants in which it does not.

    Args:
        graph: The graph.
        nodes: The nodes that are looked at, each with the variants that count.
        counts: Which edges among them do.

    Returns:
        Parts in the order of their first node.
    """
    edges = {
        node: [
            edge
            for edge in graph.leaving[node]
            if edge.target in nodes and counts(edge) and edge.variants & nodes[node]
        ]
        for node in sorted(nodes)
    }
    successors = {node: [edge.target for edge in each] for node, each in edges.items()}
    parts: list[Part] = []
    for component in components(successors):
        led = _led_out(graph, frozenset(component), edges, nodes)
        states = tuple(sorted(component))
        left = {name: nodes[name] & ~led[name] for name in states}
        if any(left.values()):
            parts.append(Part(states, left))
    return tuple(sorted(parts, key=lambda part: part.states))


def _led_out(
    graph: StateGraph,
    inside: frozenset[str],
    edges: Mapping[str, Sequence[Edge]],
    nodes: Mapping[str, VariantSet],
) -> Mapping[str, VariantSet]:
    """Return, by node of a component, the variants in which it leads out of it.

    No edge has to lead out of the node itself. That the nodes lead to each other may
    take the edges of several variants, so each variant is followed by itself.
    """
    led = dict.fromkeys(inside, graph.space.nothing)
    entering: dict[str, list[Edge]] = {node: [] for node in inside}
    waiting = deque(sorted(inside))
    for node in waiting:
        for edge in edges[node]:
            if edge.target in inside:
                entering[edge.target].append(edge)
            else:
                led[node] = led[node] | (edge.variants & nodes[edge.target])
    while waiting:
        node = waiting.popleft()
        for edge in entering[node]:
            more = led[node] & edge.variants & ~led[edge.source]
            if more:
                led[edge.source] = led[edge.source] | more
                waiting.append(edge.source)
    return led
