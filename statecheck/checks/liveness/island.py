"""Several states that hang together and that no client can ever be shown."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.liveness.unreachable import unreachable_parts
from statecheck.finding import Rule, Severity


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each part of more than one state that no run gets to in any variant."""
    yield from unreachable_parts(subject, several=True)


CHECK = Check(
    rule=Rule(
        name="island",
        severity=Severity.WARNING,
        summary="States that lead to each other and that no run gets to",
        why="No client is ever shown any of them: most likely one way in was "
        "forgotten.",
        mend="Say which action or move leads to one of them, or take them out.",
    ),
    find=find,
    of_uses=True,
    of_all_variants=True,
)
