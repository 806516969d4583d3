"""Actions that nobody declares."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import actions
from statecheck.checks.references.undefined import complete, not_among, undefined
from statecheck.finding import Rule, Severity
from statecheck.linking import Kind, Reference

_WORDS = {"action": ("unknown",)}


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name of an action that nothing is called by."""
    known = actions(subject)
    yield from undefined(subject, Kind.ACTION, "an action", known, _WORDS)
    if complete(subject):
        yield from not_among(_setting(subject), "an action", known)


def _setting(subject: Subject) -> Iterator[Reference]:
    """Yield the actions whose requests set options."""
    for use in subject.usage.written_by_kind[Kind.ACTION_FIELD]:
        name, dot, field = use.name.partition(".")
        yield replace(use, name=name, around=("", dot + field))


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
