"""Which states are drawn together, and how a large system is cut into parts."""

from collections.abc import Sequence

from statecheck.graph import START, StateGraph
from statecheck.immutable import frozen
from statecheck.spec import Flow

_LARGEST = 30
"""States of a part that nobody named; fewer than a picture can hold, since the
neighbours of the part are drawn as well."""


@frozen
class Part:
    """States that are drawn in one picture.

    Attributes:
        name: As the spec names the group, or a number where it does not.
        nodes: The states, in order; not empty.
    """

    name: str
    nodes: tuple[str, ...]


def group_of(graph: StateGraph, node: str) -> str:
    """Return the name of the group of a state: its step in a flow; empty for none."""
    state = graph.system.states.get(node)
    if state is None:
        return ""
    if is_flow(graph):
        return node.partition("/")[0] if "/" in node else ""
    return state.group


def part_of(graph: StateGraph, node: str) -> str:
    """Return the name of the part of a large system that a state is drawn in.

    In a flow that is the step, with the group that the step's own system names.
    """
    group = group_of(graph, node)
    if not is_flow(graph):
        return group
    own = graph.system.states[node].group
    if not group:
        return own
    return f"{group}: {own}" if own and own != group else group


def group_title(graph: StateGraph, name: str) -> str:
    """Return what a group is called: a step of a flow with its system behind it."""
    written = graph.effective.written
    if isinstance(written, Flow) and name in written.steps:
        system = written.steps[name].system
        return name if system == name else f"{name}: {system}"
    return name


def is_flow(graph: StateGraph) -> bool:
    """Return whether the graph is that of several systems."""
    return isinstance(graph.effective.written, Flow)


def cut(graph: StateGraph, states: Sequence[str], most: int) -> tuple[Part, ...]:
    """Return the states in parts of at most `most`: by group where groups are given.

    What has no group, and groups that are too large, are cut by how far their states
    are from the start.
    """
    groups: dict[str, list[str]] = {}
    for node in states:
        groups.setdefault(part_of(graph, node), []).append(node)
    if len(groups) > most:
        groups = {"": list(states)}
    order = _distances(graph)
    parts: list[Part] = []
    for name, nodes in groups.items():
        if len(nodes) <= most:
            parts.append(Part(name or "No group", tuple(nodes)))
            continue
        ordered = sorted(nodes, key=lambda node: order.get(node, len(order)))
        size = min(_LARGEST, most)
        count = -(-len(ordered) // size)
        for index in range(count):
            piece = ordered[index * size : (index + 1) * size]
            title = f"{name} {index + 1}" if name else f"Part {index + 1}"
            parts.append(Part(title, tuple(piece)))
    return tuple(parts)


def bundled(parts: Sequence[Part], most: int) -> tuple[Part, ...]:
    """Return at most `most` parts: neighbouring ones together where there are more."""
    if len(parts) <= most:
        return tuple(parts)
    size = -(-len(parts) // most)
    bundles = [parts[index : index + size] for index in range(0, len(parts), size)]
    return tuple(
        Part(
            f"{bundle[0].name} to {bundle[-1].name}"
            if len(bundle) > 1
            else bundle[0].name,
            tuple(node for part in bundle for node in part.nodes),
        )
        for bundle in bundles
    )


def _distances(graph: StateGraph) -> dict[str, int]:
    """Return, by node, its place in the order of distance from the start."""
    place = {START: 0}
    waiting = [START]
    for node in waiting:
        for edge in graph.leaving[node]:
            if edge.target and edge.target not in place:
                place[edge.target] = len(place)
                waiting.append(edge.target)
    return place
