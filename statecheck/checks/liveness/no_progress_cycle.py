"""Cycles that go round by themselves and show nothing new."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.circles import circles
from statecheck.checks.liveness.waiting import is_act
from statecheck.checks.naming import all_of
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import CYCLE, Edge, StateGraph, model_of, shortest_run, witness
from statecheck.spec import Absence


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each cycle that goes on without the user and always shows the same."""
    graph = subject.graph
    if subject.is_vocabulary or subject.flow is not None:
        return
    stuck = {name for item in subject.stuck for name in item.states}
    still = [
        name
        for name in graph.system.states
        if graph.reached[name] and name not in stuck and _shows_the_same(graph, name)
    ]
    within = set(still)
    driven = {name: list(_driven(graph, name, within)) for name in still}
    following = {name: [edge.target for edge in driven[name]] for name in still}
    for found in circles(following):
        circle = _from_entrance(graph, found)
        states = graph.system.states
        yield Fault(
            at=states[circle[0]].at.key,
            message=f"{all_of(circle)} can follow each other for ever without "
            "showing anything new",
            related=tuple(
                Related(states[name].at.key, f"`{name}` is part of it")
                for name in circle[1:]
            ),
            witness=witness(_cycle(graph, circle, driven), CYCLE),
        )


def _from_entrance(graph: StateGraph, circle: tuple[str, ...]) -> tuple[str, ...]:
    """Return a circle from the node on that a run gets to first."""
    far = graph.distances
    first = circle.index(min(circle, key=lambda name: (far[name], name)))
    return circle[first:] + circle[:first]


def _shows_the_same(graph: StateGraph, name: str) -> bool:
    """Return whether a state surely shows the same whenever it is shown."""
    use = graph.system.states[name].model
    if use is Absence.NONE:
        return True
    model = model_of(graph.system, use)
    return (
        model is not None
        and model.fields is not None
        and not model.incomplete
        and not model.open
        and not model.variants
        and all(field.const is not None for field in model.fields.values())
    )


def _driven(graph: StateGraph, name: str, within: set[str]) -> Iterator[Edge]:
    """Yield the edges to other such states that the user does not bring about."""
    for edge in graph.leaving[name]:
        if edge.sure and edge.target in within and not edge.stays and not is_act(edge):
            yield edge


def _cycle(
    graph: StateGraph, circle: tuple[str, ...], driven: dict[str, list[Edge]]
) -> list[Edge]:
    """Return a run to a cycle and once round it."""
    pairs = zip(circle, (*circle[1:], circle[0]), strict=True)
    return [
        *(shortest_run(graph, {circle[0]}, graph.reached[circle[0]]) or ()),
        *(
            min(
                (edge for edge in driven[source] if edge.target == target),
                key=lambda edge: edge.order,
            )
            for source, target in pairs
        ),
    ]


CHECK = Check(
    rule=Rule(
        name="no-progress-cycle",
        severity=Severity.NOTE,
        summary="A cycle that the user has no part in and that shows nothing new",
        why="A client that watches it cannot tell whether anything is going on.",
        mend="Show a counter, a time or a progress, or say what ends the cycle.",
        exact=False,
    ),
    find=find,
)
