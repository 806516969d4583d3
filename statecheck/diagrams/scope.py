"""What one picture shows of a graph."""

from collections.abc import Collection, Mapping

from statecheck.diagrams.drawing import Ink
from statecheck.diagrams.naming import identifier
from statecheck.diagrams.ways import Way
from statecheck.graph import START, Edge, StateGraph
from statecheck.immutable import frozen


@frozen
class Scope:
    """What one picture shows of a graph.

    Attributes:
        graph: The graph.
        led: The ways on, by state.
        nodes: Names of the states and exits that are drawn in full, in order.
        elsewhere: By state that another picture shows, the name of that picture.
        bundles: By state that another picture shows, the part of it that stands for
            it; empty where each has a box of its own.
        folded: Ends whose ways stand in the boxes.
        left: Identities of arms that would be too many; boxes and forks count them.
        strong: Edges that matter most.
        others: How strong the others are drawn.
        groups: By state, the id of its group.
    """

    graph: StateGraph
    led: Mapping[str, tuple[Way, ...]]
    nodes: tuple[str, ...]
    elsewhere: Mapping[str, str]
    bundles: Mapping[str, str]
    folded: frozenset[str]
    left: frozenset[int]
    strong: frozenset[int]
    others: Ink
    groups: Mapping[str, str]

    def id(self, node: str) -> str:
        """Return the id of the box of a state, an exit or the start."""
        if node == START:
            return "start"
        if node in self.bundles:
            return identifier("p", self.bundles[node])
        return identifier("x" if node in self.graph.system.exits else "s", node)

    def ink(self, edges: Collection[Edge]) -> Ink:
        """Return how strong something is drawn that stands for these edges."""
        return Ink.STRONG if any(id(e) in self.strong for e in edges) else self.others
