"""States in which some variants leave nothing to happen."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.liveness.stuck import in_every_variant, stuck_faults
from statecheck.finding import Rule, Severity
from statecheck.graph import Trouble


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each state that is a dead end in some of the variants that get there."""
    yield from stuck_faults(
        subject,
        Trouble.DEAD_END,
        broken="nothing can happen in {states} in some variants",
        open_="",
        counts=lambda item: not in_every_variant(item),
    )


CHECK = Check(
    rule=Rule(
        name="hidden-dead-end",
        severity=Severity.ERROR,
        summary="A state that is a dead end in some variants and not in others",
        why="Whoever tests with other settings never sees it, and users of such an "
        "installation are stuck.",
        mend="Offer a way on in those variants too, or let nothing lead there in them.",
    ),
    find=find,
    of_ways=True,
    of_absence=True,
)
