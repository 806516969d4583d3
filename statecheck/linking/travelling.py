"""Where a target leads in a flow: over exits and entries, from step to step."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.language import Candidates
from statecheck.linking.allowance import Allowance
from statecheck.linking.conditions import both, guards, less_sure
from statecheck.linking.leading import one_by_one
from statecheck.linking.parts import UNKNOWN, Part
from statecheck.spec import Flow, Move, Outcome, State

_STAY = "stay"

POLICY = "the flow goes on"
"""The guard of what follows a state that hands control over."""


class Travelling:
    """The names of one flow, and what they lead to."""

    def __init__(
        self, flow: Flow, parts: tuple[Part, ...], allowance: Allowance
    ) -> None:
        """Lead through `parts` as `flow` says, to no more than is allowed."""
        self.flow = flow
        self.allowance = allowance
        self.parts = {part.step: part for part in parts}
        self.host = self.parts.get("")
        self._names = frozenset(filter(None, self.parts))
        self._names |= self.host.names if self.host else frozenset()
        self._own = _Meant(self._names)
        self._parts = {part.step: _Meant(part.names) for part in parts}
        self.sources = {
            name: source.confidence
            for each in (*(part.system.sources for part in parts), flow.sources)
            for name, source in each.items()
        }

    def find(self, name: str) -> tuple[Part, State] | None:
        """Return the part and the state that a name of the flow means."""
        step, slash, local = name.partition("/")
        part = self.parts.get(step) if slash else self.host
        state = part and part.system.states.get(local if slash else name)
        return (part, state) if part and state else None

    def written(
        self, outcomes: tuple[Outcome, ...], within: frozenset[str] = frozenset()
    ) -> Iterator[Outcome]:
        """Yield outcomes that the flow writes, with steps replaced by their entry.

        `within` are the steps that have been entered on the way and were left at once.
        """
        for each in one_by_one(outcomes):
            outcome = self._own.meant(each)
            target = outcome.target[0] if outcome.target else ""
            part = self.parts.get(target) if target else None
            if part is None or target in within:
                yield replace(outcome, target=self._named(outcome.target))
                continue
            for first in self._entry(part) or (Outcome((UNKNOWN,), at=outcome.at),):
                for inner in self.led(part, (first,), within | {target}):
                    yield self._joined(outcome, inner)

    def _entry(self, part: Part) -> tuple[Outcome, ...]:
        """Return where a step begins.

        Where it names nothing that its system has, or has a like of, that is where the
        system begins; a check reports the name.
        """
        known = self._parts[part.step]
        entry = self.flow.steps[part.step].entry or ()
        if all(known.has(name) for each in entry for name in each.target):
            return entry or part.system.initial or ()
        return part.system.initial or ()

    def led(
        self,
        part: Part,
        outcomes: tuple[Outcome, ...],
        within: frozenset[str] = frozenset(),
    ) -> Iterator[Outcome]:
        """Yield outcomes of a part with its names made the flow's, exits followed."""
        for each in one_by_one(outcomes):
            outcome = self._parts[part.step].meant(each)
            target = outcome.target[0] if outcome.target else ""
            if not part.step or target not in part.exits:
                inner = tuple(self._local(part, name) for name in outcome.target)
                yield replace(outcome, target=inner)
                continue
            for further in self.written(part.exits[target], self._past(part, within)):
                yield self._joined(outcome, further)

    def _past(self, part: Part, within: frozenset[str]) -> frozenset[str]:
        """Return the steps that are not entered from where a part is left.

        Of a step that is called like a state of the host, its own exits mean the host's
        state; `ambiguous-step` says that it could be either.
        """
        shared = self.host is not None and part.step in self.host.names
        return within | {part.step} if shared else within

    def moved(self, part: Part, move: Move) -> Iterator[Move]:
        """Yield a move of a part with its names made the flow's."""
        step = Outcome(
            move.target,
            if_=move.if_,
            guard=move.guard,
            after=move.after,
            fact=move.fact,
            at=move.at,
            places=move.places,
        )
        for outcome in self.led(part, (step,)):
            yield replace(
                move,
                target=outcome.target,
                if_=outcome.if_,
                guard=outcome.guard,
                after=outcome.after,
                fact=outcome.fact,
                places=outcome.places,
            )

    def continued(self, part: Part) -> Iterator[Move]:
        """Yield how the flow may go on once a part has handed control over."""
        for led in part.exits.values():
            for outcome in self.written(led):
                yield Move(
                    outcome.target,
                    if_=outcome.if_,
                    guard=guards(POLICY, outcome.guard),
                    after=outcome.after,
                    fact=outcome.fact,
                    at=outcome.at,
                    places=outcome.places,
                )

    def _joined(self, first: Outcome, further: Outcome) -> Outcome:
        """Return what follows if one outcome leads to where another is decided.

        It is where the first is written; who refused, and when, the first says too.
        """
        self.allowance.take(1)
        return replace(
            first,
            target=further.target,
            if_=both(first.if_, further.if_),
            when=first.when or further.when,
            guard=guards(first.guard, further.guard),
            after=first.after or further.after,
            fact=less_sure(first.fact, further.fact, self.sources),
            places=first.places,
        )

    def _named(self, targets: tuple[str, ...]) -> tuple[str, ...]:
        """Return targets that the flow writes; `host/NAME` is the host's."""
        return tuple(self._of_host(target) or target for target in targets)

    def _of_host(self, target: str) -> str:
        host, slash, name = target.partition("/")
        if not slash or self.host is None or host in self.parts:
            return ""
        system = self.host.system
        known = name in system.states or name in system.exits
        return name if host == system.name and known else ""

    def _local(self, part: Part, target: str) -> str:
        """Return the flow's name of a target that a part names."""
        if target in {_STAY, UNKNOWN}:
            return target
        if target in part.system.states or "/" not in target:
            return part.local(target) if part.step else target
        return self._of_host(target) or UNKNOWN


class _Meant:
    """Names, one of which a target means."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._candidates = Candidates((*names, _STAY, UNKNOWN))
        self._near: dict[str, str] = {}

    def meant(self, outcome: Outcome) -> Outcome:
        """Return an outcome with a name that nobody declares taken for the nearest.

        A check reports it, and nothing else should be reported because of it.
        """
        name = outcome.target[0] if outcome.target else _STAY
        near = self._nearest(name)
        return outcome if near in {"", name} else replace(outcome, target=(near,))

    def has(self, name: str) -> bool:
        """Return whether a target means one of them, or might."""
        return bool(self._nearest(name)) or "/" in name

    def _nearest(self, name: str) -> str:
        if name in self._names or name in {_STAY, UNKNOWN} or "/" in name:
            return name
        if name not in self._near:
            self._near[name] = self._candidates.nearest(name)
        return self._near[name]
