"""Systems and flows that do not say where a flow begins."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Rule, Severity
from statecheck.spec import System


def find(subject: Subject) -> Iterator[Fault]:
    """Yield a system with states, or a flow, that has neither `initial` nor `start`."""
    system = subject.effective.written
    start = None
    if isinstance(system, System):
        if subject.is_vocabulary or not system.states:
            return
        start = system.start
    if system.initial is None and start is None:
        yield Fault(
            at=system.at, message=f"`{system.name}` does not say where a flow begins"
        )


CHECK = Check(
    rule=Rule(
        name="missing-initial",
        severity=Severity.WARNING,
        summary="A system or flow that does not say where a flow begins",
        why="Whether a state can be reached, and how, cannot be told for any of them.",
        mend="Say `initial`, or `start` where a request begins a flow; `unknown` if "
        "nobody knows.",
    ),
    find=find,
    of_absence=True,
)
