"""Which pairs a client and a server come to, and by which shortest run."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.behaviour.arcs import Arc, Arcs, Pair
from statecheck.graph import VariantSet

Run = tuple[Arc, ...]
"""Steps that follow one another."""


@dataclass(frozen=True, slots=True, eq=False)
class Arrival:
    """That a pair is come to in variants in which it was not before.

    Attributes:
        pair: The pair.
        variants: Where this way is a shortest one.
        arc: The last step; None where it begins.
        before: What was come to before that.
    """

    pair: Pair
    variants: VariantSet
    arc: Arc | None = None
    before: "Arrival | None" = None

    @property
    def run(self) -> Run:
        """The way to it."""
        arcs: list[Arc] = []
        arrival: Arrival | None = self
        while arrival is not None and arrival.arc is not None:
            arcs.append(arrival.arc)
            arrival = arrival.before
        return tuple(reversed(arcs))


@dataclass(frozen=True)
class Exploration:
    """All that a client and a server come to, nearest first.

    Attributes:
        arcs: Their steps.
        begun: Where they begin.
        sure: Whether doubtful steps are left out.
        over: Says which steps are not taken; None if all are.
    """

    arcs: Arcs
    begun: Mapping[Pair, VariantSet]
    sure: bool
    over: Callable[[Arc], bool] | None = None

    def leaving(self, pair: Pair) -> Iterable[Arc]:
        """Return the steps from a pair."""
        arcs = self.arcs.leaving(pair)
        if self.over is not None:
            over = self.over
            arcs = tuple(arc for arc in arcs if not over(arc))
        return tuple(arc for arc in arcs if arc.sure) if self.sure else arcs

    @cached_property
    def is_sure(self) -> bool:
        """Whether every step is sure."""
        return all(arc.sure for pair in self.arrivals for arc in self.leaving(pair))

    @cached_property
    def arrivals(self) -> Mapping[Pair, tuple[Arrival, ...]]:
        """By pair, the ways to come to it, each in other variants, the shortest first.

        Each is gone on from in the variants that are new alone, so all of it takes
        time linear in the steps where there is one variant.
        """
        nothing = self.arcs.sides.space.nothing
        found: dict[Pair, list[Arrival]] = {}
        met: dict[Pair, VariantSet] = {}
        level = [Arrival(pair, there) for pair, there in self.begun.items() if there]
        for arrival in level:
            met[arrival.pair] = arrival.variants
            found[arrival.pair] = [arrival]
        for arrival in level:  # it grows while it is gone through
            for arc in self.leaving(arrival.pair):
                known = met.get(arc.target, nothing)
                new = arrival.variants & arc.variants & ~known
                if new:
                    met[arc.target] = known | new
                    following = Arrival(arc.target, new, arc, arrival)
                    found.setdefault(arc.target, []).append(following)
                    level.append(following)
        return {pair: tuple(each) for pair, each in found.items()}

    @cached_property
    def met(self) -> Mapping[Pair, VariantSet]:
        """By pair that is come to, the variants in which it is."""
        nothing = self.arcs.sides.space.nothing
        met: dict[Pair, VariantSet] = {}
        for pair, arrivals in self.arrivals.items():
            there = nothing
            for arrival in arrivals:
                there = there | arrival.variants
            met[pair] = there
        return met

    def first(self, pair: Pair, variants: VariantSet) -> Arrival | None:
        """Return the shortest way to a pair in some of the variants."""
        for arrival in self.arrivals.get(pair, ()):
            if arrival.variants & variants:
                return arrival
        return None

    @cached_property
    def entering(self) -> Mapping[Pair, tuple[Arc, ...]]:
        """By pair, the steps that lead to it from what is come to."""
        into: dict[Pair, list[Arc]] = {pair: [] for pair in self.arrivals}
        for pair in self.arrivals:
            for arc in self.leaving(pair):
                if arc.target in into:
                    into[arc.target].append(arc)
        return {pair: tuple(arcs) for pair, arcs in into.items()}
