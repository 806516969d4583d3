"""What follows from an effective system: who leads where, in which variants."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.graph.components import components
from statecheck.graph.edge import START, Edge
from statecheck.graph.edges import EdgeBuilder
from statecheck.graph.variants import Value, VariantSet, VariantSpace, variant_space
from statecheck.linking import Effective, ErrorTree
from statecheck.spec import Confidence, End, Exit, State, System


@dataclass(frozen=True)
class StateGraph:
    """A system as a graph; each fact is worked out once, when it is first asked for.

    Nodes are the names of states and exits, and `START`. Every fact is given for all
    variants at once, as the set of variants in which it holds.

    Attributes:
        effective: The system, with everything explicit.
        bar: Facts less sure than this are doubtful; by default everything counts.
    """

    effective: Effective
    bar: Confidence = Confidence.ASSUMED

    @property
    def system(self) -> System:
        """The effective system."""
        return self.effective.system

    @cached_property
    def space(self) -> VariantSpace:
        """All variants."""
        return variant_space(
            {
                name: _values(option.enum) if option.enum else (False, True)
                for name, option in self.system.options.items()
            }
        )

    @cached_property
    def _builder(self) -> EdgeBuilder:
        return EdgeBuilder(self.system, self.space, self.bar)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge: those of the start first, then state by state, as written."""
        return tuple(self._builder.edges())

    @property
    def exists(self) -> Mapping[str, VariantSet]:
        """By node, the variants that have it."""
        return self._builder.nodes

    @property
    def errors(self) -> ErrorTree:
        """The error codes by the ways they may be referred to."""
        return self._builder.tree

    @cached_property
    def leaving(self) -> Mapping[str, tuple[Edge, ...]]:
        """By node, the edges that leave it; empty for an exit."""
        out: dict[str, list[Edge]] = {START: [], **{name: [] for name in self.exists}}
        for edge in self.edges:
            out[edge.source].append(edge)
        return {name: tuple(edges) for name, edges in out.items()}

    @cached_property
    def entering(self) -> Mapping[str, tuple[Edge, ...]]:
        """By node, the edges that lead to it; those to nowhere known are left out."""
        into: dict[str, list[Edge]] = {name: [] for name in (START, *self.exists)}
        for edge in self.edges:
            if edge.target:
                into[edge.target].append(edge)
        return {name: tuple(edges) for name, edges in into.items()}

    def end(self, node: str) -> End | None:
        """Return how a flow may rest in a node; None if it may not."""
        element: State | Exit | None = self.system.exits.get(
            node
        ) or self.system.states.get(node)
        return element.final if element else None

    @cached_property
    def ends(self) -> frozenset[str]:
        """The nodes in which a flow may rest."""
        return frozenset(node for node in self.exists if self.end(node))

    @cached_property
    def successes(self) -> frozenset[str]:
        """The ends that are good."""
        return frozenset(node for node in self.ends if self.end(node) is End.SUCCESS)

    @cached_property
    def reached(self) -> Mapping[str, VariantSet]:
        """By node, the variants in which a run of sure edges gets there."""
        return self._forward(sure=True)

    @cached_property
    def perhaps_reached(self) -> Mapping[str, VariantSet]:
        """By node, the variants in which a run gets there if doubtful edges exist.

        An edge to nowhere known may lead to any node.
        """
        return self._forward(sure=False)

    def _forward(self, *, sure: bool) -> Mapping[str, VariantSet]:
        reached = dict.fromkeys((START, *self.exists), self.space.nothing)
        reached[START] = self.space.everything
        anywhere = self.space.nothing
        waiting = deque([START])
        while waiting:
            node = waiting.popleft()
            for edge in self.leaving[node]:
                if sure and not edge.sure:
                    continue
                there = reached[node] & edge.variants
                if not edge.target:
                    more = there & ~anywhere if edge.declared else self.space.nothing
                    if more:
                        anywhere = anywhere | more
                        for name, exists in self.exists.items():
                            new = more & exists & ~reached[name]
                            if new:
                                reached[name] = reached[name] | new
                                waiting.append(name)
                    continue
                new = there & ~reached[edge.target]
                if new:
                    reached[edge.target] = reached[edge.target] | new
                    waiting.append(edge.target)
        return reached

    def leads_to(
        self, targets: Iterable[str], *, sure: bool = True
    ) -> Mapping[str, VariantSet]:
        """Return, by node, the variants in which a run gets from it to a target.

        Args:
            targets: Nodes; those that do not exist are passed over.
            sure: Whether doubtful edges are left out. If not, an edge to nowhere
                known, or to a name that nobody declares, may lead to a target.
        """
        nothing = self.space.nothing
        led = dict.fromkeys((START, *self.exists), nothing)
        waiting: deque[str] = deque()
        for name in targets:
            if name in led:
                led[name] = self.exists.get(name, self.space.everything)
                waiting.append(name)
        if not sure:
            for edge in self.edges:
                new = edge.variants & ~led[edge.source]
                if not edge.target and new:
                    led[edge.source] = led[edge.source] | new
                    waiting.append(edge.source)
        while waiting:
            node = waiting.popleft()
            for edge in self.entering[node]:
                if sure and not edge.sure:
                    continue
                new = led[node] & edge.variants & ~led[edge.source]
                if new:
                    led[edge.source] = led[edge.source] | new
                    waiting.append(edge.source)
        return led

    @cached_property
    def components(self) -> tuple[tuple[str, ...], ...]:
        """The strongly connected components over sure edges, later ones first.

        Two nodes are in one component if some variant's edges, or several variants'
        together, lead from each to the other.
        """
        successors = {
            node: [edge.target for edge in edges if edge.sure and edge.target]
            for node, edges in self.leaving.items()
        }
        return components(successors)

    def variant(self, setting: Mapping[str, Value]) -> VariantSet:
        """Return the variants that keep to a setting of some options."""
        return self.space.cube(tuple(setting.items()))


def _values(enum: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(enum)
