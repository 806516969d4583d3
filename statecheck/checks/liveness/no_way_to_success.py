"""States from which only failure is possible."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.liveness.stuck import stuck_faults
from statecheck.finding import Rule, Severity
from statecheck.graph import Trouble


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each part of the graph that ends can be reached from, but no success."""
    yield from stuck_faults(
        subject,
        Trouble.NO_SUCCESS,
        broken="only failure is possible from {states}",
        open_="whether success is possible from {states} is not known",
    )


CHECK = Check(
    rule=Rule(
        name="no-way-to-success",
        severity=Severity.NOTE,
        summary="States that are not final and from which success cannot be reached",
        why="A user who gets there has failed already, and is not told so.",
        mend="Say what leads back to success; or mark the state as `final: failure`, "
        "if that is what it is.",
    ),
    find=find,
)
