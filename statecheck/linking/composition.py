"""Flows: the states of every step and of the host in one system."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from statecheck.finding import Finding
from statecheck.immutable import frozen
from statecheck.linking.allowance import Allowance
from statecheck.linking.boundary import boundary
from statecheck.linking.error_merging import merged
from statecheck.linking.fixing import fixed_in
from statecheck.linking.leading import one_by_one
from statecheck.linking.parts import Part, parts_of
from statecheck.linking.travelling import Travelling
from statecheck.spec import (
    End,
    ErrorCode,
    Flow,
    Listed,
    Offer,
    Outcome,
    Scalar,
    State,
    System,
    Table,
)


@frozen
class Composed:
    """A flow as one system.

    Attributes:
        system: States of steps under `step/STATE`, those of the host under their name.
        fixed: The options that the flow fixes, as its formulas call them.
        findings: What is wrong with how the steps are put together.
    """

    system: System
    fixed: Table[Scalar]
    findings: tuple[Finding, ...]


def compose(
    flow: Flow,
    host: System | None,
    steps: Mapping[str, System],
    allowance: Allowance,
) -> Composed:
    """Return the flow as one system.

    Args:
        flow: What its file says.
        host: The effective system whose states a target may name; None for none.
        steps: The effective system of each step; a step without one is left out.
        allowance: How many outcomes may come from exits that others lead to.

    Raises:
        LimitError: They are more.
    """
    settings = Table(
        (
            *flow.options.items(),
            *(
                (f"{step.name}.{name}", value)
                for step in flow.steps.values()
                for name, value in step.options.items()
            ),
        )
    )
    parts = parts_of(_with_options(flow, settings), host, steps)
    findings = tuple(boundary(flow, host, steps))
    system = _composed(_with_options(flow, settings), parts, allowance)
    return Composed(system, settings, findings)


def _with_options(flow: Flow, settings: Table[Scalar]) -> Flow:
    """Return the flow with the options that it fixes put into its own formulas."""
    initial = fixed_in(flow.initial, "", settings)
    steps = Table(
        (
            name,
            replace(
                step,
                entry=fixed_in(step.entry, "", settings),
                exits=fixed_in(step.exits, "", settings),
            ),
        )
        for name, step in flow.steps.items()
    )
    return replace(flow, initial=initial, steps=steps)


def _composed(flow: Flow, parts: tuple[Part, ...], allowance: Allowance) -> System:
    host = next((part.system for part in parts if not part.step), None)
    systems = [part.system for part in parts]
    travelling = Travelling(flow, parts, allowance)
    initial = None
    if flow.initial is not None:
        initial = one_by_one(tuple(travelling.written(flow.initial)))
    errors = Table[ErrorCode]()
    for system in systems:
        errors = merged(errors, system.errors)
    wires = [system.wire for system in systems if system.wire is not None]
    return System(
        name=flow.name,
        title=flow.title,
        description=flow.description,
        version=flow.version,
        initial=initial,
        exits=host.exits if host else Table(),
        options=Table(pair for each in systems for pair in each.options.items()),
        actors=Table(pair for each in systems for pair in each.actors.items()),
        sources=Table(
            (
                *(pair for each in systems for pair in each.sources.items()),
                *flow.sources.items(),
            )
        ),
        defaults=flow.defaults,
        openness=_openness(systems),
        states=Table(_states(travelling, initial or ())),
        actions=Table(pair for each in systems for pair in each.actions.items()),
        models=Table(pair for each in systems for pair in each.models.items()),
        errors=errors,
        wire=wires[0] if wires else None,
        properties=flow.properties,
        fact=flow.fact,
        at=flow.at,
        places=flow.places,
        files=flow.files,
    )


def _openness(systems: list[System]) -> Table[str]:
    """Return what all of the systems say alike."""
    if not systems:
        return Table()
    return Table(
        (word, said)
        for word, said in systems[0].openness.items()
        if all(system.openness.get(word) == said for system in systems)
    )


def _states(
    travelling: Travelling, initial: tuple[Outcome, ...]
) -> Iterator[tuple[str, State]]:
    """Yield the states that can be got to at all, as they are met."""
    waiting = [target for outcome in initial for target in outcome.target]
    seen: set[str] = set()
    for name in waiting:  # which grows
        found = travelling.find(name)
        if name in seen or found is None:
            continue
        seen.add(name)
        state = _state(travelling, *found)
        yield name, state
        waiting.extend(_targets(state))


def _state(travelling: Travelling, part: Part, state: State) -> State:
    """Return a state of a part as the flow has it."""
    offers = state.actions or Listed(Table[Offer]())
    moves = state.moves or Listed(())
    led = [move for each in moves.members for move in travelling.moved(part, each)]
    if part.step and state.final is End.HANDOVER:
        led += [move for move in travelling.continued(part) if move not in led]
    return replace(
        state,
        name=part.local(state.name),
        group=state.group or part.step,
        wire=state.wire or (state.name if part.step else None),
        actions=Listed(
            Table(
                (
                    offer.action,
                    replace(
                        offer,
                        outcomes=tuple(travelling.led(part, offer.outcomes or ())),
                    ),
                )
                for offer in offers.members.values()
            ),
            offers.complete,
        ),
        moves=Listed(tuple(led), moves.complete),
    )


def _targets(state: State) -> Iterator[str]:
    if state.actions is not None:
        for offer in state.actions.members.values():
            for outcome in offer.outcomes or ():
                yield from outcome.target
    if state.moves is not None:
        for move in state.moves.members:
            yield from move.target
