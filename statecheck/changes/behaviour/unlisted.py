"""Where a client may press, or be answered, what neither version lists or rules out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.behaviour.arcs import Pair
from statecheck.changes.behaviour.exploration import Exploration
from statecheck.changes.behaviour.places import Place
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.changes.behaviour.surprises import spellings
from statecheck.graph import START
from statecheck.immutable import frozen
from statecheck.spec import Listed

Errors = Listed[tuple[str, ...]]


@frozen
class Pressed:
    """Something that a client may press, though it is not listed there.

    Attributes:
        pair: Where.
        action: The client's name of it.
        error: Path of the error code that may be the answer; empty if any answer will
            do.
    """

    pair: Pair
    action: str
    error: str = ""


@dataclass(frozen=True)
class Unlisted:
    """What is left open where client and server come to.

    Attributes:
        exploration: All that they come to.
    """

    exploration: Exploration

    def pressed(self, place: Place) -> Iterator[Pressed]:
        """Yield what may be pressed that meets a place, in the nearest pair first.

        What is said of an error code is met where both versions leave open whether it
        is the answer, or list it; what an action says of one, where either does.
        """
        if not place.action and not place.error:
            return
        keys = spellings(self.exploration.arcs, place.action) if place.action else ()
        if place.error:
            for pair in _at(place, self._answering):
                for key in self._answering[pair]:
                    if key in keys or (not keys and self._fits(key, place.error)):
                        yield Pressed(pair, self._known[key], place.error)
        wanted = [key for key in self._known if key in keys]
        if not place.action:
            wanted = [key for key in self._known if self._fits(key, place.error)]
        for pair in _at(place, self._offering):
            for key in wanted:
                if self._may_press(pair, key, taken=place.taken or bool(place.error)):
                    yield Pressed(pair, self._known[key], place.error)

    @cached_property
    def _known(self) -> Mapping[str, str]:
        """By spelling, the client's names of the actions that it knows."""
        reading = self.exploration.arcs.reading
        names = self.exploration.arcs.sides.client.system.actions
        return {reading.client.action(name): name for name in sorted(names)}

    @cached_property
    def _errors(self) -> Mapping[str, list[Errors | None]]:
        """By spelling of an action, the errors that each version lists for it."""
        arcs = self.exploration.arcs
        found: dict[str, list[Errors | None]] = {}
        for spelling in (arcs.reading.client, arcs.reading.server):
            for name, action in spelling.graph.system.actions.items():
                found.setdefault(spelling.action(name), []).append(action.errors)
        return found

    def _is_open(self, key: str) -> bool:
        """Return whether some version leaves open with what an action is answered."""
        listed = self._errors.get(key, [None])
        return any(each is None or not each.complete for each in listed)

    def _fits(self, key: str, error: str) -> bool:
        """Return whether an error may be the answer to an action, by both versions."""
        return all(
            each is None
            or not each.complete
            or any(_kin(error, code) for code in each.members)
            for each in self._errors.get(key, ())
        )

    @cached_property
    def _offering(self) -> Mapping[Pair, None]:
        """The pairs where more may be on offer than either version lists."""
        return {p: None for p in self.exploration.arrivals if self._may_offer(p)}

    @cached_property
    def _answering(self) -> Mapping[Pair, tuple[str, ...]]:
        """By pair, the spellings of what is on offer and may have further answers."""
        found: dict[Pair, tuple[str, ...]] = {}
        server = self.exploration.arcs.reading.server
        for pair in self.exploration.arrivals:
            keys = {
                server.action(arc.edge.action)
                for arc in self.exploration.leaving(pair)
                if arc.edge is not None and arc.edge.action
            }
            known = [k for k in sorted(keys) if k in self._known and self._is_open(k)]
            if known:
                found[pair] = tuple(known)
        return found

    def _may_press(self, pair: Pair, key: str, *, taken: bool) -> bool:
        """Return whether a client may press an action, and it may be on offer."""
        arcs = self.exploration.arcs
        believed, actual = pair
        pressed = key in arcs.offers.at(believed) or not arcs.offers.complete(believed)
        if not taken:
            return pressed
        there = key in arcs.offered.at(actual) or not arcs.offered.complete(actual)
        return pressed and there

    def _may_offer(self, pair: Pair) -> bool:
        arcs = self.exploration.arcs
        believed, actual = pair
        if believed == UNKNOWN:
            return False
        if actual == START and arcs.sides.server.system.initial is not None:
            return False  # a flow begins by itself
        return not (arcs.offers.complete(believed) and arcs.offered.complete(actual))


def _at(place: Place, pairs: Iterable[Pair]) -> Iterator[Pair]:
    for pair in pairs:
        if not place.states or not place.states.isdisjoint(pair):
            yield pair


def _kin(one: str, other: str) -> bool:
    """Return whether two error codes are the same, or one is below the other."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")
