"""From where a client still gets to where it got before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.behaviour.arcs import ANYWHERE, Pair
from statecheck.changes.behaviour.exploration import Exploration
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.graph import START, Edge, VariantSet, VariantSpace, spread
from statecheck.immutable import frozen
from statecheck.spec import End


@frozen
class Lost:
    """That a client no longer gets somewhere from a pair, and this is why.

    Attributes:
        pair: Where it is.
        variants: Where it is so.
        sure: Whether it is so whatever the unknown facts turn out to be.
        edges: What its version promises here, leads there, and is not to be had;
            empty if its version says that it is there already.
    """

    pair: Pair
    variants: VariantSet
    sure: bool
    edges: tuple[Edge, ...]


@dataclass(frozen=True)
class Goal:
    """Ends that a client wants to get to.

    Attributes:
        everything: All that client and server may come to.
        certain: What they come to by sure steps.
        good: Whether only good ends count; if not, any end does.
        own: Whether only what the client presses leads there.
    """

    everything: Exploration
    certain: Exploration
    good: bool = True
    own: bool = False

    def lost(self, known: Mapping[Pair, VariantSet]) -> Iterator[Lost]:
        """Yield where the goal is lost, where that is by itself and not further on.

        Args:
            known: What needs no looking at.
        """
        nothing = self._space.nothing
        for pair, perhaps in self.everything.met.items():
            left = perhaps & self.promised(pair[0]) & ~known.get(pair, nothing)
            if not left:
                continue
            surely = left & self.certain.met.get(pair, nothing) & ~self.perhaps(pair)
            yield from self._caused(pair, surely, sure=True)
            if not surely:
                yield from self._caused(pair, left & ~self.surely(pair), sure=False)

    def promised(self, believed: str) -> VariantSet:
        """Return where the client's own version says that it gets there."""
        return self._promises.get(believed, self._space.nothing)

    def surely(self, pair: Pair) -> VariantSet:
        """Return where it does, whatever the unknown facts are."""
        return self._surely.get(pair, self._space.nothing)

    def perhaps(self, pair: Pair) -> VariantSet:
        """Return where it does if the unknown facts suit it."""
        return self._perhaps.get(pair, self._space.nothing)

    def _caused(
        self, pair: Pair, variants: VariantSet, *, sure: bool
    ) -> Iterator[Lost]:
        """Yield a loss if what leads on is missing here, and not only further on."""
        if not variants:
            return
        if pair[0] in self._client_goals:
            yield Lost(pair, variants, sure, ())
            return
        nothing = self._space.nothing
        reached: dict[str, VariantSet] = {}
        for arc in self.everything.leaving(pair):
            if arc.sure or sure:
                believed = self._name(arc.target)
                reached[believed] = reached.get(believed, nothing) | arc.variants
        missing: list[Edge] = []
        here = nothing
        for edge in self.everything.arcs.sides.client.leaving[pair[0]]:
            if not self._leads(edge) or edge.stays:
                continue
            led = variants & edge.variants & self.promised(edge.target)
            gone = led & ~reached.get(self._end(edge.target), nothing)
            if gone:
                missing.append(edge)
                here = here | gone
        if missing:
            yield Lost(pair, here, sure, tuple(missing))

    def _leads(self, edge: Edge) -> bool:
        return edge.sure and bool(edge.target) and not (self.own and _foreign(edge))

    def _name(self, pair: Pair) -> str:
        """Return what the client takes a pair for; exits go by how they end."""
        exit_ = self.everything.arcs.sides.server.system.exits.get(pair[1])
        return f"\0{exit_.final}" if exit_ and pair[0] == pair[1] else pair[0]

    def _end(self, node: str) -> str:
        exit_ = self.everything.arcs.sides.client.system.exits.get(node)
        return f"\0{exit_.final}" if exit_ else node

    @property
    def _space(self) -> VariantSpace:
        return self.everything.arcs.sides.space

    @cached_property
    def _client_goals(self) -> frozenset[str]:
        client = self.everything.arcs.sides.client
        ends = client.successes if self.good else client.ends
        return ends - client.doubtful_ends

    @cached_property
    def _promises(self) -> Mapping[str, VariantSet]:
        client = self.everything.arcs.sides.client
        begun = {
            name: exists
            for name, exists in client.exists.items()
            if name in self._client_goals
        }

        def ways(node: str) -> Iterator[tuple[str, VariantSet]]:
            for edge in client.entering[node]:
                if self._leads(edge):
                    yield edge.source, edge.variants

        return spread(begun, ways, self._space.nothing)

    @cached_property
    def _surely(self) -> Mapping[Pair, VariantSet]:
        server = self.everything.arcs.sides.server
        ends = server.successes if self.good else server.ends
        return self._led(ends - server.doubtful_ends, sure=True)

    @cached_property
    def _perhaps(self) -> Mapping[Pair, VariantSet]:
        server = self.everything.arcs.sides.server
        ends = server.successes | {
            node for node in server.ends if server.end(node) is End.HANDOVER
        }  # beyond a handover nobody knows
        ends = ends if self.good else server.ends
        return self._led(ends | server.doubtful_ends, sure=False)

    def _led(self, ends: frozenset[str], *, sure: bool) -> Mapping[Pair, VariantSet]:
        """Return, by pair, where some end can be got to; nowhere known may be one.

        A client that an answer tells nothing is not counted on to get any further.
        """
        begun = {
            pair: there
            for pair, there in self.everything.met.items()
            if (pair[0] != UNKNOWN and pair[1] in ends)
            or (pair == ANYWHERE and not sure)
        }

        def ways(pair: Pair) -> Iterator[tuple[Pair, VariantSet]]:
            for arc in self.everything.entering[pair]:
                astray = arc.source[0] == UNKNOWN and arc.source != ANYWHERE
                if astray or (sure and not arc.sure):
                    continue
                if not (self.own and arc.edge and _foreign(arc.edge)):
                    yield arc.source, arc.variants

        return spread(begun, ways, self._space.nothing)


def _foreign(edge: Edge) -> bool:
    """Return whether others bring an edge about."""
    return edge.move or (not edge.action and edge.source != START)
