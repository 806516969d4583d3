"""Runs in words: what a tester presses, what is sent with it, and what has to hold."""

from collections.abc import Collection, Iterable

from statecheck.finding import Step, Witness
from statecheck.graph.edge import START, Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.run import shortest_cycle, shortest_run
from statecheck.graph.variants import VariantSet
from statecheck.spec import Literal, Otherwise, Outcome, Table

RUN = "run"
"""The kind of a witness that goes through the graph."""

CYCLE = "cycle"
"""The kind of a witness that comes round again."""


def witness(edges: Iterable[Edge], kind: str = RUN) -> Witness:
    """Return a run as what a tester would press, ending with the state it gets to.

    What a safe action shows is pressed by that action. Where there is nothing to press
    there is only waiting.
    """
    steps: list[Step] = []
    last = ""
    for edge in edges:
        last = edge.target
        if edge.source == START and not edge.action:
            continue
        source = "" if edge.source == START else edge.source
        steps.append(Step(source, edge.pressed, _sends(edge), _because(edge)))
    if last:
        steps.append(Step(last))
    return Witness(kind, tuple(steps))


def run_to(
    graph: StateGraph, node: str, variants: VariantSet | None = None
) -> Witness | None:
    """Return a shortest run from the start to a node; None if there is none."""
    edges = shortest_run(graph, {node}, variants)
    return None if edges is None else witness(edges)


def cycle_at(
    graph: StateGraph,
    node: str,
    variants: VariantSet | None = None,
    within: Collection[str] | None = None,
) -> Witness | None:
    """Return a shortest way round from a node to itself; None if there is none.

    Args:
        graph: The graph.
        node: Where it begins and ends.
        variants: It is possible in one of these; all variants if None.
        within: The nodes that it visits at most; all nodes if None.
    """
    edges = shortest_cycle(graph, node, variants, within)
    return None if edges is None else witness(edges, CYCLE)


def _sends(edge: Edge) -> str:
    """Return what has to be sent or shown for the outcome, in words."""
    when = edge.outcome.when if isinstance(edge.outcome, Outcome) else None
    if when is Otherwise.OTHERWISE:
        return "anything else"
    if not isinstance(when, Table):
        return ""
    return ", ".join(
        f"{field} = {' or '.join(_shown(each) for each in alternatives)}"
        for field, alternatives in sorted(when.items())
    )


def _shown(value: object) -> str:
    return value.text if isinstance(value, Literal) else str(value)


def _because(edge: Edge) -> str:
    """Return what else has to hold, in words."""
    outcome = edge.outcome
    after = outcome.after if outcome else None
    reasons = [
        f"error {edge.error}" if edge.error else "",
        edge.offer.guard if edge.offer else "",
        outcome.guard if outcome else "",
    ]
    if after is not None:
        told = f"the time in {after.field}" if after.field else after.duration
        reasons.append(f"after {told or 'some time'}")
    return ", ".join(reason for reason in reasons if reason)
