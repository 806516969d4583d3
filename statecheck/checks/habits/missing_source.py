"""Elements that do not say where they are known from, where others do."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.habits.kinds import own, written
from statecheck.finding import Rule, Severity


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each element without a source, if any says one that is declared.

    What is taken from another system has the source that it has there, and says
    nothing of the habits here. Where a system that is built on was not found, its
    sources may be those.
    """
    declared = subject.effective.system.sources
    if any(
        source in declared or not subject.effective.complete
        for elements in written(subject).values()
        for element in elements
        for source in element.fact.source
    ):
        for kind, elements in own(subject).items():
            for element in elements:
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
