"""A graph together with a monitor: every run, and how it stands with a property."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.graph.edge import START, Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.monitor import NOTHING, Mode, Monitor, Step
from statecheck.graph.refusals import refusals
from statecheck.graph.subjects import Subjects
from statecheck.graph.variants import VariantSet
from statecheck.immutable import frozen

ANYWHERE = "*"
"""The node that stands for wherever `unknown` may lead; no state can be called so."""

Place = tuple[str, Mode]
"""A node, and how it stands with the property there."""


@frozen
class Arc:
    """An edge as it is seen with the property.

    Attributes:
        source: The place it leaves.
        target: The place it leads to.
        edge: The edge; None on the way from anywhere to a node.
        variants: Where it is there at all.
        met: Whether the goal is met in the scope on the way.
        left: Whether a scope ends on the way.
        sure: Whether it is known to exist.
        stays: Whether the state is the same afterwards.
    """

    source: Place
    target: Place
    edge: Edge | None
    variants: VariantSet
    met: bool
    left: bool
    sure: bool
    stays: bool


@dataclass(frozen=True)
class Watched:
    """The product of a graph and a monitor; each fact is worked out once.

    Attributes:
        graph: The graph.
        monitor: What watches its runs.
    """

    graph: StateGraph
    monitor: Monitor

    @cached_property
    def start(self) -> Place:
        """The place every run begins in."""
        return START, self.monitor.first

    @cached_property
    def leaving(self) -> Mapping[Place, tuple[Arc, ...]]:
        """By place that some run may get to, the arcs that leave it."""
        found: dict[Place, tuple[Arc, ...]] = {}
        waiting = [self.start]
        while waiting:
            place = waiting.pop()
            if place in found:
                continue
            arcs = tuple(self._arcs(place))
            found[place] = arcs
            waiting.extend(arc.target for arc in arcs if arc.target not in found)
        return found

    @cached_property
    def entering(self) -> Mapping[Place, tuple[Arc, ...]]:
        """By place, the arcs that lead to it."""
        into: dict[Place, list[Arc]] = {place: [] for place in self.leaving}
        for arcs in self.leaving.values():
            for arc in arcs:
                into[arc.target].append(arc)
        return {place: tuple(arcs) for place, arcs in into.items()}

    def _arcs(self, place: Place) -> Iterator[Arc]:
        node, mode = place
        monitor = self.monitor
        if node == ANYWHERE:
            yield from self._from_anywhere(place)
            return
        edges = self.graph.ordered[node]
        if node in self._refusals:
            more = (*edges, *self._refusals[node])
            edges = tuple(sorted(more, key=lambda edge: edge.order))
        for edge in edges:
            if edge.target:
                steps = self._following(mode, edge)
                name = edge.target
            elif edge.declared:
                steps = monitor.along(mode, edge)
                name = ANYWHERE
            else:
                continue
            for step in steps:
                yield _arc(place, name, edge, edge.variants, step)

    def _from_anywhere(self, place: Place) -> Iterator[Arc]:
        """Yield an arc to each node; an unmet state leads on anywhere."""
        begun = Step(place[1])
        for name, exists in sorted(self.graph.exists.items(), key=lambda pair: pair[0]):
            for step in self.monitor.into((begun,), name):
                yield _arc(place, name, None, exists, step)
        everything = self.graph.space.everything
        for name in sorted(self.graph.unmet):
            for step in self.monitor.into((begun,), name):
                if step != begun:
                    yield _arc(place, ANYWHERE, None, everything, step)

    def _following(self, mode: Mode, edge: Edge) -> tuple[Step, ...]:
        """Return what a whole edge to a known target makes of a mode.

        To a property that speaks of nodes alone, edges to the same of them are alike.
        """
        if self._speaks_of_edges:
            return self.monitor.following(mode, edge)
        alike = mode, edge.stays, self._spoken_of.get(edge.target, 0)
        if alike not in self._steps:
            self._steps[alike] = self.monitor.following(mode, edge)
        return self._steps[alike]

    @cached_property
    def _steps(self) -> dict[tuple[Mode, bool, int], tuple[Step, ...]]:
        return {}

    @cached_property
    def _speaks_of_edges(self) -> bool:
        return any(part.actions or part.codes for part in self._parts)

    @cached_property
    def _spoken_of(self) -> Mapping[str, int]:
        """By node, which parts of the property name it, as the digits of a number."""
        found: dict[str, int] = {}
        for number, part in enumerate(self._parts):
            for node in part.nodes:
                found[node] = found.get(node, 0) | 1 << number
        return found

    @cached_property
    def _parts(self) -> tuple[Subjects, ...]:
        monitor = self.monitor
        parts = (monitor.goal, monitor.gate, monitor.opens, monitor.closes)
        return tuple(part or NOTHING for part in parts)

    @cached_property
    def _refusals(self) -> Mapping[str, tuple[Edge, ...]]:
        return refusals(
            self.graph, {code.path for part in self._parts for code in part.codes}
        )

    @cached_property
    def reached(self) -> Mapping[Place, VariantSet]:
        """By place, the variants in which a run of sure edges gets there."""
        return self._forward(sure=True)

    @cached_property
    def perhaps_reached(self) -> Mapping[Place, VariantSet]:
        """By place, the variants in which a run gets there if doubtful edges exist."""
        return self.reached if self.is_sure else self._forward(sure=False)

    @cached_property
    def is_sure(self) -> bool:
        """Whether no run that matters goes by a doubtful edge."""
        return all(arc.sure for arcs in self.leaving.values() for arc in arcs)

    def _forward(self, *, sure: bool) -> Mapping[Place, VariantSet]:
        reached = dict.fromkeys(self.leaving, self.graph.space.nothing)
        reached[self.start] = self.graph.space.everything
        waiting = deque([self.start])
        while waiting:
            place = waiting.popleft()
            for arc in self.leaving[place]:
                if sure and not arc.sure:
                    continue
                new = reached[place] & arc.variants & ~reached[arc.target]
                if new:
                    reached[arc.target] = reached[arc.target] | new
                    waiting.append(arc.target)
        return reached

    def union(self, sets: Iterable[VariantSet]) -> VariantSet:
        """Return the variants that are in one of `sets`."""
        union = self.graph.space.nothing
        for each in sets:
            union = union | each
        return union

    def meeting(self, *, sure: bool) -> Mapping[Place, VariantSet]:
        """Return, by place in the scope, where some run meets the goal in it."""
        nothing = self.graph.space.nothing
        led = dict.fromkeys(self.leaving, nothing)
        waiting: deque[Place] = deque()
        for place, arcs in self.leaving.items():
            for arc in arcs:
                if arc.met and (arc.sure or not sure):
                    led[place] = led[place] | arc.variants
            if led[place]:
                waiting.append(place)
        while waiting:
            for arc in self.entering[waiting.popleft()]:
                if arc.left or (sure and not arc.sure):
                    continue
                new = led[arc.target] & arc.variants & ~led[arc.source]
                if new:
                    led[arc.source] = led[arc.source] | new
                    waiting.append(arc.source)
        return led

    def shortest(
        self,
        start: Place,
        wanted: Callable[[Place], bool],
        variants: VariantSet,
        *,
        sure: bool,
        throughout: bool = False,
    ) -> tuple[Arc, ...] | None:
        """Return a shortest way in one variant, as arcs; None if there is none.

        Args:
            start: Where it begins.
            wanted: Where it ends.
            variants: One variant.
            sure: Whether doubtful edges are left out.
            throughout: Whether `variants` may be several, and the way is the same in
                all of them.
        """
        if wanted(start):
            return ()
        came: dict[Place, Arc] = {}
        waiting = deque([start])
        seen = {start}
        while waiting:
            place = waiting.popleft()
            for arc in self.leaving[place]:
                if (sure and not arc.sure) or arc.target in seen:
                    continue
                there = arc.variants & variants
                if not there or (throughout and variants & ~there):
                    continue
                seen.add(arc.target)
                came[arc.target] = arc
                if wanted(arc.target):
                    return _traced(came, start, arc.target)
                waiting.append(arc.target)
        return None


def _arc(
    source: Place, node: str, edge: Edge | None, variants: VariantSet, step: Step
) -> Arc:
    return Arc(
        source,
        (node, step.mode),
        edge,
        variants,
        step.met,
        step.left,
        sure=edge is not None and edge.sure,
        stays=edge is not None and edge.stays,
    )


def _traced(came: Mapping[Place, Arc], start: Place, place: Place) -> tuple[Arc, ...]:
    arcs: list[Arc] = []
    while place != start:
        arcs.append(came[place])
        place = came[place].source
    return tuple(reversed(arcs))
