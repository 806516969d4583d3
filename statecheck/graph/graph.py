"""What follows from an effective system: who leads where, in which variants."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.graph.components import components
from statecheck.graph.distances import distances
from statecheck.graph.dominators import immediate_dominators
from statecheck.graph.edge import START, Edge
from statecheck.graph.edges import EdgeBuilder
from statecheck.graph.from_start import FromStart
from statecheck.graph.representation import USUAL, variant_space
from statecheck.graph.space import VariantSpace
from statecheck.graph.spreading import spread
from statecheck.graph.unmet import unmet
from statecheck.graph.variants import Value, VariantSet
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
        most: Nodes of the diagram that tells the variants of many options apart; a
            fact that needs more of them raises `LimitError`.
    """

    effective: Effective
    bar: Confidence = Confidence.ASSUMED
    most: int = USUAL.variants

    @property
    def system(self) -> System:
        """The effective system."""
        return self.effective.system

    @cached_property
    def space(self) -> VariantSpace:
        """All variants; options and values by name, since their order says nothing."""
        return variant_space(
            {
                name: tuple(sorted(option.enum)) if option.enum else (False, True)
                for name, option in sorted(self.system.options.items())
            },
            self.most,
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

    @cached_property
    def unmet(self) -> Mapping[str, str]:
        """The states that a flow is without since nothing leads there; see `unmet`."""
        return unmet(self.effective)

    @cached_property
    def nodes_called(self) -> Mapping[str, tuple[str, ...]]:
        """The nodes, unmet ones too, by their names without the step of a flow."""
        called: dict[str, list[str]] = {}
        for node in (*self.exists, *self.unmet):
            called.setdefault(node.rpartition("/")[2], []).append(node)
        return {name: tuple(nodes) for name, nodes in called.items()}

    @property
    def errors(self) -> ErrorTree:
        """The error codes by the ways they may be referred to."""
        return self._builder.aftermaths.tree

    @cached_property
    def leaving(self) -> Mapping[str, tuple[Edge, ...]]:
        """By node, the edges that leave it; empty for an exit."""
        out: dict[str, list[Edge]] = {START: [], **{name: [] for name in self.exists}}
        for edge in self.edges:
            out[edge.source].append(edge)
        return {name: tuple(edges) for name, edges in out.items()}

    @cached_property
    def ordered(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that leave a node, in an order that does not depend on the writing.

        The surest come first, then names decide; see `Edge.order`.
        """
        return {
            node: tuple(sorted(edges, key=lambda edge: edge.order))
            for node, edges in self.leaving.items()
        }

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
    def doubtful_ends(self) -> frozenset[str]:
        """The states of which it is doubtful whether, or how, a flow may rest there."""
        return self._builder.doubtful_ends

    @cached_property
    def successes(self) -> frozenset[str]:
        """The ends that are good."""
        return frozenset(node for node in self.ends if self.end(node) is End.SUCCESS)

    @cached_property
    def reached(self) -> Mapping[str, VariantSet]:
        """By node, the variants in which a run of sure edges gets there."""
        return self.reached_avoiding((), sure=True)

    @cached_property
    def perhaps_reached(self) -> Mapping[str, VariantSet]:
        """By node, the variants in which a run gets there if doubtful edges exist.

        An edge to nowhere known may lead to any node.
        """
        return self.reached_avoiding((), sure=False)

    def reached_avoiding(
        self, avoided: Collection[str], *, sure: bool = True
    ) -> Mapping[str, VariantSet]:
        """Return, by node, the variants in which a run gets there past some nodes.

        Args:
            avoided: Nodes that no run leads on from; it may still end in one.
            sure: Whether doubtful edges are left out. If not, an edge to nowhere known
                may lead to any node.
        """
        over = frozenset(avoided)

        def ways(node: str) -> Iterable[tuple[str, VariantSet]]:
            return () if node in over else self.ways(node, sure=sure)

        begun = {START: self.space.everything}
        return self._by_node(spread(begun, ways, self.space.nothing))

    def ways(self, node: str, *, sure: bool) -> Iterator[tuple[str, VariantSet]]:
        """Yield where a node leads, and in which variants.

        Args:
            node: The node; empty for nowhere known, which may be anywhere.
            sure: Whether doubtful edges are left out. If not, those to nowhere known
                lead to the empty name; but not those to a name that nobody declares.
        """
        if not node:
            yield from self.exists.items()
            return
        for edge in self.leaving[node]:
            if edge.sure or (not sure and (edge.target or edge.declared)):
                yield edge.target, edge.variants

    def leads_to(
        self, targets: Iterable[str], *, sure: bool = True
    ) -> Mapping[str, VariantSet]:
        """Return, by node, the variants in which a run gets from it to a target.

        Args:
            targets: Nodes; those that do not exist are passed over.
            sure: Whether doubtful edges are left out. If not, an edge to nowhere
                known, or to a name that nobody declares, may lead to a target.
        """
        exists = {START: self.space.everything, **self.exists}
        begun = {name: exists[name] for name in targets if name in exists}
        if not sure:
            for edge in self.edges:
                if not edge.target:
                    known = begun.get(edge.source, self.space.nothing)
                    begun[edge.source] = known | edge.variants

        def ways(node: str) -> Iterator[tuple[str, VariantSet]]:
            for edge in self.entering[node]:
                if edge.sure or not sure:
                    yield edge.source, edge.variants

        return self._by_node(spread(begun, ways, self.space.nothing))

    def _by_node(self, met: Mapping[str, VariantSet]) -> Mapping[str, VariantSet]:
        nothing = self.space.nothing
        return {node: met.get(node, nothing) for node in (START, *self.exists)}

    def successors(
        self, variants: VariantSet | None = None
    ) -> Mapping[str, tuple[str, ...]]:
        """Return, by node, where sure edges lead, each node once and by name.

        Args:
            variants: Edges that are in none of these are left out; all variants if
                None. With a set of one variant it is that variant's own graph.
        """
        within = self.space.everything if variants is None else variants
        return {
            node: tuple(
                sorted(
                    {
                        edge.target
                        for edge in edges
                        if edge.sure and edge.target and edge.variants & within
                    }
                )
            )
            for node, edges in self.leaving.items()
        }

    @cached_property
    def components(self) -> tuple[tuple[str, ...], ...]:
        """The strongly connected components over sure edges, later ones first.

        Two nodes are in one component if some variant's edges, or several variants'
        together, lead from each to the other.
        """
        return components(self.successors())

    @cached_property
    def distances(self) -> Mapping[str, int]:
        """By node that is reached in some variant, the fewest edges from the start."""
        return distances(self.successors(), START)

    @cached_property
    def dominators(self) -> Mapping[str, str]:
        """By node, the last node that every run to it must pass through before.

        That holds in every variant; in one variant there may be later ones.
        """
        return immediate_dominators(self.successors(), START)

    @cached_property
    def from_start(self) -> FromStart:
        """The shortest runs from the start; `shortest_run` asks for them."""
        return FromStart(self.ordered, self.space)

    def variant(self, setting: Mapping[str, Value]) -> VariantSet:
        """Return the variants that keep to a setting of some options."""
        return self.space.cube(tuple(setting.items()))
