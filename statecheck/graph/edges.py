"""The edges of a system: one for each outcome and target, and for each move."""

from collections.abc import Iterator

from statecheck.graph.edge import START, Certainty, Edge
from statecheck.graph.variants import VariantSet, VariantSpace
from statecheck.language import nearest
from statecheck.linking import ErrorTree
from statecheck.source import Location
from statecheck.spec import (
    UNSAID,
    Confidence,
    Fact,
    Move,
    Offer,
    Outcome,
    State,
    System,
)

STAY = "stay"
UNKNOWN = "unknown"
_ORDER = tuple(Confidence)


class EdgeBuilder:
    """Builds the edges of one effective system.

    A name that nobody declares is taken for the nearest that somebody does, so that
    one misspelling does not look like many faults; a check reports it.
    """

    def __init__(self, system: System, space: VariantSpace, bar: Confidence) -> None:
        """Build for `system`; what is less sure than `bar` is doubtful."""
        self.system = system
        self.space = space
        self.bar = bar
        self.tree = ErrorTree(system.errors)
        self.nodes = {name: space.where(exit_.if_) for name, exit_ in system.exits.items()}
        self.nodes |= {
            name: space.where(state.if_) for name, state in system.states.items()
        }

    def edges(self) -> Iterator[Edge]:
        """Yield every edge: those of the start first, then state by state."""
        yield from self._beginning()
        for state in self.system.states.values():
            yield from self._leaving(state)

    def _beginning(self) -> Iterator[Edge]:
        system = self.system
        place = system.place("initial")
        for outcome in system.initial or ():
            yield from self._outcome(START, None, outcome, "", self.space.everything)
        if system.start is not None:
            for offer in system.start.members.values():
                yield from self._offer(START, offer, self.space.everything)
            if not system.start.complete:
                yield self._unknown(START, "", "", None, system.place("start"))
        if system.initial is None and system.start is None:
            yield self._unknown(START, "", "", None, place)

    def _leaving(self, state: State) -> Iterator[Edge]:
        variants = self.nodes[state.name]
        if state.actions is not None:
            for offer in state.actions.members.values():
                yield from self._offer(state.name, offer, variants, state)
            if not state.actions.complete:
                at = state.at / "actions"
                yield self._unknown(state.name, "", "", None, at, variants)
        if state.moves is not None:
            for move in state.moves.members:
                yield from self._move(state, move, variants)
            if not state.moves.complete and (
                state.actions is None or state.actions.complete
            ):
                at = state.at / "moves"
                yield self._unknown(state.name, "", "", None, at, variants)

    def _offer(
        self, source: str, offer: Offer, variants: VariantSet, state: State | None = None
    ) -> Iterator[Edge]:
        action = self.system.actions.get(offer.action)
        by = offer.actor or (action.actor if action else "user")
        there = variants & self.space.where(offer.if_)
        doubted = state is not None and bool(state.fact.disputed) and state.fact.disputes("actions")
        said: set[str] = set()
        for outcome in offer.outcomes or ():
            said.update(outcome.error)
            yield from self._outcome(source, offer, outcome, by, there, doubted=doubted)
        if offer.incomplete:
            yield self._unknown(source, offer.action, by, offer, offer.at, there)
        if action is not None and action.errors is not None:
            for code in action.errors.members:
                if code not in said:
                    at = action.at / "errors"
                    refusal = Outcome(error=(code,), fact=action.fact, at=at)
                    yield from self._outcome(source, offer, refusal, by, there)

    def _outcome(
        self,
        source: str,
        offer: Offer | None,
        outcome: Outcome,
        by: str,
        variants: VariantSet,
        *,
        doubted: bool = False,
    ) -> Iterator[Edge]:
        there = variants & self.space.where(outcome.if_)
        facts = (outcome.fact,) if offer is None else (outcome.fact, offer.fact)
        certainty = Certainty.CERTAIN
        if outcome.guard or (offer and (offer.guard or offer.offered == "sometimes")):
            certainty = Certainty.SOMETIMES
        if doubted or any(self._doubtful(fact) for fact in facts):
            certainty = Certainty.DOUBTFUL
        for code in outcome.error or ("",):
            paths = self.tree.resolve(code).paths if code else ()
            path = paths[0] if len(paths) == 1 else code
            raised = there
            for above in self.tree.lineage(paths[0]) if paths else ():
                raised = raised & self.space.where(above.if_)
            for target in outcome.target or self._aftermath(paths):
                yield self._edge(
                    source, target, certainty, raised, by, offer, outcome, path
                )

    def _aftermath(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        """Return where an error leaves the flow: what the code says, or where it is."""
        for code in self.tree.lineage(paths[0]) if paths else ():
            if code.target is not None:
                return code.target
        return (STAY,)

    def _move(self, state: State, move: Move, variants: VariantSet) -> Iterator[Edge]:
        there = variants & self.space.where(move.if_)
        certainty = Certainty.CERTAIN if move.after else Certainty.SOMETIMES
        if move.guard:
            certainty = Certainty.SOMETIMES
        if self._doubtful(move.fact) or state.fact.disputes("moves"):
            certainty = Certainty.DOUBTFUL
        for target in move.target:
            yield self._edge(
                state.name, target, certainty, there, move.actor, None, move, ""
            )

    def _edge(
        self,
        source: str,
        name: str,
        certainty: Certainty,
        variants: VariantSet,
        by: str,
        offer: Offer | None,
        outcome: Outcome | Move,
        error: str,
    ) -> Edge:
        target, declared = self._target(source, name)
        return Edge(
            source=source,
            target=target,
            action=offer.action if offer else "",
            error=error,
            certainty=certainty if target else Certainty.DOUBTFUL,
            variants=variants & self.nodes[target] if target in self.nodes else variants,
            by=by,
            offer=offer,
            outcome=outcome,
            at=outcome.at,
            declared=declared,
        )

    def _target(self, source: str, name: str) -> tuple[str, bool]:
        """Return the node that a target means, and whether somebody declares it."""
        if name == STAY:
            return source, True
        if name in self.nodes:
            return name, True
        if name == UNKNOWN or "/" in name:
            return "", True
        near = nearest(name, tuple(self.nodes))
        return near, bool(near)

    def _unknown(
        self,
        source: str,
        action: str,
        by: str,
        offer: Offer | None,
        at: Location,
        variants: VariantSet | None = None,
    ) -> Edge:
        return Edge(
            source=source,
            target="",
            action=action,
            error="",
            certainty=Certainty.DOUBTFUL,
            variants=self.space.everything if variants is None else variants,
            by=by,
            offer=offer,
            outcome=None,
            at=at,
        )

    def _doubtful(self, fact: Fact) -> bool:
        if fact is UNSAID:
            return False
        if fact.disputed and fact.disputes("target", "error", "outcomes"):
            return True
        sure = self.confidence(fact)
        return _ORDER.index(sure) > _ORDER.index(self.bar)

    def confidence(self, fact: Fact) -> Confidence:
        """Return how sure a fact is: as it says, or as its surest source is."""
        said = fact.confidence.get("")
        if said is not None:
            return said
        known = [
            self.system.sources[name].confidence
            for name in fact.source
            if name in self.system.sources
        ]
        return min(known, key=_ORDER.index, default=Confidence.DOCUMENTED)
