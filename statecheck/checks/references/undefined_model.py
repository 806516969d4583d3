"""Models that nobody declares."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import models
from statecheck.checks.references.undefined import undefined
from statecheck.finding import Rule, Severity
from statecheck.language import PRIMITIVES
from statecheck.linking import Kind

_BODY = ("none", "unknown")

_WORDS = {
    "type": PRIMITIVES,
    "model": _BODY,
    "request": _BODY,
    "response": ("state", *_BODY),
}


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name of a model that nothing is called by."""
    yield from undefined(subject, Kind.MODEL, "a model", models(subject), _WORDS)


CHECK = Check(
    rule=Rule(
        name="undefined-model",
        severity=Severity.ERROR,
        summary="A model that is used and that nobody declares",
        why="Nobody knows what the body looks like.",
        mend="Correct the name, declare the model, or write `unknown`.",
    ),
    find=find,
)
