"""Errors that invite another try where none is on offer."""

from collections.abc import Iterator, Sequence
from functools import partial

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.naming import all_of
from statecheck.finding import Missing, Related, Rule, Severity, Verdict
from statecheck.graph import (
    START,
    Edge,
    StateGraph,
    VariantSet,
    run_in_setting,
    shortest_run,
    witness,
)
from statecheck.source import Location


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each retriable error after which the same action is not on offer."""
    graph, nothing = subject.graph, subject.graph.space.nothing
    offering: dict[tuple[str, str], VariantSet] = {}
    staying: set[tuple[str, str, str]] = set()
    for edge in graph.edges:
        offer = (edge.source, edge.action)
        offering[offer] = offering.get(offer, nothing) | edge.variants
        if edge.stays:
            staying.add((*offer, edge.error))
    lost: dict[tuple[Location, str], list[tuple[Edge, VariantSet]]] = {}
    for edge in graph.edges:
        if not (edge.error and edge.sure and edge.target) or edge.stays:
            continue
        if edge.source == START:
            continue  # a flow can be begun again
        guarded = bool(edge.outcome and edge.outcome.guard)
        if guarded and (edge.source, edge.action, edge.error) in staying:
            continue  # the guard tells the case from one in which the same error stays
        if not _is_retriable(graph, edge.error):
            continue
        lacking = edge.variants & graph.reached[edge.source]
        # On offer again, if only sometimes.
        lacking = lacking & ~offering.get((edge.target, edge.action), nothing)
        if lacking:
            lost.setdefault((edge.at, edge.target), []).append((edge, lacking))
    for alike in lost.values():
        yield _fault(graph, alike)


def _is_retriable(graph: StateGraph, path: str) -> bool:
    """Return whether a code is retriable, or the nearest above it that says so."""
    lineage = graph.errors.lineage(path if path in graph.errors.codes else "")
    return (
        next((c.retriable for c in lineage if c.retriable is not None), False) is True
    )


def _fault(graph: StateGraph, alike: Sequence[tuple[Edge, VariantSet]]) -> Fault:
    """Return what is wrong with edges that are written at one place and end in one."""
    edge, lacking = alike[0]
    target = edge.target
    codes = all_of(list(dict.fromkeys(each.error for each, _ in alike)), "codes")
    names = list(dict.fromkeys(each.action for each, _ in alike))
    actions = all_of(names, "actions")
    state = graph.system.states.get(target)
    if state is not None and state.actions is not None and not state.actions.complete:
        return Fault(
            at=edge.at,
            message=f"whether `{target}` offers {actions} again after {codes} is not "
            "known",
            verdict=Verdict.UNDETERMINED,
            missing=tuple(
                Missing(f"does `{target}` offer `{name}`?", state.at / "actions")
                for name in names
            ),
        )
    setting, way = run_in_setting(
        graph,
        lacking,
        partial(shortest_run, graph, {edge.source}),
        edge.variants & graph.reached[edge.source],
    )
    place = state.at.key if state else graph.system.exits[target].at.key
    return Fault(
        at=edge.at,
        message=f"{codes} may be tried again, and `{target}`, where the flow is then, "
        f"does not offer {actions}",
        related=(Related(place, "where the flow is then"),),
        variant=setting,
        witness=witness((*(way or ()), edge)),
    )


CHECK = Check(
    rule=Rule(
        name="unrecoverable-error",
        severity=Severity.WARNING,
        summary="A retriable error after which the same action is not on offer",
        why="The client is told to try again, and cannot.",
        mend="Let the error stay, offer the action where it leads, or say that it is "
        "not retriable there.",
    ),
    find=find,
)
