"""Elements that do not say where they are known from, where others do."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.habits.kinds import own
from statecheck.finding import Rule, Severity


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each element without a source, if any has one that is declared.

    Where a system that is built on was not found, its sources may be those.
    """
    elements = [
        (kind, element) for kind, each in own(subject).items() for element in each
    ]
    declared = subject.effective.system.sources
    if any(
        source in declared or not subject.effective.complete
        for _, element in elements
        for source in element.fact.source
    ):
        for kind, element in elements:
            if not element.fact.source:
                yield Fault(
                    at=element.at.key,
                    message=f"{kind} `{element.name}` does not say where it is "
                    "known from",
                )


CHECK = Check(
    rule=Rule(
        name="missing-source",
        severity=Severity.NOTE,
        summary="An element without a source, where others have one",
        why="Whoever doubts it does not know where to look it up.",
        mend="Say its `source`, or `source` under `defaults` for the whole file.",
    ),
    find=find,
    of_absence=True,
)
