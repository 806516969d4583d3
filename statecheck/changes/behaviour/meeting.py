"""The shortest run on which a client meets a change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from statecheck.changes.behaviour.arcs import Arc, Pair
from statecheck.changes.behaviour.exploration import Arrival, Exploration, Run
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.changes.behaviour.refinement import Refinement
from statecheck.changes.change import Change
from statecheck.graph import VariantSet


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


def meeting(change: Change, refinement: Refinement) -> Meeting | None:
    """Return a shortest run on which the client meets a change; None if none does."""
    for exploration in (refinement.certain, refinement.everything):
        for place in _places(change):
            found = _met(place, exploration, change)
            if found is not None:
                return found
    return None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where to look for a change; what is empty may be anything.

    Attributes:
        states: Names of the state, in either version.
        action: Name of the action.
        error: Path of the error code.
    """

    states: frozenset[str]
    action: str = ""
    error: str = ""


def _places(change: Change) -> Iterator[_Place]:
    """Yield where a change can be met, the closest first."""
    if change.state or change.action:
        names = frozenset({change.state} - {""})
        yield _Place(names, change.action)
    for path in (change.name, *change.uses):
        place = _parsed(path)
        if place is not None:
            yield place
    if change.name.startswith("states/"):
        yield _Place(frozenset({*_several(change.before), *_several(change.after)}))


def _parsed(path: str) -> _Place | None:
    """Return the place that a logical path names; None if it names none."""
    section, _, rest = path.partition("/")
    if section == "states":
        name, _, inner = rest.partition("/actions/")
        state = name.removesuffix("/model").removesuffix("/moves")
        return _Place(frozenset({state}), inner.partition("/")[0])
    if section == "actions":
        return _Place(frozenset(), rest.partition("/")[0])
    if section == "errors":
        return _Place(frozenset(), error=rest)
    return None


def _several(text: str) -> Iterable[str]:
    return [each for each in text.split(", ") if each]


def _met(place: _Place, exploration: Exploration, change: Change) -> Meeting | None:
    arrivals = list(_arrivals(place, exploration))
    if place.error:
        return _error(place.error, exploration)
    if not place.action:
        found = next(iter(arrivals), None)
        return None if found is None else Meeting(found.run, found.variants)
    wanted = {change.before, change.after} - {""}
    for arrival in arrivals:
        found_here = _pressed(place.action, exploration, arrival, wanted)
        if found_here is not None:
            return found_here
    return None


def _arrivals(place: _Place, exploration: Exploration) -> Iterator[Arrival]:
    """Yield how the pairs of a place are come to: unknown ones first, then nearest."""
    later: list[Arrival] = []
    for pair, arrivals in exploration.arrivals.items():
        if place.states and not place.states & set(pair):
            continue
        if pair[0] == UNKNOWN and pair[1]:
            yield arrivals[0]
        else:
            later.append(arrivals[0])
    yield from later


def _pressed(
    action: str, exploration: Exploration, arrival: Arrival, wanted: set[str]
) -> Meeting | None:
    """Return a run that goes on with an action, or on which it is refused."""
    arcs, pair = exploration.arcs, arrival.pair
    keys = {arcs.reading.client.action(action), arcs.reading.server.action(action)}
    going = [
        arc
        for arc in exploration.leaving(pair)
        if arc.edge is not None
        and arc.edge.action
        and arcs.reading.server.action(arc.edge.action) in keys
        and arc.variants & arrival.variants
    ]
    if going:
        arc = min(going, key=lambda each: _telling(each, wanted))
        return Meeting((*arrival.run, arc), arrival.variants & arc.variants)
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


def _telling(arc: Arc, wanted: set[str]) -> tuple[bool, bool, Pair]:
    """Return a key for what tells most: an unknown status, then what has changed."""
    unknown = arc.target[0] == UNKNOWN and bool(arc.target[1])
    return not unknown, not wanted & set(arc.target), arc.target


def _error(path: str, exploration: Exploration) -> Meeting | None:
    for arrivals in exploration.arrivals.values():
        for arc in exploration.leaving(arrivals[0].pair):
            error = arc.edge.error if arc.edge else ""
            there = arc.variants & arrivals[0].variants
            if there and (error == path or error.startswith(f"{path}/")):
                return Meeting((*arrivals[0].run, arc), there)
    return None
