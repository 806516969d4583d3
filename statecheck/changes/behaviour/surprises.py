"""What a server may do at a place that the client's version does not foresee."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.behaviour.arcs import Arc, Arcs, Pair
from statecheck.changes.behaviour.exploration import Arrival, Exploration
from statecheck.changes.behaviour.places import Place, several
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.changes.change import Change, Side
from statecheck.graph import START, Edge, VariantSet
from statecheck.spec import Outcome, When

_WAYS = frozenset(
    {
        "start-widened",
        "start-narrowed",
        "next-states-widened",
        "next-states-narrowed",
        "move-added",
        "move-removed",
        "condition-widened",
        "condition-narrowed",
        "condition-replaced",
    }
)
"""Kinds of change about where something leads, in which variants."""

_STARTS = frozenset({"start-widened", "start-narrowed"})

_OFFERS = frozenset(
    {
        "action-removed",
        "action-added",
        "conditional-action-removed",
        "conditional-action-added",
        "condition-widened",
        "condition-narrowed",
        "condition-replaced",
    }
)
"""Kinds of change about what is on offer, in which variants."""


def unforeseen(arcs: Arcs, arc: Arc, variants: VariantSet) -> VariantSet:
    """Return in which of some variants the client's version has no such step."""
    edge = arc.edge
    if edge is None:
        return arcs.sides.space.nothing
    known = arcs.sides.space.nothing
    pressed = arcs.reading.server.action(edge.action) if edge.action else ""
    # After an error the client is where it believes to be, wherever the server is.
    target = arc.target[1] if edge.error else arc.target[0]
    wanted = pressed, target, edge.error
    for each in arcs.sides.client.leaving.get(arc.source[0], ()):
        if each.move and each.target == arc.target[0] and not edge.error:
            known = known | each.variants  # it may be there before the answer is made
            continue
        spelled = arcs.reading.client.action(each.action) if each.action else ""
        alike = (spelled, each.target, each.error) == wanted
        if alike and _cases(each) in {_ALL, _cases(edge)}:
            known = known | each.variants
    return variants & ~known


Cases = tuple[When | None, str]
_ALL: Cases = (None, "")


def _cases(edge: Edge) -> Cases:
    """Return for which requests an edge is gone, and what only the server knows."""
    if isinstance(edge.outcome, Outcome):
        return edge.outcome.when, edge.outcome.guard
    return _ALL


def refused(arcs: Arcs, key: str, arrival: Arrival) -> VariantSet:
    """Return in which variants a client presses in vain what it finds on offer."""
    believed, actual = arrival.pair
    mine = arcs.offers.at(believed).get(key) if believed else None
    theirs = arcs.offered.at(actual).get(key)
    if mine is None:
        return arcs.sides.space.nothing
    gone = arrival.variants & mine.variants
    return gone & ~theirs.variants if theirs else gone


def spellings(arcs: Arcs, action: str) -> frozenset[str]:
    """Return how an action is spelled, by either version's name of it."""
    reading = arcs.reading
    return frozenset((reading.client.action(action), reading.server.action(action)))


@dataclass(frozen=True)
class Surprises:
    """What may surprise a client.

    Attributes:
        exploration: All that client and server may come to, by doubtful steps as well.
    """

    exploration: Exploration

    def may_be(self, place: Place, change: Change, side: Side) -> bool:
        """Return whether a change may surprise the client at a place that it gets to.

        What is not about ways or offers of a state or the start always may.
        """
        name, kind = change.name, change.kind.name
        _, _, offered = name.partition("/actions/")
        leads = "/" in offered or "/moves" in name or not kind.startswith("condition-")
        is_way = side is Side.EMITS and kind in _WAYS and leads
        is_open = side is Side.EMITS and kind == "next-states-undeclared"
        is_offer = side is Side.ACCEPTS and kind in _OFFERS and bool(offered)
        if not (is_way or is_offer or is_open):
            return True
        targets = {*several(change.before), *several(change.after)}
        targets.add(name.rpartition("/")[2])
        if kind in _STARTS:
            starts = self._at({START})
            return any(self._leads_astray("", targets, each) for each in starts)
        if not place.states:
            return True
        arrivals = self._at(place.states)
        if is_open:
            return not all(self._expects_any(place.action, each) for each in arrivals)
        if is_way:
            return any(
                self._leads_astray(place.action, targets, each) for each in arrivals
            )
        return any(self._refuses(place.action, each) for each in arrivals)

    def _at(self, states: Iterable[str]) -> Iterator[Arrival]:
        """Yield how states are come to, in each of the variants."""
        for pair in dict.fromkeys(p for each in states for p in self._in.get(each, ())):
            yield from self.exploration.arrivals[pair]

    @cached_property
    def _in(self) -> Mapping[str, list[Pair]]:
        """By state, the pairs in which the client or the server is there."""
        found: dict[str, list[Pair]] = {}
        for pair in self.exploration.arrivals:
            for state in dict.fromkeys(pair):
                found.setdefault(state, []).append(pair)
        return found

    def _expects_any(self, action: str, arrival: Arrival) -> bool:
        """Return whether the client does not know either what follows there.

        What it does not press, it expects nothing of.
        """
        arcs, believed = self.exploration.arcs, arrival.pair[0]
        keys = spellings(arcs, action) if action else frozenset()
        if believed == UNKNOWN:
            return True
        listed = arcs.offers.at(believed)
        if keys and arcs.offers.complete(believed) and keys.isdisjoint(listed):
            return True
        spelling = arcs.reading.client
        return any(
            not (edge.target or edge.error)
            and (edge.move or not edge.action or spelling.action(edge.action) in keys)
            for edge in arcs.sides.client.leaving.get(believed, ())
            if arrival.variants & edge.variants
        )

    def _leads_astray(
        self, action: str, targets: AbstractSet[str], arrival: Arrival
    ) -> bool:
        """Return whether the server may go to some states where none is foreseen."""
        arcs = self.exploration.arcs
        keys = spellings(arcs, action)
        for arc in self.exploration.leaving(arrival.pair):
            if arc.edge is None:
                return True  # nobody knows what follows
            pressed = arc.edge.action
            if action and arcs.reading.server.action(pressed) not in keys:
                continue
            if targets.isdisjoint(arc.target):
                continue
            there = arrival.variants & arc.variants
            if there and unforeseen(arcs, arc, there):
                return True
        return False

    def _refuses(self, action: str, arrival: Arrival) -> bool:
        """Return whether the client may press something in vain there."""
        arcs = self.exploration.arcs
        believed, actual = arrival.pair
        if not (arcs.offers.complete(believed) and arcs.offered.complete(actual)):
            return True
        return any(refused(arcs, key, arrival) for key in spellings(arcs, action))
