"""States that a flow gets into and can never end from."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.liveness.stuck import stuck_faults
from statecheck.finding import Rule, Severity
from statecheck.graph import Trouble


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each smallest part of the graph that no end can be reached from."""
    yield from stuck_faults(
        subject,
        Trouble.TRAP,
        broken="no end can be reached from {states}",
        open_="whether an end can be reached from {states} is not known",
    )


CHECK = Check(
    rule=Rule(
        name="trap",
        severity=Severity.ERROR,
        summary="States that can be reached and that no run ends from",
        why="A client that gets there is never done: it goes round until it gives up.",
        mend="Say what leads on to an end, or mark the state as `final`.",
    ),
    find=find,
    of_ways=True,
)
