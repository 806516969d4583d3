"""The graph as networkx has it, for whoever wants to ask it something of their own."""

from importlib import import_module
from typing import Any

from statecheck.graph.edge import START, Edge
from statecheck.graph.graph import StateGraph

Network = Any
"""A `networkx.MultiDiGraph`; not imported here, so that it need not be loaded."""


def to_networkx(graph: StateGraph) -> Network:
    """Return the graph as a `networkx.MultiDiGraph`.

    Nodes are the names of the states and exits, and `[*]` for the start. Edges to
    nowhere known lead to no node, so they are left out, and so are edges that no
    variant has. Everything is text, a number, a boolean or None, so that every format
    which networkx writes can hold it.

    The network has the attributes:
        system: Name of the system or flow.
        unknown: The number of edges to nowhere known.

    Each node has:
        kind: `start`, `state` or `exit`.
        end: `success`, `failure`, `canceled`, `handover` or `ended`; empty if a flow
            cannot rest there.
        description: What the spec says of it.
        group: The heading that a state is shown under.
        reached: Whether a run of sure edges gets there, in some variant.
        optional: Whether some variants lack it.

    Each edge has:
        action: What is pressed; empty for a move.
        error: The error code that is the answer; empty if the state is.
        by: Who brings it about: an actor, or empty for the server.
        kind: `certain`, `sometimes`, `optional` or `doubtful`.
        sure: Whether it is known to exist, that is, not doubtful.
        move: Whether somebody else brings it about.
        guard: What only the server knows.
    """
    # Importing networkx takes 0.15 s, more than a whole check of sixty states.
    network: Network = import_module("networkx").MultiDiGraph()
    network.graph["system"] = graph.system.name
    network.graph["unknown"] = sum(not edge.target for edge in graph.edges)
    for name in (START, *graph.exists):
        network.add_node(name, **_node(graph, name))
    for edge in graph.edges:
        if edge.target and edge.variants:
            network.add_edge(edge.source, edge.target, **_edge(edge))
    return network


def _node(graph: StateGraph, name: str) -> dict[str, str | bool]:
    state = graph.system.states.get(name)
    element = state or graph.system.exits.get(name)
    kind = "start" if element is None else "state" if state else "exit"
    exists = graph.exists.get(name, graph.space.everything)
    return {
        "kind": kind,
        "end": str(graph.end(name) or ""),
        "description": element.description if element else "",
        "group": state.group if state else "",
        "reached": bool(graph.reached[name]),
        "optional": bool(graph.space.everything & ~exists),
    }


def _edge(edge: Edge) -> dict[str, str | bool]:
    guards = (
        edge.offer.guard if edge.offer else "",
        edge.outcome and edge.outcome.guard,
    )
    return {
        "action": edge.action,
        "error": edge.error,
        "by": edge.by,
        "kind": edge.kind.value,
        "sure": edge.sure,
        "move": edge.move,
        "guard": ", and ".join(guard for guard in guards if guard),
    }
