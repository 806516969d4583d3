"""Systems in which no flow ever ends."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Rule, Severity


def find(subject: Subject) -> Iterator[Fault]:
    """Yield the system if it has states, no end, and nothing that may lead to one."""
    graph = subject.graph
    if subject.is_vocabulary or subject.flow is not None or not graph.system.states:
        return
    if graph.ends or graph.doubtful_ends:
        return
    if all(edge.target or not edge.declared for edge in graph.edges):
        yield Fault(
            at=graph.system.at,
            message=f"no state of `{graph.system.name}` is final, and it has no exits",
        )


CHECK = Check(
    rule=Rule(
        name="missing-end",
        severity=Severity.NOTE,
        summary="A system with neither a final state nor an exit",
        why="When a client is done, and whether well or badly, cannot be told.",
        mend="Mark the states in which a flow may rest as `final`, unless it never "
        "ends.",
    ),
    find=find,
    of_ways=True,
    of_absence=True,
)
