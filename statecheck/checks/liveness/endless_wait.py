"""States in which a client may wait for ever."""

from collections.abc import Iterator
from functools import partial

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.liveness.waiting import acted_in, told_in
from statecheck.checks.naming import all_of
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import (
    StateGraph,
    Trouble,
    VariantSet,
    run_in_setting,
    shortest_run,
    witness,
)


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each state that only waiting leads on from, with no word of its end."""
    graph = subject.graph
    if subject.is_vocabulary or subject.flow is not None or not graph.ends:
        return
    stuck = {
        name
        for item in subject.stuck
        if item.trouble is not Trouble.NO_WAY_OUT
        for name in item.states
    }
    waits = {
        name: endless
        for name in graph.system.states
        if name not in stuck and (endless := _endless(graph, name))
    }
    for states in _together(graph, list(waits)):
        first, *others = states
        find_run = partial(shortest_run, graph, {first})
        setting, run = run_in_setting(graph, waits[first], find_run)
        yield Fault(
            at=graph.system.states[first].at.key,
            message=f"nothing says what ends the wait in {all_of(states)}, "
            "should it be in vain",
            related=tuple(
                Related(graph.system.states[name].at.key, f"`{name}` goes on with it")
                for name in others
            ),
            variant=setting,
            witness=None if run is None else witness(run),
        )


def _endless(graph: StateGraph, name: str) -> VariantSet:
    """Return the variants in which only waiting leads on, with no word of its end."""
    waited = ended = graph.space.nothing
    if name in graph.ends:
        return waited
    for edge in graph.leaving[name]:
        if not edge.stays:
            waited = waited | edge.variants
        if not edge.sure or not edge.declared or edge.timed:
            ended = ended | edge.variants
    ended = ended | acted_in(graph, name) | told_in(graph, name)
    return graph.reached[name] & waited & ~ended


def _together(graph: StateGraph, waits: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the waits that follow each other, those nearest to the start first."""
    order = sorted(waits, key=lambda name: (graph.distances.get(name, 0), name))
    place = {name: index for index, name in enumerate(order)}
    left = set(order)
    for first in order:
        if first not in left:
            continue
        left.remove(first)
        found = [first]
        for name in found:
            near = {edge.target for edge in graph.leaving[name]}
            near |= {edge.source for edge in graph.entering[name]}
            found.extend(near & left)
            left -= near
        yield tuple(sorted(found, key=place.__getitem__))


CHECK = Check(
    rule=Rule(
        name="endless-wait",
        severity=Severity.NOTE,
        summary="A state that only waiting leads on from, and nothing says for how "
        "long",
        why="If what is waited for never comes, a client polls until somebody stops "
        "it.",
        mend="Say after which time it ends, how it fails, or how the user gives up.",
        exact=False,
    ),
    find=find,
    of_ways=True,
    of_absence=True,
)
