"""Hosts that a flow never goes back to."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.straying import leads_astray
from statecheck.finding import Rule, Severity, Verdict
from statecheck.graph import questions


def find(subject: Subject) -> Iterator[Fault]:
    """Yield the host of a flow that enters none of its states and exits."""
    flow, graph = subject.flow, subject.graph
    if flow is None or not subject.effective.hosts or leads_astray(subject):
        return
    if any(edge.target and "/" not in edge.target for edge in graph.edges):
        return
    at = flow.place("host")
    doubtful = [edge for edge in graph.edges if not edge.target and edge.declared]
    if doubtful:
        yield Fault(
            at=at,
            message=f"whether the flow ever gets to `{flow.host}` is not known",
            verdict=Verdict.UNDETERMINED,
            missing=questions(doubtful),
        )
    elif graph.edges:
        yield Fault(at=at, message=f"the flow never gets to `{flow.host}`")


CHECK = Check(
    rule=Rule(
        name="unused-host",
        severity=Severity.WARNING,
        summary="A host that no exit of the flow leads back to",
        why="The host waits for steps that never come back to it.",
        mend="Map the last exits to states of the host, or take `host` out.",
    ),
    find=find,
    of_all_variants=True,
)
