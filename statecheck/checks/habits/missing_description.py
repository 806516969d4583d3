"""Elements that nobody describes, where others of their kind are described."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.habits.kinds import Element, own, written
from statecheck.finding import Rule, Severity
from statecheck.spec import UNSAID, Action, ErrorCode


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each element without a description, of kinds that have any."""
    said = written(subject)
    for kind, elements in own(subject).items():
        if any(element.description for element in said[kind]):
            for element in elements:
                if not (_says_what_it_is(element) or _is_unknown(element)):
                    yield Fault(
                        at=element.at.key,
                        message=f"{kind} `{element.name}` is not described",
                    )


def _says_what_it_is(element: Element) -> bool:
    """Return whether it is described; the message of an error code will do."""
    message = isinstance(element, ErrorCode) and element.message
    return bool(element.description or message)


def _is_unknown(element: Element) -> bool:
    """Return whether it is an action of which the spec says that nothing is known."""
    if not isinstance(element, Action):
        return False
    bare = replace(element, fact=UNSAID, overrides=False)
    return bare == Action(element.name)


CHECK = Check(
    rule=Rule(
        name="missing-description",
        severity=Severity.NOTE,
        summary="An element without a description, where others of its kind have one",
        why="Whoever does not know the system has only the name to go by.",
        mend="Say in a sentence what it means to a client.",
    ),
    find=find,
    of_absence=True,
)
