"""States no client can ever be shown."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Rule, Severity, Verdict
from statecheck.graph import cut_off, questions


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each state, cut off by itself, that no run gets to in any variant."""
    graph = subject.graph
    if subject.is_vocabulary:
        return
    for part in cut_off(graph):
        if len(part.states) > 1:
            continue
        state = graph.system.states[part.states[0]]
        if part.doubtful:
            yield Fault(
                at=state.at.key,
                message=f"whether `{state.name}` can be reached is not known",
                verdict=Verdict.UNDETERMINED,
                missing=questions(part.doubtful),
            )
        else:
            yield Fault(at=state.at.key, message=f"nothing leads to `{state.name}`")


CHECK = Check(
    rule=Rule(
        name="unreachable-state",
        severity=Severity.WARNING,
        summary="A state that no run gets to",
        why="No client is ever shown it: either an outcome was forgotten, or the state "
        "is left over.",
        mend="Say which action or move leads to it, or take it out.",
    ),
    find=find,
)
