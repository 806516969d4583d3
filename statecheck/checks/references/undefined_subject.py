"""Subjects of properties that nothing is called."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import subjects
from statecheck.checks.references.undefined import undefined
from statecheck.finding import Rule, Severity
from statecheck.linking import Kind


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name of a state or an exit that nothing is called by."""
    yield from undefined(subject, Kind.SUBJECT, "a state or an exit", subjects(subject))


CHECK = Check(
    rule=Rule(
        name="undefined-subject",
        severity=Severity.ERROR,
        summary="A property of a state or exit that does not exist",
        why="It speaks of nothing, so it promises nothing.",
        mend="Correct the name; actions and errors are written `action X` and `error "
        "X`. In a flow an exit of a step is spoken of by where it leads.",
    ),
    find=find,
)
