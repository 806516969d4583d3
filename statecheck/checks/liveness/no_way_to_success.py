"""States from which success cannot be reached."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.liveness.stuck import stuck_faults
from statecheck.finding import Rule, Severity
from statecheck.graph import Trouble


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each part of the graph that ends can be reached from, but no success.

    Of a success that nothing leads to, it is said there that nothing does.
    """
    graph = subject.graph
    states, exits = graph.system.states, graph.system.exits
    places = [(exits.get(name) or states[name]).at for name in graph.successes]
    reached = any(graph.perhaps_reached[name] for name in graph.successes)
    if not reached and any(map(subject.owns, places)):
        return
    yield from stuck_faults(
        subject,
        Trouble.NO_SUCCESS,
        broken="success cannot be reached from {states}",
        open_="whether success is possible from {states} is not known",
    )


CHECK = Check(
    rule=Rule(
        name="no-way-to-success",
        severity=Severity.NOTE,
        summary="States that are not final and from which success cannot be reached",
        why="Whatever a user does there, the flow does not succeed, and nothing says "
        "so.",
        mend="Say what leads to success; or mark the end that is a good one as "
        "`final: success`, or the state as `final: failure`, if that is what it is.",
    ),
    find=find,
    of_ways=True,
)
