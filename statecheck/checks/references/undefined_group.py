"""States and groups that are named by `in` and `except` and that nothing is called."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import groups
from statecheck.checks.references.undefined import undefined
from statecheck.finding import Rule, Severity
from statecheck.linking import Kind


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name of a state or a group that nothing is called by."""
    yield from undefined(
        subject, Kind.STATE_OR_GROUP, "a state or a group", groups(subject)
    )


CHECK = Check(
    rule=Rule(
        name="undefined-group",
        severity=Severity.ERROR,
        summary="A name in `in` or `except` that is neither a state nor a group",
        why="What is said there holds in other states than its author thinks.",
        mend="Correct the name, or give the states that group.",
    ),
    find=find,
)
