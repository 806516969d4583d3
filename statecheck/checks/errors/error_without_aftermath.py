"""Errors after which nobody says where the flow is."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Rule, Severity
from statecheck.graph import Edge
from statecheck.source import Location
from statecheck.spec import Fact, Outcome


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each place where an error leads nowhere known.

    That is where its target is `unknown`, and where somebody says that it leads
    somewhere while no target is written.
    """
    found: dict[Location, str] = {}
    for edge in subject.graph.edges:
        if edge.error and edge.declared:
            found |= {
                at: edge.error for at in _places(subject, edge) if at not in found
            }
    for at, code in found.items():
        yield Fault(at, f"where the flow is after `{code}` is not said")


def _places(subject: Subject, edge: Edge) -> Iterator[Location]:
    outcome = edge.outcome
    if isinstance(outcome, Outcome) and outcome.target:
        if not edge.target:
            yield outcome.at
        return
    if isinstance(outcome, Outcome) and _is_said(outcome.fact):
        yield outcome.at
        return
    tree = subject.graph.errors
    path = edge.error if edge.error in tree.codes else ""
    for code in tree.lineage(path):
        if code.target is not None:
            if not edge.target:
                yield code.at / "target"
            return
        if _is_said(code.fact):
            yield code.at.key
            return


def _is_said(fact: Fact) -> bool:
    """Return whether a source speaks of a target that the element does not write."""
    return "target" in fact.confidence or any(
        "target" in dispute.keys for dispute in fact.disputed
    )


CHECK = Check(
    rule=Rule(
        name="error-without-aftermath",
        severity=Severity.NOTE,
        summary="An error that does not say where it leaves the flow",
        why="A client that meets it does not know what it may do next: try again, read "
        "the state, or begin anew.",
        mend="Say `stay`, or the state or exit that the flow is in afterwards.",
    ),
    find=find,
)
