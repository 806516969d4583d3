"""Ways through a graph, as the actions that a tester would press."""

from collections import deque
from collections.abc import Collection, Iterable

from statecheck.finding import Step, Witness
from statecheck.graph.edge import START, Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.variants import VariantSet
from statecheck.spec import Literal, Move, Otherwise, Outcome, Table

RUN = "run"
CYCLE = "cycle"


def shortest_run(
    graph: StateGraph,
    targets: Collection[str],
    variants: VariantSet | None = None,
    start: str = START,
    *,
    sure: bool = True,
    avoiding: Collection[str] = (),
) -> tuple[Edge, ...] | None:
    """Return the edges of a shortest run to one of `targets`, in one variant.

    Args:
        graph: The graph.
        targets: Where to get.
        variants: The run is possible in one of these, the same at every call; all
            variants if None.
        start: Where the run begins.
        sure: Whether doubtful edges are left out.
        avoiding: Nodes that the run does not visit.

    Returns:
        The edges in order; empty if `start` is a target; None if there is no run.
    """
    space = graph.space
    within = space.everything if variants is None else variants
    if not within:
        return None
    one = space.cube(tuple(space.first(within).items()))
    if start in targets:
        return ()
    came: dict[str, Edge] = {}
    waiting = deque([start])
    seen = {start, *avoiding}
    while waiting:
        node = waiting.popleft()
        for edge in graph.leaving[node]:
            if (sure and not edge.sure) or not edge.target or edge.target in seen:
                continue
            if not edge.variants & one:
                continue
            seen.add(edge.target)
            came[edge.target] = edge
            if edge.target in targets:
                return _traced(came, start, edge.target)
            waiting.append(edge.target)
    return None


def _traced(came: dict[str, Edge], start: str, node: str) -> tuple[Edge, ...]:
    edges: list[Edge] = []
    while node != start:
        edge = came[node]
        edges.append(edge)
        node = edge.source
    return tuple(reversed(edges))


def witness(edges: Iterable[Edge], kind: str = RUN) -> Witness:
    """Return a run as what a tester would press, ending with the state it gets to."""
    steps: list[Step] = []
    last = ""
    for edge in edges:
        last = edge.target
        if edge.source == START and not edge.action:
            continue
        source = "" if edge.source == START else edge.source
        steps.append(Step(source, edge.action, _sends(edge), _because(edge)))
    if last:
        steps.append(Step(last))
    return Witness(kind, tuple(steps))


def run_to(
    graph: StateGraph, node: str, variants: VariantSet | None = None
) -> Witness | None:
    """Return a shortest run from the start to a node; None if there is none."""
    within = graph.reached[node]
    if variants is not None:
        within = within & variants
    edges = shortest_run(graph, {node}, within) if within else None
    return None if edges is None else witness(edges)


def _sends(edge: Edge) -> str:
    """Return what has to be sent or shown for the outcome, in words."""
    when = edge.outcome.when if isinstance(edge.outcome, Outcome) else None
    if when is Otherwise.OTHERWISE:
        return "anything else"
    if not isinstance(when, Table):
        return ""
    return ", ".join(
        f"{field} = {' or '.join(_shown(each) for each in alternatives)}"
        for field, alternatives in when.items()
    )


def _shown(value: object) -> str:
    return value.text if isinstance(value, Literal) else str(value)


def _because(edge: Edge) -> str:
    """Return what else has to hold, in words."""
    outcome = edge.outcome
    reasons = [
        f"error {edge.error}" if edge.error else "",
        edge.offer.guard if edge.offer else "",
        outcome.guard if outcome else "",
    ]
    if isinstance(outcome, Move) and outcome.after and outcome.after.duration:
        reasons.append(f"after {outcome.after.duration}")
    return ", ".join(reason for reason in reasons if reason)
