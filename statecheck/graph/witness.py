"""Runs in words: what a tester presses, what is sent with it, and what has to hold."""

from collections.abc import Collection, Iterable, Iterator

from statecheck.finding import Step, Witness
from statecheck.graph.edge import START, Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.run import shortest_cycle, shortest_run
from statecheck.graph.variants import VariantSet
from statecheck.spec import Literal, Otherwise, Outcome, Presence, Table, When

RUN = "run"
"""The kind of a witness that goes through the graph."""

CYCLE = "cycle"
"""The kind of a witness that comes round again."""

_SHOWN = "state/"
"""What a field of the state that was shown begins with, in a condition."""


def witness(edges: Iterable[Edge], kind: str = RUN) -> Witness:
    """Return a run as what a tester would press, ending with the state it gets to.

    What a safe action shows is seen by pressing it, once the server has moved on. Where
    there is nothing to press there is only waiting.
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
    """Return what has to be sent for the outcome, in words."""
    when = _when(edge)
    if when is Otherwise.OTHERWISE:
        return "anything else"
    return ", ".join(_asked(when, shown=False))


def _when(edge: Edge) -> When | None:
    return edge.outcome.when if isinstance(edge.outcome, Outcome) else None


def _asked(when: When | None, *, shown: bool) -> Iterator[str]:
    """Yield what has to be sent, or was to be shown before, a field each."""
    for field, alternatives in sorted(when.items()) if isinstance(when, Table) else ():
        if field.startswith(_SHOWN) is shown:
            yield _valued(field.removeprefix(_SHOWN), alternatives)


def _valued(field: str, alternatives: tuple[Literal | Presence, ...]) -> str:
    """Return which values a field has to have, as in `any /amount/value`."""
    if Presence.PRESENT in alternatives:
        return (
            f"any or no {field}" if Presence.ABSENT in alternatives else f"any {field}"
        )
    texts = [each.text for each in alternatives if isinstance(each, Literal)]
    values = f"{field} = {' or '.join(texts)}"
    if Presence.ABSENT not in alternatives:
        return values
    return f"{values} or no {field}" if texts else f"no {field}"


def _because(edge: Edge) -> str:
    """Return what else has to hold, in words."""
    outcome = edge.outcome
    after = outcome.after if outcome else None
    reasons = [
        "once the server has moved on" if edge.move and edge.pressed else "",
        *(f"{each} was shown" for each in _asked(_when(edge), shown=True)),
        f"error {edge.error}" if edge.error else "",
        edge.offer.guard if edge.offer else "",
        outcome.guard if outcome else "",
    ]
    if after is not None:
        told = f"the time in {after.field}" if after.field else after.duration
        reasons.append(f"after {told or 'some time'}")
    return ", ".join(reason for reason in reasons if reason)
