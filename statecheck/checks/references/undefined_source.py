"""Sources that nobody declares."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import sources
from statecheck.checks.references.undefined import undefined
from statecheck.finding import Rule, Severity
from statecheck.linking import Kind


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name of a source that nothing is called by."""
    yield from undefined(subject, Kind.SOURCE, "a source", sources(subject))


CHECK = Check(
    rule=Rule(
        name="undefined-source",
        severity=Severity.ERROR,
        summary="A source that nobody declares",
        why="Nobody can look up where the fact is known from.",
        mend="Correct the name, or declare the source under `sources`.",
    ),
    find=find,
)
