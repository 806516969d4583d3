"""Which fields have been shown by the time a state is: what a later request can use."""

from collections.abc import Collection, Iterator, Mapping

from statecheck.graph.answer import Answer, answered
from statecheck.graph.edge import START
from statecheck.graph.graph import StateGraph
from statecheck.graph.shown import lackable_in, shown_in
from statecheck.graph.spreading import spread
from statecheck.graph.variants import VariantSet
from statecheck.immutable import frozen

Shown = tuple[str, str]
"""A state and a pointer into what it shows: `STATE#/pointer`."""


@frozen
class Availability:
    """Where some fields have been shown, by node, for all variants at once.

    A node is asked for the variants in which it can be reached. What the node itself
    shows counts as shown.

    Attributes:
        on_every_run: Whether one of the fields has been shown on every run to a node.
        on_some_run: Whether one has on at least one; if not, nobody can ever have it.
        showing: The states that may show one of the fields; a run to a node on which
            none has been shown is `shortest_run(..., avoiding=showing)`.
        lacking: Where a run gets to a node past states of which none need have shown
            one, because their models say that they may go without.
    """

    on_every_run: Mapping[str, Answer]
    on_some_run: Mapping[str, Answer]
    showing: frozenset[str]
    lacking: Mapping[str, VariantSet]


def availability(graph: StateGraph, fields: Collection[Shown]) -> Availability:
    """Return where one of some fields has been shown.

    Args:
        graph: The graph.
        fields: States and pointers; several for a value that more than one shows.
    """
    nothing = graph.space.nothing
    surely: dict[str, VariantSet] = {}
    perhaps: dict[str, VariantSet] = {}
    held: dict[str, VariantSet] = {}
    for state, pointer in fields:
        always, maybe = shown_in(graph, state, pointer)
        lacked = lackable_in(graph, state, pointer)
        held[state] = held.get(state, nothing) | (maybe & (always | ~lacked))
        surely[state] = surely.get(state, nothing) | always
        perhaps[state] = perhaps.get(state, nothing) | maybe
    reached = graph.reached
    without = _without(graph, surely, sure=False)
    surely_without = _without(graph, perhaps, sure=True)
    going_without = _without(graph, held, sure=True)
    with_ = _with(graph, surely, sure=True)
    perhaps_with = _with(graph, perhaps, sure=False)
    return Availability(
        on_every_run={
            node: answered(
                there & ~without.get(node, nothing),
                there & ~surely_without.get(node, nothing),
                there,
            )
            for node, there in reached.items()
        },
        on_some_run={
            node: answered(
                with_.get(node, nothing), perhaps_with.get(node, nothing), there
            )
            for node, there in reached.items()
        },
        showing=frozenset(state for state, maybe in perhaps.items() if maybe),
        lacking={
            node: there & going_without.get(node, nothing)
            for node, there in reached.items()
        },
    )


def _without(
    graph: StateGraph, shown: Mapping[str, VariantSet], *, sure: bool
) -> dict[str, VariantSet]:
    """Return the variants in which a run gets to a node without what is shown.

    Past a state that shows it in some variants runs lead on in the others only.
    """
    nothing = graph.space.nothing

    def ways(node: str) -> Iterator[tuple[str, VariantSet]]:
        for target, variants in graph.ways(node, sure=sure):
            yield target, variants & ~shown.get(target, nothing)

    return spread({START: graph.space.everything}, ways, nothing)


def _with(
    graph: StateGraph, shown: Mapping[str, VariantSet], *, sure: bool
) -> dict[str, VariantSet]:
    """Return the variants in which a run gets to a node after what is shown."""
    reached = graph.reached if sure else graph.perhaps_reached
    begun = {node: variants & reached[node] for node, variants in shown.items()}
    return spread(begun, lambda node: graph.ways(node, sure=sure), graph.space.nothing)
