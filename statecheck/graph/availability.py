"""Which fields have been shown by the time a state is: what a later request can use."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from statecheck.graph.answer import Answer, answered
from statecheck.graph.edge import START
from statecheck.graph.graph import StateGraph
from statecheck.graph.shown import lackable_in, shown_in
from statecheck.graph.spreading import spread
from statecheck.graph.together import Together, rounds
from statecheck.graph.variants import VariantSet
from statecheck.immutable import frozen

Shown = tuple[str, str]
"""A state and a pointer into what it shows: `STATE#/pointer`."""

Origins = tuple[Shown, ...]
"""What may show a value; several if more than one does."""


@frozen
class Availability:
    """Whether one of some fields has been shown by the time a node is.

    It is asked for the variants in which the node can be reached. What the node itself
    shows counts as shown.

    Attributes:
        on_every_run: Whether one of the fields has been shown on every run to the node.
        on_some_run: Whether one has on at least one; if not, nobody can ever have it.
        showing: The states that may show one of the fields; a run to the node on which
            none has been shown is `shortest_run(..., avoiding=showing)`.
        lacking: Where a run gets to the node past states of which none need have shown
            one, because their models say that they may go without.
    """

    on_every_run: Answer
    on_some_run: Answer
    showing: frozenset[str]
    lacking: VariantSet


@frozen
class _Showing:
    """By state, in which variants it surely shows one of some fields, and may.

    Attributes:
        surely: Where it does.
        perhaps: Where it may.
        held: Where it does, or may and is not said to be able to go without.
    """

    surely: Mapping[str, VariantSet]
    perhaps: Mapping[str, VariantSet]
    held: Mapping[str, VariantSet]


class Availabilities:
    """Whether some fields have been shown by the time nodes are.

    What is asked of many fields is found in few passes over the graph.
    """

    def __init__(self, graph: StateGraph, asked: Iterable[Origins]) -> None:
        """Look for each of `asked`; what shows one of them is enough."""
        self._at: dict[Origins, tuple[_Known, int]] = {}
        for some in rounds(graph.space, tuple(dict.fromkeys(asked))):
            known = _Known(graph, some)
            self._at.update((each, (known, n)) for n, each in enumerate(some))

    def of(self, origins: Origins, node: str) -> Availability:
        """Return whether one of some fields that are asked for has been shown by then.

        Args:
            origins: The fields.
            node: The node by which one of them has to have been shown.
        """
        known, number = self._at[origins]
        return known.of(number, node)

    def is_proved(self, origins: Origins, node: str) -> bool:
        """Return whether one has been shown on every run, wherever the node is met."""
        known, number = self._at[origins]
        return known.is_proved(number, node)


def walks(graph: StateGraph, asked: Collection[Origins]) -> int:
    """Return how many nodes are gone through to find out about some fields."""
    return len(tuple(rounds(graph.space, tuple(asked)))) * len(graph.reached)


class _Known:
    """What is known of as many fields as one set has room for."""

    def __init__(self, graph: StateGraph, asked: Sequence[Origins]) -> None:
        self._graph = graph
        self._together = together = Together(graph.space, len(asked))
        self._showing = [_showing(graph, origins) for origins in asked]
        surely = _side_by_side(graph, together, [s.surely for s in self._showing])
        perhaps = _side_by_side(graph, together, [s.perhaps for s in self._showing])
        held = _side_by_side(graph, together, [s.held for s in self._showing])
        self._without = _without(graph, together, surely, sure=False)
        self._surely_without = _without(graph, together, perhaps, sure=True)
        self._going_without = _without(graph, together, held, sure=True)
        self._with = _with(graph, together, surely, sure=True)
        self._perhaps_with = _with(graph, together, perhaps, sure=False)

    def is_proved(self, number: int, node: str) -> bool:
        """Return whether no run gets to a node past what shows a field."""
        without = self._without.get(node)
        if without is None:
            return True
        return not (self._graph.reached[node] & self._together.of(number, without))

    def of(self, number: int, node: str) -> Availability:
        """Return what is known by the time a node is, of fields by their number."""
        nothing = self._graph.space.nothing
        there = self._graph.reached[node]

        def known(found: Mapping[str, VariantSet]) -> VariantSet:
            return self._together.of(number, found.get(node, nothing))

        return Availability(
            on_every_run=answered(
                there & ~known(self._without),
                there & ~known(self._surely_without),
                there,
            ),
            on_some_run=answered(known(self._with), known(self._perhaps_with), there),
            showing=frozenset(self._showing[number].perhaps),
            lacking=there & known(self._going_without),
        )


def _showing(graph: StateGraph, origins: Origins) -> _Showing:
    nothing = graph.space.nothing
    surely: dict[str, VariantSet] = {}
    perhaps: dict[str, VariantSet] = {}
    held: dict[str, VariantSet] = {}
    for state, pointer in origins:
        always, maybe = shown_in(graph, state, pointer)
        if not maybe:
            continue
        lacked = lackable_in(graph, state, pointer)
        held[state] = held.get(state, nothing) | (maybe & (always | ~lacked))
        surely[state] = surely.get(state, nothing) | always
        perhaps[state] = perhaps.get(state, nothing) | maybe
    return _Showing(surely, perhaps, held)


def _side_by_side(
    graph: StateGraph, together: Together, shown: Sequence[Mapping[str, VariantSet]]
) -> dict[str, VariantSet]:
    """Return, by state, where it shows what each question asks for."""
    found: dict[str, VariantSet] = {}
    for number, each in enumerate(shown):
        for state, variants in each.items():
            known = found.get(state, graph.space.nothing)
            found[state] = known | together.for_one(number, variants)
    return found


def _without(
    graph: StateGraph,
    together: Together,
    shown: Mapping[str, VariantSet],
    *,
    sure: bool,
) -> dict[str, VariantSet]:
    """Return the variants in which a run gets to a node without what is shown.

    Past a state that shows it in some variants runs lead on in the others only.
    """
    nothing = graph.space.nothing

    def ways(node: str) -> Iterator[tuple[str, VariantSet]]:
        for target, variants in graph.ways(node, sure=sure):
            yield target, together.for_each(variants) & ~shown.get(target, nothing)

    begun = {START: together.for_each(graph.space.everything)}
    return spread(begun, ways, nothing)


def _with(
    graph: StateGraph,
    together: Together,
    shown: Mapping[str, VariantSet],
    *,
    sure: bool,
) -> dict[str, VariantSet]:
    """Return the variants in which a run gets to a node after what is shown."""
    reached = graph.reached if sure else graph.perhaps_reached
    begun = {
        node: variants & together.for_each(reached[node])
        for node, variants in shown.items()
    }

    def ways(node: str) -> Iterator[tuple[str, VariantSet]]:
        for target, variants in graph.ways(node, sure=sure):
            yield target, together.for_each(variants)

    return spread(begun, ways, graph.space.nothing)
