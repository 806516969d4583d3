"""Actors that nobody declares."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import actors
from statecheck.checks.references.undefined import undefined
from statecheck.finding import Rule, Severity
from statecheck.linking import Kind

_WORDS = {"actor": ("user", "client")}


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name of an actor that nothing is called by."""
    yield from undefined(subject, Kind.ACTOR, "an actor", actors(subject), _WORDS)


CHECK = Check(
    rule=Rule(
        name="undefined-actor",
        severity=Severity.ERROR,
        summary="An actor that nobody declares",
        why="Who presses the action, or brings the move about, cannot be told.",
        mend="Correct the name, or declare the role under `actors`.",
    ),
    find=find,
)
