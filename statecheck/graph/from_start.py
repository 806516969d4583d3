"""Shortest runs from the start to one node after another, in one search for all."""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import TypeVar

from statecheck.graph.edge import START, Edge
from statecheck.graph.space import VariantSpace
from statecheck.graph.variants import VariantSet

Search = TypeVar("Search")

_MOST = 16
"""Searches that are remembered; of many variants, each may need its own."""


class FromStart:
    """Finds the runs that `shortest_run` describes, where they begin at the start.

    Every finding has a run that shows it. Each search goes only as far as it has to and
    is taken up again for the next node, so that a thousand findings cost no more than
    the one that is furthest away; one search for each took a quarter of a whole run.
    """

    def __init__(
        self, ordered: Mapping[str, Sequence[Edge]], space: VariantSpace
    ) -> None:
        """Search by edges that are given by their source, in the order of choice."""
        self._ordered = ordered
        self._space = space
        self._nearest: dict[tuple[VariantSet, bool], _Nearest] = {}
        self._trees: dict[tuple[VariantSet, bool], _Tree] = {}

    def run(
        self, goal: str, within: VariantSet, *, sure: bool
    ) -> tuple[Edge, ...] | None:
        """Return a shortest run from the start to another node; None if there is none.

        Args:
            goal: The node.
            within: The run is possible in one of these variants.
            sure: Whether doubtful edges are left out.
        """
        # The shortest in all variants first, then the one to show in one of its
        # variants.
        key = (within, sure)
        if key not in self._nearest:
            _make_room(self._nearest)
            self._nearest[key] = _Nearest(self._edges(sure=sure), self._space, within)
        one = self._space.one(self._nearest[key].to(goal))
        if not one:
            return None
        key = (one, sure)
        if key not in self._trees:
            _make_room(self._trees)
            self._trees[key] = _Tree(self._edges(sure=sure), one)
        return self._trees[key].to(goal)

    def _edges(self, *, sure: bool) -> "_Edges":
        return _Edges(self._ordered, sure=sure)


def _make_room(searches: dict[tuple[VariantSet, bool], Search]) -> None:
    if len(searches) >= _MOST:
        del searches[next(iter(searches))]


class _Edges:
    """The edges that a search goes by."""

    def __init__(self, ordered: Mapping[str, Sequence[Edge]], *, sure: bool) -> None:
        self._ordered = ordered
        self._sure = sure

    def leaving(self, node: str) -> list[Edge]:
        """Return the edges of a node that lead somewhere, the first by order first."""
        return [
            edge
            for edge in self._ordered[node]
            if edge.target and (edge.sure or not self._sure)
        ]


class _Nearest:
    """In which variants each node is as near to the start as it is in any."""

    def __init__(self, edges: _Edges, space: VariantSpace, within: VariantSet) -> None:
        self._edges = edges
        self._nothing = space.nothing
        self._met = {START: within}
        self._level = {START: within} if within else {}
        self._first: dict[str, VariantSet] = {}

    def to(self, goal: str) -> VariantSet:
        """Return the variants for a node; nothing if no run gets there."""
        while goal not in self._first and self._level:
            self._go_on()
        return self._first.get(goal, self._nothing)

    def _go_on(self) -> None:
        """Look at the nodes that are one edge further away."""
        met, nothing = self._met, self._nothing
        following: dict[str, VariantSet] = {}
        for node, variants in self._level.items():
            for edge in self._edges.leaving(node):
                known = met.get(edge.target, nothing)
                new = variants & edge.variants & ~known
                if new:
                    met[edge.target] = known | new
                    following[edge.target] = following.get(edge.target, nothing) | new
        for node, variants in following.items():
            self._first.setdefault(node, variants)
        self._level = following


class _Tree:
    """By which edge a shortest run in one variant gets to each node."""

    def __init__(self, edges: _Edges, one: VariantSet) -> None:
        self._edges = edges
        self._one = one
        self._came: dict[str, Edge] = {}
        self._waiting = deque([START])

    def to(self, goal: str) -> tuple[Edge, ...] | None:
        """Return the edges to a node; None if there are none."""
        while goal not in self._came and self._waiting:
            for edge in self._edges.leaving(self._waiting.popleft()):
                if edge.target not in self._came and edge.variants & self._one:
                    self._came[edge.target] = edge
                    self._waiting.append(edge.target)
        if goal not in self._came:
            return None
        run = [self._came[goal]]
        while run[-1].source != START:
            run.append(self._came[run[-1].source])
        return tuple(reversed(run))
