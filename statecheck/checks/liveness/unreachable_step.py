"""Steps of a flow that nothing leads to."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.straying import leads_astray
from statecheck.finding import Rule, Severity, Verdict
from statecheck.graph import questions


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each step of which no state is ever entered."""
    flow, graph = subject.flow, subject.graph
    if flow is None or leads_astray(subject):
        return
    entered = {name.partition("/")[0] for name in graph.system.states if "/" in name}
    doubtful = [
        edge
        for edge in sorted(graph.edges, key=lambda edge: (edge.source, edge.order))
        if not edge.target and edge.declared
    ]
    for name, step in flow.steps.items():
        system = subject.effective.steps.get(name)
        if name in entered or system is None or not system.states:
            continue
        if doubtful:
            yield Fault(
                at=step.at.key,
                message=f"whether step `{name}` is ever entered is not known",
                verdict=Verdict.UNDETERMINED,
                missing=questions(doubtful),
            )
        else:
            yield Fault(at=step.at.key, message=f"nothing leads to step `{name}`")


CHECK = Check(
    rule=Rule(
        name="unreachable-step",
        severity=Severity.WARNING,
        summary="A step that its flow never gets to",
        why="The flow is not the one that its picture shows.",
        mend="Name the step as a target of `initial` or of an exit, or take it out.",
    ),
    find=find,
    of_uses=True,
    of_all_variants=True,
)
