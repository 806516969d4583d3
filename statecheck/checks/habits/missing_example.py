"""States and actions without an example, where others have one."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.habits.kinds import own, written
from statecheck.finding import Rule, Severity
from statecheck.spec import Absence, Action, State


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each state and action without an example, of kinds that have any.

    What has no body needs none.
    """
    for kind in ("state", "action"):
        elements = [
            element
            for element in own(subject)[kind]
            if isinstance(element, State | Action)
        ]
        own_files = written(subject)[kind]
        if any(getattr(element, "examples", ()) for element in own_files):
            for element in elements:
                if not element.examples and _body(element) is not Absence.NONE:
                    yield Fault(
                        at=element.at.key,
                        message=f"{kind} `{element.name}` has no example",
                    )


def _body(element: State | Action) -> object:
    return element.model if isinstance(element, State) else element.request


CHECK = Check(
    rule=Rule(
        name="missing-example",
        severity=Severity.NOTE,
        summary="A state or action without an example, where others have one",
        why="Readers look for the example first, and mocks answer with it.",
        mend="Give it one under `examples`.",
    ),
    find=find,
    of_absence=True,
)
