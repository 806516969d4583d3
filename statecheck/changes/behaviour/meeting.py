"""The shortest runs on which a client meets a change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from statecheck.changes.behaviour.arcs import Arc, Pair
from statecheck.changes.behaviour.exploration import Arrival, Exploration, Run
from statecheck.changes.behaviour.places import Place, places
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.changes.behaviour.refinement import Refinement
from statecheck.changes.behaviour.surprises import (
    Surprises,
    refused,
    spellings,
    unforeseen,
)
from statecheck.changes.behaviour.unlisted import Pressed, Unlisted
from statecheck.changes.change import Change, Side, Subject
from statecheck.graph import VariantSet


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
    """A run that ends where a change is met.

    Attributes:
        run: Its steps.
        variants: Where it can be taken.
        refused: The client's name of an action that is pressed at its end in vain.
        unlisted: What may be pressed at its end, though neither version lists it there.
    """

    run: Run
    variants: VariantSet
    refused: str = ""
    unlisted: Pressed | None = None


@dataclass(frozen=True)
class Meetings:
    """Where a client meets what changed.

    Attributes:
        refinement: The client and the server.
    """

    refinement: Refinement

    def all(self, change: Change, further: Iterable[Place] = ()) -> Iterator[Meeting]:
        """Yield runs on which the client meets a change, at the closest place first.

        Where nobody says what is on offer, or with what it is answered, comes last.

        Args:
            change: The change.
            further: Places beside those that its own paths name.
        """
        further_on: list[Iterator[Meeting]] = []
        all_of_them = dict.fromkeys((*places(change), *further))
        for place in all_of_them:
            for met in self._explored:
                found = met.meetings(place, change)
                first = next(found, None)
                if first is not None:
                    yield first
                    further_on.append(found)
                    break
        yield from chain.from_iterable(further_on)
        for place in all_of_them:
            yield from self._explored[1].unlisted(place)

    def may_be(self, change: Change, side: Side) -> bool:
        """Return whether the client may meet a change, as far as anybody knows.

        What is said of the whole system is met everywhere.

        Args:
            change: The change.
            side: The set by which it would be hurt.
        """
        found = tuple(places(change))
        return not found or any(
            self.may_be_at(each, change) and self._surprises.may_be(each, change, side)
            for each in found
        )

    def may_be_at(self, place: Place, change: Change) -> bool:
        """Return whether the client may get to a place, as far as anybody knows."""
        return self._explored[1].may_be(place, change)

    @cached_property
    def _surprises(self) -> Surprises:
        return Surprises(self.refinement.everything)

    @cached_property
    def _explored(self) -> tuple["_Explored", "_Explored"]:
        return (
            _Explored(self.refinement.certain),
            _Explored(self.refinement.everything),
        )


@dataclass(frozen=True)
class _Explored:
    """What client and server come to, by what is there.

    Attributes:
        exploration: All of it, nearest first.
    """

    exploration: Exploration

    def meetings(self, place: Place, change: Change) -> Iterator[Meeting]:
        """Yield shortest runs to a place, the one that tells most first."""
        if place.error:
            yield from self._errors(place.error, place.action)
            return
        wanted = {change.before, change.after, change.name.rpartition("/")[2]} - {""}
        for arrival in self._arrivals(place):
            if not place.action:
                yield self._newest(arrival)
                for each in self.exploration.arrivals[arrival.pair]:
                    yield Meeting(each.run, each.variants)
                continue
            found = self._pressed(place, arrival, wanted, change)
            if found is not None:
                yield found

    def may_be(self, place: Place, change: Change) -> bool:
        """Return whether some run may lead to a place, listed there or not."""
        found = chain(self.meetings(place, change), self.unlisted(place))
        return next(found, None) is not None

    def unlisted(self, place: Place) -> Iterator[Meeting]:
        """Yield runs to where a place may be met that neither version lists there."""
        for pressed in self._unlisted.pressed(place):
            for each in self.exploration.arrivals[pressed.pair]:
                yield Meeting(each.run, each.variants, unlisted=pressed)

    @cached_property
    def _unlisted(self) -> Unlisted:
        return Unlisted(self.exploration)

    def _arrivals(self, place: Place) -> list[Arrival]:
        """Return how a place is come to: unknown states first, then the nearest."""
        if place.states:
            found = {
                each.pair: each
                for state in sorted(place.states)
                for each in self._by_state.get(state, ())
            }
            each_first = sorted(found.values(), key=lambda each: self._rank[each.pair])
        elif place.action:
            found = {
                each.pair: each
                for key in spellings(self.exploration.arcs, place.action)
                for each in self._by_action.get(key, ())
            }
            each_first = sorted(found.values(), key=lambda each: self._rank[each.pair])
        else:
            each_first = [each[0] for each in self.exploration.arrivals.values()][1:2]
        return each_first

    @cached_property
    def _rank(self) -> Mapping[Pair, tuple[bool, int]]:
        """By pair, its place in the order in which changes are looked for."""
        return {
            pair: (not (pair[0] == UNKNOWN and pair[1]), index)
            for index, pair in enumerate(self.exploration.arrivals)
        }

    @cached_property
    def _by_state(self) -> Mapping[str, list[Arrival]]:
        found: dict[str, list[Arrival]] = {}
        for pair, arrivals in self.exploration.arrivals.items():
            for state in dict.fromkeys(pair):
                found.setdefault(state, []).append(arrivals[0])
        return found

    @cached_property
    def _by_action(self) -> Mapping[str, list[Arrival]]:
        """By spelling of an action, where it is pressed, in vain or not."""
        arcs = self.exploration.arcs
        found: dict[str, list[Arrival]] = {}
        for pair, arrivals in self.exploration.arrivals.items():
            keys = set(arcs.offers.at(pair[0]) if pair[0] else ())
            for arc in self.exploration.leaving(pair):
                if arc.edge is not None and arc.edge.action:
                    keys.add(arcs.reading.server.action(arc.edge.action))
            for key in keys:
                found.setdefault(key, []).append(arrivals[0])
        return found

    @cached_property
    def _by_error(self) -> Mapping[str, list[tuple[Arrival, Arc]]]:
        """By error code, and by those above it, the nearest steps answered with it."""
        found: dict[str, list[tuple[Arrival, Arc]]] = {}
        for pair, arrivals in self.exploration.arrivals.items():
            for arc in self.exploration.leaving(pair):
                error = arc.edge.error if arc.edge else ""
                there = arc.variants & arrivals[0].variants if error else None
                while error and there:
                    found.setdefault(error, []).append((arrivals[0], arc))
                    error = error.rpartition("/")[0]
        return found

    def _pressed(
        self, place: Place, arrival: Arrival, wanted: set[str], change: Change
    ) -> Meeting | None:
        """Return a run that goes on with an action, or on which it is refused."""
        keys = spellings(self.exploration.arcs, place.action)
        reading = self.exploration.arcs.reading
        going = [
            arc
            for arc in self.exploration.leaving(arrival.pair)
            if arc.edge is not None
            and arc.edge.action
            and reading.server.action(arc.edge.action) in keys
            and arc.variants & arrival.variants
        ]
        in_vain = not going or change.kind.subject is Subject.TRANSITION
        if in_vain and not place.taken:
            refused = self._refused(keys, arrival)
            if refused is not None:
                return refused
        if not going:
            return None
        arc = min(going, key=lambda each: _telling(each, wanted))
        there = arrival.variants & arc.variants
        new = unforeseen(self.exploration.arcs, arc, there)
        return Meeting((*arrival.run, arc), new or there)

    def _newest(self, arrival: Arrival) -> Meeting:
        """Return a way to where one leads, by a step that is new if there is one."""
        for each in self.exploration.arrivals[arrival.pair]:
            if each.arc is None:
                continue
            new = unforeseen(self.exploration.arcs, each.arc, each.variants)
            if new:
                return Meeting(each.run, new)
        return Meeting(arrival.run, arrival.variants)

    def _refused(self, keys: frozenset[str], arrival: Arrival) -> Meeting | None:
        """Return a run at whose end an action is pressed that is not on offer."""
        arcs, pair = self.exploration.arcs, arrival.pair
        if not arcs.offered.complete(pair[1]):
            return None
        for key in sorted(keys):
            gone = refused(arcs, key, arrival)
            if gone:
                return Meeting(arrival.run, gone, arcs.offers.at(pair[0])[key].name)
        return None

    def _errors(self, path: str, action: str) -> Iterator[Meeting]:
        """Yield runs to an answer with an error, to one action if it is named."""
        keys = spellings(self.exploration.arcs, action) if action else frozenset()
        server = self.exploration.arcs.reading.server
        for arrival, arc in self._by_error.get(path, ()):
            pressed = server.action(arc.edge.action) if arc.edge else ""
            if not keys or pressed in keys:
                run = (*arrival.run, arc)
                yield Meeting(run, arc.variants & arrival.variants)


def _telling(arc: Arc, wanted: set[str]) -> tuple[bool, bool, bool, Pair]:
    """Return a key for what tells most: an unknown status, then what has changed."""
    unknown = arc.target[0] == UNKNOWN and bool(arc.target[1])
    error = arc.edge.error if arc.edge else ""
    meant = bool(wanted & {*arc.target, error})
    return not unknown, not meant, bool(error), arc.target
