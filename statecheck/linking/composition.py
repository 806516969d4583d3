"""Flows: the states of every step and of the host in one system."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from statecheck.finding import Finding, Fix, Related
from statecheck.language import nearest
from statecheck.linking.conditions import both, guards
from statecheck.linking.error_tree import merged
from statecheck.linking.fixing import fixed
from statecheck.linking.references import Kind, rebound
from statecheck.linking.rules import (
    AMBIGUOUS_STEP,
    UNKNOWN_STEP_EXIT,
    UNMAPPED_EXIT,
)
from statecheck.spec import (
    Action,
    End,
    ErrorCode,
    Flow,
    Listed,
    Model,
    Move,
    Offer,
    Option,
    Outcome,
    State,
    System,
    Table,
)

STAY = "stay"
UNKNOWN = "unknown"
POLICY = "the flow goes on"
"""The guard of what follows a state that hands control over."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A flow as one system.

    Attributes:
        system: States of steps under `step/STATE`, those of the host under their name.
        findings: What is wrong with how the steps are put together.
    """

    system: System
    findings: tuple[Finding, ...]


def compose(flow: Flow, host: System | None, steps: Mapping[str, System]) -> Composed:
    """Return the flow as one system.

    Args:
        flow: What its file says.
        host: The effective system whose states a target may name; None for none.
        steps: The effective system of each step; a step without one is left out.
    """
    composer = _Composer(flow, host, steps)
    findings = tuple(_boundary(flow, host, steps))
    return Composed(composer.system(), findings)


def _boundary(
    flow: Flow, host: System | None, steps: Mapping[str, System]
) -> Iterator[Finding]:
    """Yield what is wrong between the steps, their exits and the host."""
    for name, step in flow.steps.items():
        if host is not None and name in host.states:
            yield Finding(
                rule=AMBIGUOUS_STEP,
                at=step.at.key,
                message=f"`{name}` is both a step and a state of `{host.name}`",
                system=flow.name,
                related=(Related(host.states[name].at.key, "the state"),),
            )
        system = steps.get(name)
        if system is None:
            continue
        for exit_ in step.exits:
            if exit_ not in system.exits:
                near = nearest(exit_, tuple(system.exits))
                yield Finding(
                    rule=UNKNOWN_STEP_EXIT,
                    at=(step.at / "exits" / exit_).key,
                    message=f"`{system.name}` has no exit `{exit_}`",
                    system=flow.name,
                    fix=Fix(f"did you mean `{near}`?", near) if near else None,
                )
        for exit_ in system.exits:
            if exit_ not in step.exits:
                yield Finding(
                    rule=UNMAPPED_EXIT,
                    at=(step.at / "exits").key if step.exits else step.at.key,
                    message=f"step `{name}` does not say where exit `{exit_}` leads",
                    system=flow.name,
                    related=(Related(system.exits[exit_].at.key, "the exit"),),
                )


@dataclass(frozen=True, slots=True)
class _Part:
    """The system of a step, or the host, as the flow sees it.

    Attributes:
        prefix: `step/` before its states, empty for the host.
        system: With the options that the flow fixes put in, and the others renamed.
        exits: Where its exits lead, in the flow's own names.
    """

    prefix: str
    system: System
    exits: Mapping[str, tuple[Outcome, ...]]


class _Composer:
    """Puts the parts of one flow together."""

    def __init__(
        self, flow: Flow, host: System | None, steps: Mapping[str, System]
    ) -> None:
        self.flow = flow
        self.host = host
        self.parts: dict[str, _Part] = {}
        if host is not None:
            ends = {name: (Outcome((name,)),) for name in host.exits}
            self.parts[""] = _Part("", fixed(host, "", flow.options), ends)
        for name, system in steps.items():
            step = flow.steps[name]
            unsaid = (Outcome((UNKNOWN,), at=step.at),)
            exits = {exit_: step.exits.get(exit_) or unsaid for exit_ in system.exits}
            own = fixed(system, f"{name}.", step.options)
            self.parts[f"{name}/"] = _Part(f"{name}/", own, exits)
        self.model_names = self._names(lambda system: system.models)
        self.action_names = self._names(lambda system: system.actions)

    def _names(self, section: "object") -> dict[tuple[str, str], str]:
        """Return the composed name of each part's elements: its own if all agree."""
        owners: dict[str, list[object]] = {}
        for part in self.parts.values():
            for name, element in section(part.system).items():  # type: ignore[operator]
                if element not in owners.setdefault(name, []):
                    owners[name].append(element)
        return {
            (part.prefix, name): name if len(owners[name]) == 1 else part.prefix + name
            for part in self.parts.values()
            for name in section(part.system)  # type: ignore[operator]
        }

    def system(self) -> System:
        """Return the whole."""
        flow = self.flow
        initial = tuple(self._outcomes(flow.initial or ()))
        states = Table(self._states(initial))
        errors = Table[ErrorCode]()
        options: dict[str, Option] = {}
        for part in self.parts.values():
            errors = merged(errors, part.system.errors)
            options |= part.system.options
        host = self.parts[""].system if "" in self.parts else None
        return System(
            name=flow.name,
            title=flow.title,
            description=flow.description,
            version=flow.version,
            initial=initial if flow.initial is not None else None,
            exits=host.exits if host else Table(),
            options=Table(options.items()),
            actors=Table(
                pair for part in self.parts.values() for pair in part.system.actors.items()
            ),
            sources=Table(
                pair
                for sources in (
                    *(part.system.sources for part in self.parts.values()),
                    flow.sources,
                )
                for pair in sources.items()
            ),
            openness=host.openness if host else Table(),
            states=states,
            actions=Table(self._actions()),
            models=Table(self._models()),
            errors=errors,
            wire=self._wire(),
            properties=flow.properties,
            fact=flow.fact,
            at=flow.at,
            files=flow.files,
        )

    def _states(self, initial: tuple[Outcome, ...]) -> Iterator[tuple[str, State]]:
        """Yield the states that can be got to at all, as they are met."""
        waiting = [target for outcome in initial for target in outcome.target]
        seen: set[str] = set()
        for name in waiting:
            part, _, local = self._part_of(name)
            if name in seen or part is None or local not in part.system.states:
                continue
            seen.add(name)
            state = self._state(part, part.system.states[local])
            yield name, state
            waiting.extend(_targets(state))

    def _part_of(self, name: str) -> tuple[_Part | None, str, str]:
        """Return the part that a composed name belongs to, and its name there."""
        step, slash, local = name.partition("/")
        if slash and f"{step}/" in self.parts:
            return self.parts[f"{step}/"], step, local
        return self.parts.get(""), "", name

    def _state(self, part: _Part, state: State) -> State:
        def bind(kind: Kind, name: str) -> str:
            names = {Kind.MODEL: self.model_names, Kind.ACTION: self.action_names}
            return names.get(kind, {}).get((part.prefix, name), name)

        bound: State = rebound(state, bind)
        offers = bound.actions or Listed(Table[Offer]())
        none: Listed[tuple[Move, ...]] = Listed(())
        moves = bound.moves or none
        led = [replace(move, target=t) for move in moves.members for t in [move.target]]
        followed = tuple(self._moves(part, tuple(led)))
        if part.prefix and state.final is End.HANDOVER:
            followed = (*followed, *self._continuing(part))
        return replace(
            bound,
            name=part.prefix + state.name,
            group=state.group or part.prefix.rstrip("/"),
            wire=state.wire or state.name,
            takes="",
            actions=Listed(
                Table(
                    (
                        offer.action,
                        replace(
                            offer, outcomes=tuple(self._following(part, offer.outcomes))
                        ),
                    )
                    for offer in offers.members.values()
                ),
                offers.complete,
            ),
            moves=Listed(followed, moves.complete),
        )

    def _following(
        self, part: _Part, outcomes: tuple[Outcome, ...] | None
    ) -> Iterator[Outcome]:
        """Yield the outcomes of an offer with the part's names made the flow's."""
        for outcome in outcomes or ():
            inner = tuple(
                self._local(part, target)
                for target in outcome.target
                if target not in part.exits
            )
            if inner or not outcome.target:
                yield replace(outcome, target=inner)
            for target in outcome.target:
                for led in part.exits.get(target, ()):
                    for further in self._outcome(led):
                        yield replace(
                            outcome,
                            target=further.target,
                            if_=both(outcome.if_, further.if_),
                            guard=guards(outcome.guard, further.guard),
                        )

    def _moves(self, part: _Part, moves: tuple[Move, ...]) -> Iterator[Move]:
        for move in moves:
            as_outcome = Outcome(move.target, if_=move.if_, guard=move.guard)
            for outcome in self._following(part, (as_outcome,)):
                yield replace(
                    move, target=outcome.target, if_=outcome.if_, guard=outcome.guard
                )

    def _continuing(self, part: _Part) -> Iterator[Move]:
        """Yield how the flow may go on once control has been handed over."""
        for led in part.exits.values():
            for outcome in self._outcomes(led):
                yield Move(
                    outcome.target,
                    if_=outcome.if_,
                    guard=guards(POLICY, outcome.guard),
                    fact=outcome.fact,
                    at=outcome.at,
                )

    def _local(self, part: _Part, target: str) -> str:
        """Return the flow's name of a target that a part names."""
        if target in {STAY, UNKNOWN}:
            return target
        if target in part.system.states:
            return part.prefix + target
        host, _, state = target.partition("/")
        if self.host is not None and host == self.host.name and state in self.host.states:
            return state
        return UNKNOWN if "/" in target else part.prefix + target

    def _outcomes(self, outcomes: tuple[Outcome, ...]) -> Iterator[Outcome]:
        for outcome in outcomes:
            yield from self._outcome(outcome)

    def _outcome(self, outcome: Outcome) -> Iterator[Outcome]:
        """Yield an outcome written in the flow, with steps replaced by their entry."""
        plain = tuple(t for t in outcome.target if f"{t}/" not in self.parts)
        if plain:
            yield replace(outcome, target=plain)
        for target in outcome.target:
            part = self.parts.get(f"{target}/")
            if part is None:
                continue
            entry = self.flow.steps[target].entry or part.system.initial
            for first in entry or (Outcome((UNKNOWN,), at=outcome.at),):
                yield replace(
                    outcome,
                    target=tuple(self._local(part, name) for name in first.target),
                    if_=both(outcome.if_, first.if_),
                    guard=guards(outcome.guard, first.guard),
                )

    def _actions(self) -> Iterator[tuple[str, Action]]:
        for part in self.parts.values():
            for action in part.system.actions.values():
                name = self.action_names[part.prefix, action.name]
                bound = self._bound(part, action)
                yield name, replace(
                    bound, name=name, wire=action.wire or action.name, outcomes=None
                )

    def _models(self) -> Iterator[tuple[str, Model]]:
        for part in self.parts.values():
            for model in part.system.models.values():
                name = self.model_names[part.prefix, model.name]
                yield name, replace(self._bound(part, model), name=name)

    def _bound(self, part: _Part, element: "Action | Model") -> "Action | Model":
        return rebound(
            element,
            lambda kind, name: self.model_names.get((part.prefix, name), name)
            if kind is Kind.MODEL
            else name,
        )

    def _wire(self) -> "object":
        wires = [part.system.wire for part in self.parts.values() if part.system.wire]
        return wires[0] if wires else None


def _targets(state: State) -> list[str]:
    offers = state.actions.members.values() if state.actions else ()
    moves = state.moves.members if state.moves else ()
    return [
        target
        for outcomes in (*(offer.outcomes or () for offer in offers), moves)
        for outcome in outcomes
        for target in outcome.target
    ]
