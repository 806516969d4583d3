"""The edges of a system: one for each outcome and target, and for each move."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from statecheck.graph.aftermath import STAY, Aftermath, Aftermaths
from statecheck.graph.doubt import Doubt
from statecheck.graph.edge import START, Certainty, Edge
from statecheck.graph.showing import held_once
from statecheck.graph.space import VariantSpace
from statecheck.graph.variants import VariantSet
from statecheck.language import Candidates
from statecheck.source import Location
from statecheck.spec import Action, Confidence, Move, Offer, Outcome, State, System

UNKNOWN = "unknown"
_BEHAVIOUR = (
    "target",
    "error",
    "outcomes",
    "if",
    "when",
    "guard",
    "after",
    "offered",
    "actor",
)
"""The words of offers, outcomes and moves that an edge says something of."""


class EdgeBuilder:
    """Builds the edges of one effective system.

    A name that nobody declares is taken for the nearest that somebody does, so that
    one misspelling does not look like many faults; a check reports it.
    """

    def __init__(self, system: System, space: VariantSpace, bar: Confidence) -> None:
        """Build for `system`; what is less sure than `bar` is doubtful."""
        self.system = system
        self.space = space
        self.doubt = Doubt(system.sources, bar)
        self.aftermaths = Aftermaths(system.errors, space)
        self.nodes = {
            name: space.where(exit_.if_) for name, exit_ in system.exits.items()
        }
        self.nodes |= {
            name: space.where(state.if_) for name, state in system.states.items()
        }
        self.unsure = frozenset(
            state.name
            for state in system.states.values()
            if self.doubt.by_key(state.fact, "if")
            or self.doubt.by_key(state.fact, "status")
        )
        self.doubtful_ends = frozenset(
            state.name
            for state in system.states.values()
            if self.doubt.by_key(state.fact, "final")
        )
        self._names = Candidates((*self.nodes, STAY, UNKNOWN))
        self._near: dict[str, str] = {}

    def edges(self) -> Iterator[Edge]:
        """Yield every edge: those of the start first, then state by state."""
        yield from self._beginning()
        for state in self.system.states.values():
            yield from self._leaving(state)

    def _beginning(self) -> Iterator[Edge]:
        """Yield how a flow begins; a request that begins one says it better."""
        system = self.system
        requests: list[Edge] = []
        if system.start is not None:
            disputed = self.doubt.by_key(system.fact, "start")
            for offer in system.start.members.values():
                requests.extend(self._offer(START, offer, disputed=disputed))
            if not system.start.complete:
                requests.append(self._unknown(START, system.place("start")))
        led = {edge.target for edge in requests}
        if requests:
            led.add("")  # `initial: unknown` says no more than leaving it out
        disputed = self.doubt.by_key(system.fact, "initial")
        for outcome in system.initial or ():
            for edge in self._outcome(START, None, outcome, "", disputed=disputed):
                if edge.target not in led:
                    yield edge
        yield from requests
        if system.initial is None and system.start is None:
            yield self._unknown(START, system.place("initial"))

    def _leaving(self, state: State) -> Iterator[Edge]:
        acting: list[Edge] = []
        moving: list[Edge] = []
        offers, moves = state.actions, state.moves
        if offers is not None:
            disputed = bool(state.fact.disputed) and state.fact.disputes("actions")
            for offer in offers.members.values():
                acting.extend(self._offer(state.name, offer, disputed=disputed))
        if moves is not None:
            for move in moves.members:
                moving.extend(self._move(state, move))
        exists = self.nodes[state.name]
        yield from held_once(acting, moving, self._showing(state), exists)
        for listed, word in ((offers, "actions"), (moves, "moves")):
            if listed is None:
                continue
            if not listed.complete or self.doubt.disputed(state.fact, word):
                yield self._unknown(state.name, state.at / word)
                break

    def _showing(self, state: State) -> str:
        """Return the safe action of a state that shows what its moves have brought."""
        offers = state.actions.members if state.actions else ()
        return min((name for name in offers if self._is_safe(name)), default="")

    def _is_safe(self, name: str) -> bool:
        action = self.system.actions.get(name)
        return action is not None and action.safe is True

    def _offer(self, source: str, offer: Offer, *, disputed: bool) -> Iterator[Edge]:
        action = self.system.actions.get(offer.action)
        by = offer.actor or (action.actor if action else "user")
        said: set[str] = set()
        for outcome in offer.outcomes or ():
            said.update(self.aftermaths.own(code) for code in outcome.error)
            yield from self._outcome(source, offer, outcome, by, disputed=disputed)
        if offer.incomplete or not offer.outcomes:
            yield self._unknown(source, offer.at, offer, by)
        if action is None:
            return
        listed = action.errors.members if action.errors else ()
        disputed_errors = self.doubt.disputed(action.fact, "errors")
        if action.errors is None or not action.errors.complete or disputed_errors:
            said_at_all = {*said, *map(self.aftermaths.own, listed)}
            yield from self._unlisted(source, offer, action, by, said_at_all)
        for code in listed:
            refusal = Outcome(error=(code,), fact=action.fact, at=action.at / "errors")
            yield from self._outcome(
                source,
                offer,
                refusal,
                by,
                disputed=disputed or self.doubt.by_key(action.fact, "errors"),
                said=said,
            )

    def _unlisted(
        self,
        source: str,
        offer: Offer,
        action: Action,
        by: str,
        said: Collection[str],
    ) -> Iterator[Edge]:
        """Yield where errors may lead that nobody says of an action or rules out."""
        at = action.at / "errors" if action.errors else action.at
        for answer in self.aftermaths.unlisted(said):
            for target in answer.targets:
                edge = self._edge(
                    source,
                    target,
                    offer=offer,
                    outcome=Outcome(error=(answer.path,), fact=action.fact, at=at),
                    error=answer.path,
                    apart=answer.apart,
                    by=by,
                    certainty=Certainty.DOUBTFUL,
                    variants=answer.variants,
                )
                yield replace(edge, listed=False)

    def _outcome(
        self,
        source: str,
        offer: Offer | None,
        outcome: Outcome,
        by: str,
        *,
        disputed: bool,
        said: Collection[str] = (),
    ) -> Iterator[Edge]:
        """Yield the edges of an outcome, less the codes in `said`.

        Of them the offer says something itself, a condition or a target.
        """
        there = self.space.where(outcome.if_)
        certainty = Certainty.CERTAIN
        if outcome.guard or (offer and (offer.guard or offer.offered == "sometimes")):
            certainty = Certainty.SOMETIMES
        if (
            disputed
            or self.doubt.of(outcome.fact, *_BEHAVIOUR)
            or (offer is not None and self.doubt.of(offer.fact, *_BEHAVIOUR))
        ):
            certainty = Certainty.DOUBTFUL
        for answer in self._answers(outcome, said):
            doubted = any(self.doubt.of(fact, "target") for fact in answer.facts)
            for target in answer.targets:
                yield self._edge(
                    source,
                    target,
                    offer=offer,
                    outcome=outcome,
                    error=answer.path,
                    apart=answer.apart,
                    by=by,
                    certainty=Certainty.DOUBTFUL if doubted else certainty,
                    variants=there & answer.variants,
                )

    def _answers(self, outcome: Outcome, said: Collection[str]) -> Iterator[Aftermath]:
        """Yield what an outcome may be answered with, and where the flow is then."""
        everything = self.space.everything
        if not outcome.error:
            yield Aftermath("", outcome.target, everything, ())
        for code in outcome.error:
            answers = self.aftermaths.of(code)
            if outcome.target:
                first, *details = answers
                # Whatever its details say, the flow is where the outcome says.
                apart = () if details else first.apart
                yield replace(first, targets=outcome.target, facts=(), apart=apart)
            elif said:
                yield from self.aftermaths.left(code, said)
            else:
                yield from answers

    def _move(self, state: State, move: Move) -> Iterator[Edge]:
        certainty = Certainty.CERTAIN if move.after else Certainty.SOMETIMES
        if move.guard:
            certainty = Certainty.SOMETIMES
        if self.doubt.of(move.fact, *_BEHAVIOUR) or (
            state.fact.disputed and state.fact.disputes("moves")
        ):
            certainty = Certainty.DOUBTFUL
        for target in move.target:
            yield self._edge(
                state.name,
                target,
                offer=None,
                outcome=move,
                error="",
                by=move.actor,
                certainty=certainty,
                variants=self.space.where(move.if_),
            )

    def _edge(
        self,
        source: str,
        name: str,
        *,
        offer: Offer | None,
        outcome: Outcome | Move,
        error: str,
        by: str,
        certainty: Certainty,
        variants: VariantSet,
        apart: tuple[str, ...] = (),
    ) -> Edge:
        target, declared = self._target(source, name)
        there = variants & self._offered(source, offer)
        if target in self.nodes:
            there = there & self.nodes[target]
        unsure = not target or (target in self.unsure and target != source)
        elsewhere = START != source != target
        shows = offer is not None and elsewhere and self._is_safe(offer.action)
        if shows and certainty is Certainty.CERTAIN and not outcome.after:
            certainty = Certainty.SOMETIMES
        return Edge(
            source=source,
            target=target,
            action=offer.action if offer else "",
            error=error,
            certainty=Certainty.DOUBTFUL if unsure else certainty,
            variants=there,
            optional=self._is_optional(source, there),
            by=by,
            offer=offer,
            outcome=outcome,
            at=outcome.at,
            declared=declared,
            move=shows or isinstance(outcome, Move),
            apart=apart,
        )

    def _offered(self, source: str, offer: Offer | None) -> VariantSet:
        """Return the variants that have a state, and an offer in it."""
        there = self.nodes.get(source, self.space.everything)
        return there & self.space.where(offer.if_) if offer else there

    def _is_optional(self, source: str, variants: VariantSet) -> bool:
        return bool(self.nodes.get(source, self.space.everything) & ~variants)

    def _target(self, source: str, name: str) -> tuple[str, bool]:
        """Return the node that a target means, and whether somebody declares it."""
        if name == STAY:
            return source, True
        if name in self.nodes:
            return name, True
        if name == UNKNOWN or "/" in name:
            return "", True
        if name not in self._near:
            self._near[name] = self._names.nearest(name)
        near = self._near[name]
        if near in (STAY, UNKNOWN):
            return source if near == STAY else "", True
        return near, bool(near)

    def _unknown(
        self, source: str, at: Location, offer: Offer | None = None, by: str = ""
    ) -> Edge:
        """Return the edge to nowhere known of what a list leaves open."""
        there = self._offered(source, offer)
        return Edge(
            source=source,
            target="",
            action=offer.action if offer else "",
            error="",
            certainty=Certainty.DOUBTFUL,
            variants=there,
            optional=self._is_optional(source, there),
            by=by,
            offer=offer,
            outcome=None,
            at=at,
        )
