"""Exits of a step that no run of the flow leaves it by."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Related, Rule, Severity, Verdict
from statecheck.graph import Edge, questions
from statecheck.language import Candidates
from statecheck.spec import End, State, System


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each exit that is mapped, and that no state of the step leads to.

    What nothing leads to in all of the system that declares it is reported there.
    """
    flow = subject.flow
    if flow is None:
        return
    led: dict[tuple[str, str], frozenset[str]] = {}
    for name, step in flow.steps.items():
        system = subject.effective.steps.get(name)
        entered = list(_entered(subject, name, system)) if system else []
        if system is None or not entered:
            continue
        taken = set(_taken(system, entered))
        # A misspelt exit is reported where it is written.
        known = (*system.states, *system.exits)
        candidates = Candidates(known)
        others = sorted(taken.difference(known))
        taken |= {candidates.nearest(name) for name in others}
        doubtful = _doubtful(subject, name)
        key = system.name, system.version
        if key not in led:
            led[key] = frozenset(_taken(system, [*system.states.values()]))
        for exit_ in step.exits:
            if exit_ in taken or exit_ not in system.exits:
                continue
            own = system.exits[exit_].at.source in system.files
            if own and exit_ not in led[key] and not doubtful:
                continue
            at = (step.at / "exits" / exit_).key
            declared = (Related(system.exits[exit_].at.key, "the exit"),)
            if doubtful:
                yield Fault(
                    at=at,
                    message=f"whether step `{name}` is ever left by `{exit_}` is not "
                    "known",
                    related=declared,
                    verdict=Verdict.UNDETERMINED,
                    missing=questions(doubtful),
                )
            else:
                message = f"step `{name}` is never left by `{exit_}`"
                yield Fault(at=at, message=message, related=declared)


def _entered(subject: Subject, step: str, system: System) -> Iterator[State]:
    """Yield the states of a step that the flow gets to, as its system has them."""
    for name in subject.graph.system.states:
        prefix, _, local = name.partition("/")
        if prefix == step and local in system.states:
            yield system.states[local]


def _taken(system: System, states: list[State]) -> Iterator[str]:
    """Yield the names that states, or the errors met in them, lead to.

    From a state that hands control over the flow may go on as from any exit.
    """
    for state in states:
        if state.final is End.HANDOVER:
            yield from system.exits
        for offer in state.actions.members.values() if state.actions else ():
            for outcome in offer.outcomes or ():
                yield from outcome.target
        for move in state.moves.members if state.moves else ():
            yield from move.target
    codes = list(system.errors.values())
    for code in codes:
        yield from code.target or ()
        codes.extend(code.details.values())


def _doubtful(subject: Subject, step: str) -> tuple[Edge, ...]:
    return tuple(
        edge
        for edge in subject.graph.edges
        if edge.source.startswith(f"{step}/") and not edge.target and edge.declared
    )


CHECK = Check(
    rule=Rule(
        name="untaken-exit",
        severity=Severity.NOTE,
        summary="An exit of a step that the flow maps, and that the step never takes",
        why="The flow looks as if it could go on that way, and never does.",
        mend="Leave it if the step is meant to begin behind what leads there; "
        "otherwise correct its `entry`.",
    ),
    find=find,
    of_absence=True,
    of_uses=True,
    of_all_variants=True,
)
