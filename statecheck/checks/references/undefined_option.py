"""Options that nobody declares."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import options
from statecheck.checks.references.undefined import undefined
from statecheck.finding import Rule, Severity
from statecheck.linking import Kind


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name of an option that nothing is called by."""
    yield from undefined(subject, Kind.OPTION, "an option", options(subject))


CHECK = Check(
    rule=Rule(
        name="undefined-option",
        severity=Severity.ERROR,
        summary="An option in a formula that nobody declares",
        why="Which installations have what depends on it cannot be told.",
        mend="Correct the name, or declare the option under `options`.",
    ),
    find=find,
)
