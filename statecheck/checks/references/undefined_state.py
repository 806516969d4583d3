"""Fields that are taken from a state that nobody declares."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import states
from statecheck.checks.references.undefined import undefined
from statecheck.finding import Rule, Severity
from statecheck.linking import Kind


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name of a state that nothing is called by."""
    yield from undefined(subject, Kind.STATE, "a state", states(subject))


CHECK = Check(
    rule=Rule(
        name="undefined-state",
        severity=Severity.ERROR,
        summary="A field that is taken from a state that does not exist",
        why="A client looks for the value where it never was.",
        mend="Correct the name before the `#`, or declare the state.",
    ),
    find=find,
)
