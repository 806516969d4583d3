"""What a version expects at a place, read off its graph."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.messages.message import Message
from statecheck.changes.messages.openness import Reading
from statecheck.changes.telling import Telling, token
from statecheck.graph import START, Edge, StateGraph, VariantSet
from statecheck.spec import Listed, Offer, Table


@dataclass(frozen=True)
class Expecting:
    """One version of a system, expecting messages.

    Attributes:
        graph: The version.
        reading: How it is read.
    """

    graph: StateGraph
    reading: Reading

    @cached_property
    def telling(self) -> Telling:
        """What tells the version's states and actions."""
        return Telling(self.graph)

    def taken(self, message: Message, one: VariantSet) -> list[str]:
        """Return the nodes that an answer may tell."""
        if message.element in message.origin.system.exits:
            known = [message.element] if message.element in self.graph.exists else []
        elif message.element:
            known = self.telling.states(message.origin, message.element)
        else:
            known = []
        return [each for each in known if self.graph.exists[each] & one]

    def foresees(
        self, state: str, message: Message, node: str, one: VariantSet
    ) -> bool:
        """Return whether an answer may show a state; where that is not said, it may."""
        if node not in self.graph.exists and node != START:
            return True
        if state == node and not message.to:
            return True  # it is read once more
        for edge in self.graph.leaving.get(node, ()):
            if edge.error or not edge.variants & one or not self._goes(edge, message):
                continue
            if edge.target == state and (edge.sure or self.reading is Reading.SAID):
                return True
            if not edge.target and self.reading is Reading.SAID:
                return True
        return False

    def knows_what_follows(self, message: Message, node: str, one: VariantSet) -> bool:
        """Return whether a version says what each answer to a request shows."""
        known = node in self.graph.exists or node == START
        return known and not any(
            not edge.target and edge.variants & one and self._goes(edge, message)
            for edge in self.graph.leaving.get(node, ())
        )

    def _goes(self, edge: Edge, message: Message) -> bool:
        """Return whether an edge is gone before the answer."""
        if edge.move or not edge.action:
            return True
        return token(self.graph, edge.action) == message.to

    def answers(
        self, actions: Iterable[str], path: str, node: str, one: VariantSet
    ) -> bool | None:
        """Return whether an error may be the answer; None where nobody says so."""
        is_open = False
        for action in actions:
            errors = self.graph.system.actions[action].errors
            listed = errors.members if errors else ()
            names = (*listed, *self._raised(action, node, one))
            if any(self._means(name, path) for name in names):
                return True
            is_open = is_open or errors is None or not errors.complete
        return None if is_open else False

    def _means(self, name: str, path: str) -> bool:
        """Return whether an error is meant by the name that is listed."""
        resolved = self.graph.errors.resolve(name)
        for each in resolved.paths:
            below = path.startswith(f"{each}/") and not resolved.bare
            # a code as such may have been meant with what is below it
            above = each.startswith(f"{path}/") and self.reading is Reading.SAID
            if each == path or below or above:
                return True
        return False

    def _raised(self, action: str, node: str, one: VariantSet) -> Iterator[str]:
        """Yield the errors that are said of an action where it is on offer."""
        nodes = (node,) if node in self.graph.exists else self.graph.exists
        for each in nodes:
            listed = self.listed(each)
            offer = listed.members.get(action) if listed else None
            for outcome in (offer.outcomes or ()) if offer else ():
                if self.graph.space.where(outcome.if_) & one:
                    yield from outcome.error

    def says_offered(self, node: str, action: str, one: VariantSet) -> bool | None:
        """Return whether a version says that an action is on offer; None if neither.

        Of a node that it does not know, it says nothing.
        """
        listed = self.listed(node)
        offer = listed.members.get(action) if listed else None
        if offer is not None:
            return bool(self.graph.space.where(offer.if_) & one)
        if node in self.graph.system.exits or (listed is not None and listed.complete):
            return False
        return None

    def listed(self, node: str) -> Listed[Table[Offer]] | None:
        """Return what is on offer in a node."""
        state = self.graph.system.states.get(node)
        if state is not None:
            return state.actions
        return self.graph.system.start if node == START else None
