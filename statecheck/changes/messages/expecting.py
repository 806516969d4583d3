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

    def _goes(self, edge: Edge, message: Message) -> bool:
        """Return whether an edge is gone before the answer."""
        if edge.move or not edge.action:
            return True
        return token(self.graph, edge.action) == message.to

    def answers(
        self, actions: Iterable[str], path: str, node: str, one: VariantSet
    ) -> bool:
        """Return whether an error may be the answer; where nobody says so, it may."""
        for action in actions:
            errors = self.graph.system.actions[action].errors
            is_known = errors is not None and errors.complete
            if not is_known and self.reading is Reading.SAID:
                return True
            listed = errors.members if errors else ()
            names = [*listed, *self._raised(action, node, one)]
            for name in names:
                resolved = self.graph.errors.resolve(name)
                for each in resolved.paths:
                    below = path.startswith(f"{each}/") and not resolved.bare
                    if each == path or below or each.startswith(f"{path}/"):
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

    def listed(self, node: str) -> Listed[Table[Offer]] | None:
        """Return what is on offer in a node."""
        state = self.graph.system.states.get(node)
        if state is not None:
            return state.actions
        return self.graph.system.start if node == START else None
