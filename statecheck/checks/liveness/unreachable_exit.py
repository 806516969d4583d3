"""Exits that nothing leads to."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Rule, Severity, Verdict
from statecheck.graph import START, questions


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each exit that no edge leads to, from wherever.

    An exit that only unreachable states lead to is their matter.
    """
    graph = subject.graph
    if subject.is_vocabulary or subject.flow is not None or not graph.system.states:
        return
    doubtful = [
        edge
        for edge in sorted(graph.edges, key=lambda edge: (edge.source, edge.order))
        if not edge.target
        and edge.declared
        and (edge.source == START or graph.perhaps_reached[edge.source])
    ]
    for name, exit_ in graph.system.exits.items():
        if graph.entering[name]:
            continue
        if doubtful:
            yield Fault(
                at=exit_.at.key,
                message=f"whether anything leads to `{name}` is not known",
                verdict=Verdict.UNDETERMINED,
                missing=questions(doubtful),
            )
        else:
            yield Fault(at=exit_.at.key, message=f"nothing leads to exit `{name}`")


CHECK = Check(
    rule=Rule(
        name="unreachable-exit",
        severity=Severity.WARNING,
        summary="An exit that nothing leads to",
        why="Whoever builds on the system waits for an end that never comes.",
        mend="Say which action or move leads to it, or take it out.",
    ),
    find=find,
    of_uses=True,
    of_all_variants=True,
)
