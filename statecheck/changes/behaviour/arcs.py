"""What a client and a server do together: pairs of what is believed and what is so.

A client reads the status of each answer and goes on from the state of its own version
that this status tells. What it believes differs from what is so only where an answer
does not show the state: after an error, or after an action that is answered otherwise.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.behaviour.offers import Offers
from statecheck.changes.behaviour.presses import Presses
from statecheck.changes.behaviour.reading import UNKNOWN, Reading
from statecheck.changes.behaviour.sending import (
    Possible,
    Sending,
    is_conditional,
    named_fields,
)
from statecheck.changes.behaviour.sharing import Sides
from statecheck.graph import START, Edge, VariantSet

Pair = tuple[str, str]
"""What the client takes the state for, and the state of the server.

The first is empty where an answer tells the client nothing, both are where nobody knows
where the server is.
"""

ANYWHERE: Pair = (UNKNOWN, "")
BEGIN: Pair = (START, START)


@dataclass(frozen=True, slots=True, eq=False)
class Arc:
    """One step that both take together.

    Attributes:
        source: Before it.
        target: After it.
        edge: What the server does; None for where it may be that nobody knows.
        variants: Where this can happen.
        sure: Whether it is known to.
        shown: Whether the client is shown the state that follows.
    """

    source: Pair
    target: Pair
    edge: Edge | None
    variants: VariantSet
    sure: bool
    shown: bool = True


@dataclass(frozen=True)
class Arcs:
    """The steps of a client and a server.

    Attributes:
        sides: The client and the server.
    """

    sides: Sides

    @cached_property
    def reading(self) -> Reading:
        """How the client reads what it is shown."""
        return Reading(self.sides)

    @cached_property
    def offers(self) -> Offers:
        """What the client believes to be on offer."""
        return Offers(self.reading.client)

    @cached_property
    def offered(self) -> Offers:
        """What is on offer."""
        return Offers(self.reading.server)

    @cached_property
    def _known(self) -> dict[Pair, tuple[Arc, ...]]:
        return {}

    def leaving(self, pair: Pair) -> tuple[Arc, ...]:
        """Return the steps from a pair, the surest first, then by name."""
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = tuple(self._leaving(pair))
        return known

    def _leaving(self, pair: Pair) -> Iterator[Arc]:
        believed, actual = pair
        if not actual:
            for node, exists in sorted(self.sides.server.exists.items()):
                for name, there in self.reading.taken(node):
                    yield Arc(pair, (name, node), None, exists & there, sure=False)
            return
        edges = self.sides.server.ordered[actual]
        for edge in edges:
            if edge.action:
                if believed:
                    yield from self._pressed(pair, edge)
                yield from self._moved(pair, edge)
            elif edge.target:
                yield from self._shown(pair, edge, edge.variants, sure=edge.sure)
            elif edge.declared:
                yield Arc(pair, ANYWHERE, edge, edge.variants, sure=False)

    def _moved(self, pair: Pair, edge: Edge) -> Iterator[Arc]:
        """Yield a move that an action shows, where that is not on offer."""
        if not edge.move or not edge.target:
            return
        offered = self.offered.at(pair[1]).get(self.reading.server.action(edge.action))
        there = edge.variants & ~offered.variants if offered else edge.variants
        if there:
            yield from self._shown(pair, edge, there, sure=edge.sure)

    def _pressed(self, pair: Pair, edge: Edge) -> Iterator[Arc]:
        """Yield what follows where the client presses what an edge needs."""
        believed, actual = pair
        key = self.reading.server.action(edge.action)
        name, variants, sure = self._press(believed, key, edge)
        variants = variants & edge.variants
        if not variants or not (edge.target or edge.declared):
            return
        can = Possible.YES
        if is_conditional(edge):
            there = self._theirs.at(actual)[key]
            known = named_fields(self._mine.at(believed).get(key, ()))
            can = self._sending(name, edge.action).possible(edge, there, known)
        if can is Possible.NO:
            return
        sure = sure and edge.sure and can is Possible.YES
        if not edge.target:
            yield Arc(pair, ANYWHERE, edge, variants, sure=False)
        elif edge.error or not self.reading.server.shows(edge.action):
            yield from self._unseen(pair, key, edge, variants, sure=sure)
        else:
            yield from self._shown(pair, edge, variants, sure=sure, key=key)

    def _press(
        self, believed: str, key: str, edge: Edge
    ) -> tuple[str, VariantSet, bool]:
        """Return the client's name of an action, where it presses it, if surely."""
        everything = self.sides.space.everything
        if believed == START and self.sides.client.system.start is None:
            return edge.action, everything, True
        offered = self.offers.at(believed).get(key)
        if offered is not None:
            return offered.name, offered.variants, offered.sure
        name = self._catalogue.get(key, "")
        if name and not self.offers.complete(believed):
            return name, everything, False
        return "", self.sides.space.nothing, False

    def _shown(
        self,
        pair: Pair,
        edge: Edge,
        variants: VariantSet,
        *,
        sure: bool,
        key: str = "",
    ) -> Iterator[Arc]:
        """Yield what the client takes a state for that it is shown."""
        if pair[0] == UNKNOWN:
            expected: frozenset[str] = frozenset()
        else:
            expected = frozenset(
                each.target for each in self._mine.at(pair[0]).get(key, ())
            )
        for name, there in self.reading.taken(edge.target, expected):
            both = variants & there
            if both:
                yield Arc(pair, (name, edge.target), edge, both, sure)

    def _unseen(
        self,
        pair: Pair,
        key: str,
        edge: Edge,
        variants: VariantSet,
        *,
        sure: bool,
    ) -> Iterator[Arc]:
        """Yield where the client believes to be after an answer that shows no state.

        It believes what its own version says of such an answer. Where that allows for
        what is so, the next answer will tell; where it says nothing, so it will.
        """
        expected = self._mine.answers(
            pair[0], key, self.reading.server.code(edge.error)
        )
        targets = frozenset(each.target for each in expected)
        space = self.sides.space
        for name, there in self.reading.taken(edge.target, targets):
            both = variants & there
            foreseen, said = space.nothing, space.nothing
            for each in expected:
                said = said | each.variants
                if not each.target or self._same(each.target, name):
                    foreseen = foreseen | each.variants
            astray = both & said & ~foreseen if name else space.nothing
            if both & ~astray:
                target = (name, edge.target)
                yield Arc(pair, target, edge, both & ~astray, sure, shown=False)
            for each in expected:
                if each.target and astray & each.variants:
                    target = (each.target, edge.target)
                    led = astray & each.variants
                    yield Arc(pair, target, edge, led, sure and each.sure, shown=False)

    def _same(self, expected: str, taken: str) -> bool:
        """Return whether a node is the expected one; ends that nobody is shown are."""
        if expected == taken:
            return True
        client, server = self.sides.client.system, self.sides.server.system
        return (
            expected in client.exits
            and taken in server.exits
            and client.exits[expected].final is server.exits[taken].final
        )

    @cached_property
    def _catalogue(self) -> dict[str, str]:
        """By spelling, the actions that the client knows."""
        return {
            self.reading.client.action(name): name
            for name in self.sides.client.system.actions
        }

    @cached_property
    def _mine(self) -> Presses:
        """What the client knows of where its actions lead."""
        return Presses(self.sides.client, self.reading.client)

    @cached_property
    def _theirs(self) -> Presses:
        """Where actions lead on the server."""
        return Presses(self.sides.server, self.reading.server)

    def _sending(self, name: str, theirs: str) -> Sending:
        known = self._sendings.get((name, theirs))
        if known is None:
            both = (self.sides.client, self.sides.server)
            known = self._sendings[name, theirs] = Sending(*both, (name, theirs))
        return known

    @cached_property
    def _sendings(self) -> dict[tuple[str, str], Sending]:
        return {}
