"""Actions that nobody declares."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import actions
from statecheck.checks.references.undefined import undefined
from statecheck.finding import Rule, Severity
from statecheck.linking import Kind

_WORDS = {"action": ("unknown",)}


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name of an action that nothing is called by."""
    yield from undefined(subject, Kind.ACTION, "an action", actions(subject), _WORDS)


CHECK = Check(
    rule=Rule(
        name="undefined-action",
        severity=Severity.ERROR,
        summary="An action that is offered or spoken of and that nobody declares",
        why="Nobody knows what to send, nor what it does.",
        mend="Correct the name, or declare the action; `name: unknown` will do.",
    ),
    find=find,
)
