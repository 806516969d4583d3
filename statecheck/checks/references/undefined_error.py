"""Error codes that nobody declares."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import errors
from statecheck.checks.references.undefined import undefined
from statecheck.finding import Rule, Severity
from statecheck.linking import Kind

_WORDS = {"errors": ("unknown",)}
"""What can stand in a list of errors and is none; `none` cannot stand in a list."""


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name of an error code that nothing is called by."""
    yield from undefined(subject, Kind.ERROR, "an error code", errors(subject), _WORDS)


CHECK = Check(
    rule=Rule(
        name="undefined-error",
        severity=Severity.ERROR,
        summary="An error code that is used and that nobody declares",
        why="A client meets a code that the catalogue does not explain.",
        mend="Correct the name, or declare the code under `errors`.",
    ),
    find=find,
)
