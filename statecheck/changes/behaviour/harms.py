"""What a client comes to harm by, one cause each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from statecheck.changes.behaviour.arcs import ANYWHERE, Arc, Pair
from statecheck.changes.behaviour.exploration import Arrival, Exploration, Run
from statecheck.changes.behaviour.goals import Goal, Lost
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.changes.behaviour.rounds import round_at
from statecheck.graph import Edge, VariantSet


class Harm(StrEnum):
    """What a client comes to harm by, as far as it can be seen from a run."""

    UNKNOWN_STATUS = "unknown status"
    """An answer shows a status that it does not know."""
    WITHDRAWN = "withdrawn"
    """It presses what is no longer offered."""
    OUT_OF_STEP = "out of step"
    """An answer that it knows leaves it elsewhere than the flow."""
    STUCK = "stuck"
    """No good end can be had over what it knows, though the server has a way."""
    NO_SUCCESS = "no success"
    """No good end can be had at all."""
    CIRCLE = "circle"
    """It goes round, and nothing that it presses leads out."""
    BYPASS = "bypass"
    """A good end can be had without a step that every run had to take."""
    STRANDED = "stranded"
    """A flow that is under way has no counterpart, or cannot be finished."""


@dataclass(frozen=True, slots=True, eq=False)
class Harmed:
    """One way in which a client comes to harm.

    Attributes:
        harm: How.
        pair: What it believes, and what is so.
        variants: Where; where it may be, if that is not sure.
        sure: Whether it is so whatever the unknown facts turn out to be.
        run: A shortest way to it.
        round: Of a circle, the way round.
        action: The client's name of the action it is about; empty for none.
        begun: Where the run begins.
        edges: What the client's version promises, and is not to be had.
        doubtful: Of what is not sure, the edges of the server that decide it.
        follows: What it follows from, if that is a change of its own: a state of the
            server, a state of the client, or one of its actions, as `(state, action)`.
    """

    harm: Harm
    pair: Pair
    variants: VariantSet
    sure: bool
    run: Run = ()
    round: Run = ()
    action: str = ""
    begun: Pair | None = None
    edges: tuple[Edge, ...] = ()
    doubtful: tuple[Edge, ...] = ()
    follows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Harms:
    """All harm that client and server come to from where they begin.

    Attributes:
        everything: All that they may come to.
        certain: What they come to by sure steps.
    """

    everything: Exploration
    certain: Exploration

    def all(self) -> Iterator[Harmed]:
        """Yield each harm, by kind, the nearest first."""
        yield from self.unknown()
        yield from self.withdrawn
        yield from self.losses()

    def unknown(self) -> Iterator[Harmed]:
        """Yield the states that are shown to a client that does not know them."""
        for pair, perhaps in self.everything.met.items():
            if pair[0] == UNKNOWN and pair != ANYWHERE:
                yield from self._graded(Harm.UNKNOWN_STATUS, pair, perhaps)

    @cached_property
    def withdrawn(self) -> tuple[Harmed, ...]:
        """What a client presses and is not offered."""
        return tuple(self._withdrawn())

    def _withdrawn(self) -> Iterator[Harmed]:
        space = self.everything.arcs.sides.space
        for pair, there in self.everything.met.items():
            believed, actual = pair
            if believed == UNKNOWN:
                continue
            astray = there & ~self._in_step(pair)
            theirs = self.everything.arcs.offered.at(actual)
            complete = self.everything.arcs.offered.complete(actual)
            if astray and self._ends_apart(pair):
                yield from self._graded(Harm.OUT_OF_STEP, pair, astray)
                continue
            for key, mine in self.everything.arcs.offers.at(believed).items():
                other = theirs.get(key)
                left = other.variants if other else space.nothing
                gone = there & mine.variants & ~left
                surely = complete and mine.sure
                harm = Harm.OUT_OF_STEP if gone & astray else Harm.WITHDRAWN
                if gone:
                    yield from self._graded(
                        harm, pair, gone, sure=surely, action=mine.name
                    )

    def losses(self) -> Iterator[Harmed]:
        """Yield where a client no longer gets to an end that it got to."""
        nothing = self.everything.arcs.sides.space.nothing
        told: dict[Pair, VariantSet] = {}
        for harmed in self.withdrawn:
            if harmed.harm is Harm.OUT_OF_STEP:
                before = told.get(harmed.pair, nothing)
                told[harmed.pair] = before | harmed.variants
        for lost in self._success.lost(told):
            yield from self._lost(lost)
        known = {
            pair: told.get(pair, nothing)
            | (self._success.promised(pair[0]) & ~self._success.surely(pair))
            for pair in self.everything.met
        }
        for lost in self._way_out.lost(known):
            way = round_at(self.certain, lost.pair, lost.variants)
            if way:
                yield from self._graded(
                    Harm.CIRCLE,
                    lost.pair,
                    lost.variants,
                    sure=lost.sure,
                    edges=lost.edges,
                    follows=self._causes(lost),
                    way=way,
                )

    @cached_property
    def _success(self) -> Goal:
        return Goal(self.everything, self.certain)

    @cached_property
    def _end(self) -> Goal:
        return Goal(self.everything, self.certain, good=False)

    @cached_property
    def _way_out(self) -> Goal:
        return Goal(self.everything, self.certain, good=False, own=True)

    def _lost(self, lost: Lost) -> Iterator[Harmed]:
        """Yield a loss by what is left: a way for others, an end, a circle, or none."""
        follows = self._causes(lost)
        known = self._server_succeeds.get(lost.pair[1], lost.variants)
        stuck = lost.variants & known
        left = lost.variants & ~known
        circling = left & ~self._end.perhaps(lost.pair)
        way = round_at(self.certain, lost.pair, circling) if circling else ()
        if not way:
            circling = circling & ~circling
        parts = (
            (Harm.STUCK, stuck, ()),
            (Harm.NO_SUCCESS, left & ~circling, ()),
            (Harm.CIRCLE, circling, way),
        )
        for harm, variants, round_ in parts:
            if variants:
                yield from self._graded(
                    harm,
                    lost.pair,
                    variants,
                    sure=lost.sure,
                    edges=lost.edges,
                    follows=follows,
                    way=round_,
                )

    @cached_property
    def _server_succeeds(self) -> Mapping[str, VariantSet]:
        server = self.everything.arcs.sides.server
        return server.leads_to(server.successes)

    def _causes(self, lost: Lost) -> tuple[tuple[str, str], ...]:
        """Return the changes that a loss follows from."""
        arcs = self.everything.arcs
        believed, actual = lost.pair
        if not lost.edges:
            return ((believed, ""),)
        spelling, theirs = arcs.reading.client, arcs.offered.at(actual)
        found: dict[tuple[str, str], None] = {}
        for edge in lost.edges:
            key = spelling.action(edge.action) if edge.action else ""
            if (key and key not in theirs) or not lost.sure:
                found[believed, edge.action] = None
            if edge.target not in self._seen:
                found[edge.target, ""] = None
            for arc in arcs.leaving(lost.pair):
                pressed = arc.edge.action if arc.edge else ""
                same = (arcs.reading.server.action(pressed) if pressed else "") == key
                if same and arc.target[0] == UNKNOWN and arc.target != ANYWHERE:
                    found[arc.target[1], ""] = None
        return tuple(found)

    @cached_property
    def _seen(self) -> frozenset[str]:
        """What the client can take some node of the server for."""
        arcs = self.everything.arcs
        ends = {
            exit_.final: name for name, exit_ in arcs.sides.client.system.exits.items()
        }
        shown = {
            name
            for node in arcs.sides.server.system.states
            for name, _ in arcs.reading.taken(node)
        }
        left = {exit_.final for exit_ in arcs.sides.server.system.exits.values()}
        return frozenset(shown | {name for end, name in ends.items() if end in left})

    def _in_step(self, pair: Pair) -> VariantSet:
        """Return where what is believed is what an answer would tell."""
        nothing = self.everything.arcs.sides.space.nothing
        there = nothing
        for name, variants in self.everything.arcs.reading.taken(pair[1], {pair[0]}):
            if name == pair[0]:
                there = there | variants
        return there

    def _ends_apart(self, pair: Pair) -> bool:
        """Return whether both do not agree that it is over, or how it ended."""
        sides = self.everything.arcs.sides
        return sides.client.end(pair[0]) is not sides.server.end(pair[1])

    def _graded(
        self,
        harm: Harm,
        pair: Pair,
        variants: VariantSet,
        *,
        sure: bool = True,
        action: str = "",
        edges: tuple[Edge, ...] = (),
        follows: tuple[tuple[str, str], ...] = (),
        way: Run = (),
    ) -> Iterator[Harmed]:
        """Yield a harm as sure where it is, else as one that may be."""
        nothing = self.everything.arcs.sides.space.nothing
        surely = variants & self.certain.met.get(pair, nothing) if sure else nothing
        exploration = self.certain if surely else self.everything
        there = surely or variants
        arrival = exploration.first(pair, there)
        if arrival is None:
            return
        run = arrival.run
        yield Harmed(
            harm,
            pair,
            there,
            bool(surely),
            run,
            way,
            action,
            _begun(arrival),
            edges,
            () if surely else self._doubtful(run, pair),
            follows,
        )

    def _doubtful(self, run: Run, pair: Pair) -> tuple[Edge, ...]:
        """Return the doubtful edges of a run, or else of where it ends."""
        found = tuple(arc.edge for arc in run if arc.edge and not arc.sure)
        if found:
            return found
        leaving: tuple[Arc, ...] = self.everything.arcs.leaving(pair)
        return tuple(arc.edge for arc in leaving if arc.edge and not arc.sure)


def _begun(arrival: Arrival) -> Pair:
    while arrival.before is not None:
        arrival = arrival.before
    return arrival.pair
