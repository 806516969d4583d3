"""The shortest runs on which a client meets a change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.behaviour.arcs import Arc, Pair
from statecheck.changes.behaviour.exploration import Arrival, Exploration, Run
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.changes.behaviour.refinement import Refinement
from statecheck.changes.change import Change, Subject
from statecheck.graph import START, VariantSet
from statecheck.immutable import frozen


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
    """A run that ends where a change is met.

    Attributes:
        run: Its steps.
        variants: Where it can be taken.
        refused: The client's name of an action that is pressed at its end in vain.
    """

    run: Run
    variants: VariantSet
    refused: str = ""


@frozen
class Place:
    """Where to look for a change; what is empty may be anything.

    Attributes:
        states: Names of the state, in either version.
        action: Name of the action, in either version.
        error: Path of the error code.
    """

    states: frozenset[str] = frozenset()
    action: str = ""
    error: str = ""


@dataclass(frozen=True)
class Meetings:
    """Where a client meets what changed.

    Attributes:
        refinement: The client and the server.
    """

    refinement: Refinement

    def all(self, change: Change, further: Iterable[Place] = ()) -> Iterator[Meeting]:
        """Yield runs on which the client meets a change, at the closest place first.

        Args:
            change: The change.
            further: Places beside those that its own paths name.
        """
        seen: set[Place] = set()
        for place in (*_places(change), *further):
            if place in seen:
                continue
            seen.add(place)
            for met in self._explored:
                found = met.meeting(place, change)
                if found is not None:
                    yield found
                    break

    def may_be(self, change: Change) -> bool:
        """Return whether the client may meet a change, as far as anybody knows.

        What is said of the whole system is met everywhere.
        """
        _, everything = self._explored
        places = tuple(_places(change))
        return not places or any(everything.may_be(each, change) for each in places)

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

    def meeting(self, place: Place, change: Change) -> Meeting | None:
        """Return a shortest run to a place; None if none leads there."""
        if place.error:
            return self._error(place.error, place.action)
        wanted = {change.before, change.after} - {""}
        for arrival in self._arrivals(place):
            if not place.action:
                return self._newest(arrival)
            found = self._pressed(place.action, arrival, wanted, change)
            if found is not None:
                return found
        return None

    def may_be(self, place: Place, change: Change) -> bool:
        """Return whether some run may lead to a place, listed there or not."""
        if self.meeting(place, change) is not None:
            return True
        if not place.action and not place.error:
            return False
        pairs: Iterable[Pair] = self.exploration.arrivals
        if place.states:
            pairs = [each.pair for each in self._arrivals(Place(place.states))]
        return any(map(self._may_offer_more, pairs)) or (
            bool(place.error) and any(map(self._may_answer_more, pairs))
        )

    def _may_answer_more(self, pair: Pair) -> bool:
        """Return whether something pressed there may be answered with any error."""
        actions = self.exploration.arcs.sides.server.system.actions
        pressed = (
            arc.edge.action
            for arc in self.exploration.leaving(pair)
            if arc.edge is not None and arc.edge.action
        )
        answers = (
            actions[name].errors if name in actions else None for name in pressed
        )
        return any(listed is None or not listed.complete for listed in answers)

    def _may_offer_more(self, pair: Pair) -> bool:
        """Return whether a client may press there what neither version lists."""
        arcs = self.exploration.arcs
        believed, actual = pair
        if believed == UNKNOWN:
            return False
        if actual == START and arcs.sides.server.system.initial is not None:
            return False  # a flow begins by itself
        return not (arcs.offers.complete(believed) and arcs.offered.complete(actual))

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
                for key in self._keys(place.action)
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

    def _keys(self, action: str) -> frozenset[str]:
        reading = self.exploration.arcs.reading
        return frozenset((reading.client.action(action), reading.server.action(action)))

    def _pressed(
        self, action: str, arrival: Arrival, wanted: set[str], change: Change
    ) -> Meeting | None:
        """Return a run that goes on with an action, or on which it is refused."""
        keys = self._keys(action)
        reading = self.exploration.arcs.reading
        going = [
            arc
            for arc in self.exploration.leaving(arrival.pair)
            if arc.edge is not None
            and arc.edge.action
            and reading.server.action(arc.edge.action) in keys
            and arc.variants & arrival.variants
        ]
        if not going or change.kind.subject is Subject.TRANSITION:
            refused = self._refused(keys, arrival)
            if refused is not None:
                return refused
        if not going:
            return None
        arc = min(going, key=lambda each: _telling(each, wanted))
        there = arrival.variants & arc.variants
        return Meeting((*arrival.run, arc), self._new(arc, there) or there)

    def _newest(self, arrival: Arrival) -> Meeting:
        """Return a way to where one leads, by a step that is new if there is one."""
        for each in self.exploration.arrivals[arrival.pair]:
            if each.arc is not None and (new := self._new(each.arc, each.variants)):
                return Meeting(each.run, new)
        return Meeting(arrival.run, arrival.variants)

    def _new(self, arc: Arc, variants: VariantSet) -> VariantSet:
        """Return where the client's version has no such step."""
        arcs, edge = self.exploration.arcs, arc.edge
        if edge is None:
            return arcs.sides.space.nothing
        known = arcs.sides.space.nothing
        for each in arcs.sides.client.leaving.get(arc.source[0], ()):
            spelled = arcs.reading.client.action(each.action) if each.action else ""
            pressed = arcs.reading.server.action(edge.action) if edge.action else ""
            if spelled == pressed and each.target == arc.target[0]:
                known = known | each.variants
        return variants & ~known

    def _refused(self, keys: frozenset[str], arrival: Arrival) -> Meeting | None:
        """Return a run at whose end an action is pressed that is not on offer."""
        arcs, pair = self.exploration.arcs, arrival.pair
        if not arcs.offered.complete(pair[1]):
            return None
        for key in sorted(keys):
            mine = arcs.offers.at(pair[0]).get(key) if pair[0] else None
            theirs = arcs.offered.at(pair[1]).get(key)
            if mine is None:
                continue
            gone = arrival.variants & mine.variants
            gone = gone & ~theirs.variants if theirs else gone
            if gone:
                return Meeting(arrival.run, gone, mine.name)
        return None

    def _error(self, path: str, action: str) -> Meeting | None:
        """Return a run to an answer with an error, to one action if it is named."""
        keys = self._keys(action) if action else frozenset()
        server = self.exploration.arcs.reading.server
        for arrival, arc in self._by_error.get(path, ()):
            pressed = server.action(arc.edge.action) if arc.edge else ""
            if not keys or pressed in keys:
                run = (*arrival.run, arc)
                return Meeting(run, arc.variants & arrival.variants)
        return None


def _telling(arc: Arc, wanted: set[str]) -> tuple[bool, bool, bool, Pair]:
    """Return a key for what tells most: an unknown status, then what has changed."""
    unknown = arc.target[0] == UNKNOWN and bool(arc.target[1])
    error = arc.edge.error if arc.edge else ""
    meant = bool(wanted & {*arc.target, error})
    return not unknown, not meant, bool(error), arc.target


def _places(change: Change) -> Iterator[Place]:
    """Yield where a change can be met, the closest first."""
    for path in (change.name, *change.uses):
        place = _parsed(path)
        if place is not None and place.error:
            yield place
    if change.state or change.action:
        names = frozenset({change.state} - {""})
        yield Place(names, change.action)
    for path in (change.name, *change.uses):
        place = _parsed(path)
        if place is not None:
            yield place
    if change.name.startswith("states/"):
        yield Place(frozenset({*_several(change.before), *_several(change.after)}))
    if change.name.startswith("errors/"):
        for path in (change.name.removeprefix("errors/"), change.before, change.after):
            while path:
                yield Place(error=path)
                path = path.rpartition("/")[0]  # noqa: PLW2901  # the code above it


def _parsed(path: str) -> Place | None:
    """Return the place that a logical path names; None if it names none."""
    section, _, rest = path.partition("/")
    if section == "states":
        name, _, inner = rest.partition("/actions/")
        for word in ("/model", "/moves"):
            name = name.partition(word)[0]
        action, _, error = inner.partition("/errors/")
        return Place(frozenset({name}), action.partition("/")[0], error)
    if section == "actions":
        action, _, error = rest.partition("/errors/")
        return Place(action=action.partition("/")[0], error=error)
    if section == "errors":
        return Place(error=rest.partition("/model")[0])
    return None


def _several(text: str) -> Iterable[str]:
    return [each for each in text.split(", ") if each]
