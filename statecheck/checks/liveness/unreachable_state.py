"""States no client can ever be shown."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.liveness.unreachable import unreachable_parts
from statecheck.finding import Rule, Severity


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each state, cut off by itself, that no run gets to in any variant."""
    yield from unreachable_parts(subject, several=False)


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
    of_uses=True,
    of_all_variants=True,
)
