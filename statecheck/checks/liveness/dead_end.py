"""States in which nothing can happen any more."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.liveness.stuck import in_every_variant, stuck_faults
from statecheck.finding import Rule, Severity
from statecheck.graph import Trouble


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each state that is no end, offers nothing and has no moves.

    Where that is so in some variants only, it is another rule's.
    """
    yield from stuck_faults(
        subject,
        Trouble.DEAD_END,
        broken="nothing can happen in {states}, which is not final",
        open_="whether anything can happen in {states} is not known",
        counts=in_every_variant,
    )


CHECK = Check(
    rule=Rule(
        name="dead-end",
        severity=Severity.ERROR,
        summary="A state that can be reached, is not final, and that nothing leads "
        "on from",
        why="A client that gets there can do nothing, and does not know that it is "
        "over.",
        mend="Say what it offers or how the server moves on, or mark it as `final`.",
    ),
    find=find,
    of_ways=True,
    of_absence=True,
)
