"""States in which a client may wait for ever."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.liveness.waiting import can_fail, only_polls
from statecheck.checks.naming import all_of
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import StateGraph, Trouble, run_to


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each state that only waiting leads on from: without time, give-up or failure."""
    graph = subject.graph
    if subject.is_vocabulary or subject.flow is not None:
        return
    stuck = {
        name
        for item in subject.stuck
        if item.trouble is not Trouble.NO_WAY_OUT
        for name in item.states
    }
    waits = [
        name
        for name in graph.system.states
        if graph.reached[name] and name not in stuck and _is_endless(graph, name)
    ]
    for name in waits:
        before = {edge.source for edge in graph.entering[name]}
        if before & set(waits) - {name}:
            continue
        states = _following(graph, name, waits)
        yield Fault(
            at=graph.system.states[name].at.key,
            message=f"nothing says what ends the wait in {all_of(states)}, "
            "should it be in vain",
            related=tuple(
                Related(graph.system.states[other].at.key, f"`{other}` goes on with it")
                for other in states[1:]
            ),
            witness=run_to(graph, name),
        )


def _is_endless(graph: StateGraph, name: str) -> bool:
    edges = graph.leaving[name]
    return (
        name not in graph.ends
        and any(not edge.stays for edge in edges)
        and all(edge.sure and edge.declared and not edge.timed for edge in edges)
        and only_polls(graph, name)
        and not can_fail(graph, name)
    )


def _following(graph: StateGraph, first: str, waits: list[str]) -> list[str]:
    """Return a wait and those that follow it."""
    found = [first]
    for name in found:
        found.extend(
            edge.target
            for edge in graph.leaving[name]
            if edge.target in waits and edge.target not in found
        )
    return list(dict.fromkeys(found))


CHECK = Check(
    rule=Rule(
        name="endless-wait",
        severity=Severity.NOTE,
        summary="A state that only waiting leads on from, and nothing says for how long",
        why="If what is waited for never comes, a client polls until somebody stops it.",
        mend="Say after which time it ends, how it fails, or how the user gives up.",
        exact=False,
    ),
    find=find,
)
