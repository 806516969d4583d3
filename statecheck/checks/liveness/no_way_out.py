"""States that the user cannot leave for good."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.liveness.stuck import stuck_faults
from statecheck.checks.liveness.waiting import only_waits
from statecheck.finding import Rule, Severity
from statecheck.graph import Stuck, Trouble


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each part of the graph in which the user acts and can bring no end about.

    Where the user can do nothing but wait, `endless-wait` has its say.
    """

    def acts(item: Stuck) -> bool:
        where = item.variants or item.asked
        return not all(only_waits(subject.graph, name, where) for name in item.states)

    yield from stuck_faults(
        subject,
        Trouble.NO_WAY_OUT,
        broken="whatever the user does, the server can keep the flow in {states}",
        open_="whether the user can bring the flow to an end from {states} is not "
        "known",
        counts=acts,
    )


CHECK = Check(
    rule=Rule(
        name="no-way-out",
        severity=Severity.NOTE,
        summary="States that the user can never leave for an end by what they do",
        why="A user who wants to stop, or to be done, depends on what others decide.",
        mend="Offer a way to give up, or say after which time the server ends it.",
    ),
    find=find,
    of_ways=True,
    of_absence=True,
)
