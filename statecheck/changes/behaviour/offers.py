"""What is on offer in a node, as a client presses it."""

from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.behaviour.spelling import Spelling
from statecheck.graph import START, VariantSet
from statecheck.immutable import frozen
from statecheck.spec import Listed, Offer, State, Table


@frozen
class Offered:
    """An action on offer in a node.

    Attributes:
        name: What the version calls it.
        variants: Where it is offered at all.
        always: Where it is offered whenever the node is shown.
        sure: Whether that is beyond doubt.
    """

    name: str
    variants: VariantSet
    always: VariantSet
    sure: bool = True


@dataclass(frozen=True)
class Offers:
    """What each node of one version offers.

    Attributes:
        spelling: How the version is spelled.
    """

    spelling: Spelling

    @cached_property
    def _known(self) -> dict[str, dict[str, Offered]]:
        return {}

    def at(self, node: str) -> dict[str, Offered]:
        """Return what a node offers, by its spelling on the wire."""
        known = self._known.get(node)
        if known is None:
            known = self._known[node] = self._at(node)
        return known

    def complete(self, node: str) -> bool:
        """Return whether a node offers nothing that is not listed."""
        listed = self._listed(node)
        if node in self.spelling.graph.system.exits:
            return True
        state = self.spelling.graph.system.states.get(node)
        disputed = state is not None and _disputed(state)
        return listed is not None and listed.complete and not disputed

    def _listed(self, node: str) -> Listed[Table[Offer]] | None:
        system = self.spelling.graph.system
        if node == START:
            return system.start
        state = system.states.get(node)
        return state.actions if state else None

    def _at(self, node: str) -> dict[str, Offered]:
        graph = self.spelling.graph
        listed = self._listed(node)
        if listed is None:
            return {}
        exists = graph.exists.get(node, graph.space.everything)
        state = graph.system.states.get(node)
        disputed = state is not None and _disputed(state)
        nothing = graph.space.nothing
        found: dict[str, Offered] = {}
        for offer in listed.members.values():
            there = exists & graph.space.where(offer.if_)
            at_times = bool(offer.guard) or offer.offered == "sometimes"
            found[self.spelling.action(offer.action)] = Offered(
                offer.action,
                there,
                nothing if at_times else there,
                sure=not disputed and not _unsure(offer),
            )
        return found


def _disputed(state: State) -> bool:
    """Return whether what a state offers is doubted; words alone doubt no one key."""
    return any("actions" in dispute.keys for dispute in state.fact.disputed)


def _unsure(offer: Offer) -> bool:
    return bool(offer.fact.disputed) and offer.fact.disputes("offered", "if")
