"""Systems that do not say where a flow begins."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Rule, Severity
from statecheck.spec import System


def find(subject: Subject) -> Iterator[Fault]:
    """Yield the system if it has states, and neither `initial` nor `start`."""
    system = subject.effective.written
    if not isinstance(system, System) or subject.is_vocabulary or not system.states:
        return
    if system.initial is None and system.start is None:
        yield Fault(
            at=system.at, message=f"`{system.name}` does not say where a flow begins"
        )


CHECK = Check(
    rule=Rule(
        name="missing-initial",
        severity=Severity.WARNING,
        summary="A system that does not say where a flow begins",
        why="Whether a state can be reached, and how, cannot be told for any of them.",
        mend="Say `initial`, or `start` where a request begins a flow; `unknown` if "
        "nobody knows.",
    ),
    find=find,
)
