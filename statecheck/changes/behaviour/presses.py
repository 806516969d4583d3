"""Where the actions of a version lead, by how actions and error codes are spelled."""

from collections.abc import Mapping
from dataclasses import field

from statecheck.changes.behaviour.spelling import Spelling
from statecheck.graph import Edge, StateGraph
from statecheck.immutable import frozen

Edges = tuple[Edge, ...]
Answer = tuple[str, tuple[str, ...]]
"""The spelling of an action, and that of the error code it is answered with."""


@frozen
class Presses:
    """The edges of a version, each state's grouped once.

    Attributes:
        graph: The version.
        spelling: How its names are spelled.
    """

    graph: StateGraph
    spelling: Spelling
    _by_action: dict[str, Mapping[str, Edges]] = field(default_factory=dict)
    _by_answer: dict[str, Mapping[Answer, Edges]] = field(default_factory=dict)

    def at(self, node: str) -> Mapping[str, Edges]:
        """Return the edges that leave a state, by action; moves have none."""
        known = self._by_action.get(node)
        if known is None:
            found: dict[str, list[Edge]] = {}
            for edge in self.graph.leaving.get(node, ()):
                key = self.spelling.action(edge.action) if edge.action else ""
                found.setdefault(key, []).append(edge)
            known = {key: tuple(edges) for key, edges in found.items()}
            self._by_action[node] = known
        return known

    def answers(self, node: str, key: str, code: tuple[str, ...]) -> Edges:
        """Return where an action leads if answered with a code, or else one above it.

        Without a code that is where it leads if it is answered with none.
        """
        known = self._by_answer.get(node)
        if known is None:
            found: dict[Answer, list[Edge]] = {}
            for action, edges in self.at(node).items():
                for edge in edges:
                    answer = action, self.spelling.code(edge.error)
                    found.setdefault(answer, []).append(edge)
            known = {answer: tuple(edges) for answer, edges in found.items()}
            self._by_answer[node] = known
        while True:
            some = known.get((key, code), ())
            if some or len(code) <= 1:
                return some
            code = code[:-1]
