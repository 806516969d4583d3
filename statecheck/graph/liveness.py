"""Where a flow gets stuck, each cause once.

Four questions are asked of every state that can be reached: can anything happen, can
an end be reached, can success, can the user bring an end about? A state is not asked
the next in the variants in which it answers no to one, or that is not known. Of states
that only lead to others in the same trouble, only those others are reported.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from statecheck.graph.answer import Answer, answered
from statecheck.graph.edge import START, Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.questions import user_can
from statecheck.graph.region import Part, connected, last_components
from statecheck.graph.variants import VariantSet
from statecheck.immutable import frozen
from statecheck.spec import End


class Trouble(StrEnum):
    """How a flow is stuck, the worst first."""

    DEAD_END = "dead end"
    """Nothing is offered and nothing moves."""
    TRAP = "trap"
    """No end can be reached."""
    NO_SUCCESS = "no success"
    """Ends can be reached, but no good one."""
    NO_WAY_OUT = "no way out"
    """Ends can be reached, but only by what others do."""


@frozen
class Stuck:
    """States in which a flow is stuck.

    Attributes:
        trouble: How.
        states: The states, the first that a run gets to first, then by name; not empty.
        variants: Where the first of them is in this trouble by itself, and not because
            it leads to others that are; empty if that depends on what is not stated.
        asked: Where the first of the states can be reached, or exists.
        doubtful: The doubtful edges that it depends on; empty if it is so.
    """

    trouble: Trouble
    states: tuple[str, ...]
    variants: VariantSet
    asked: VariantSet
    doubtful: tuple[Edge, ...]


def stuck(graph: StateGraph, actor: str = "user") -> tuple[Stuck, ...]:
    """Return where a flow gets stuck, in the order of troubles.

    Args:
        graph: The graph; where nobody says where a flow begins, it may in any state.
        actor: Whose way out is looked for.
    """
    begins = any(edge.target for edge in graph.leaving[START])
    known = graph.reached if begins else graph.exists
    first = {
        name: known[name] for name in graph.system.states if name not in graph.ends
    }
    left = dict(first)
    blamed = dict.fromkeys(first, graph.space.nothing)
    found: list[Stuck] = []
    for trouble, answer in _questions(graph, actor):
        answers = {
            name: _within(answer[name], first[name]) for name in first if first[name]
        }
        # What an earlier question left open is blamed for nothing.
        blamed = {
            name: blamed[name] | (each.refuted & left[name])
            for name, each in answers.items()
        }
        refuted = {
            name: each.refuted & blamed[name]
            for name, each in answers.items()
            if each.refuted & blamed[name]
        }
        for part in _causes(graph, trouble, refuted):
            found.extend(_caused(graph, trouble, part, left, first))
        found.extend(_open(graph, trouble, answers, left, first))
        # Whether success can be reached says nothing of who brings an end about.
        left = {
            name: left[name]
            & (~each.refuted if trouble is Trouble.NO_SUCCESS else each.proved)
            for name, each in answers.items()
        }
    return tuple(found)


def _questions(
    graph: StateGraph, actor: str
) -> Iterator[tuple[Trouble, Mapping[str, Answer]]]:
    """Yield each question with its answers; proved means that there is no trouble."""
    yield (
        Trouble.DEAD_END,
        {name: _goes_on(graph, name) for name in graph.system.states},
    )
    surely = graph.ends - graph.doubtful_ends
    perhaps = graph.ends | graph.doubtful_ends
    yield Trouble.TRAP, _led(graph, surely, perhaps)
    if graph.successes:
        # Beyond a handover nobody knows.
        handed = {node for node in graph.ends if graph.end(node) is End.HANDOVER}
        surely = graph.successes - graph.doubtful_ends
        yield (
            Trouble.NO_SUCCESS,
            _led(graph, surely, graph.successes | graph.doubtful_ends | handed),
        )
    yield Trouble.NO_WAY_OUT, _brought(graph, actor)


def _goes_on(graph: StateGraph, name: str) -> Answer:
    sure = perhaps = graph.space.nothing
    for edge in graph.leaving[name]:
        if edge.action or edge.outcome is not None:
            sure = sure | edge.variants
        else:
            perhaps = perhaps | edge.variants
    return answered(sure, perhaps, graph.exists[name])


def _led(
    graph: StateGraph, surely: frozenset[str], perhaps: frozenset[str]
) -> Mapping[str, Answer]:
    """Return whether nodes can be reached of which some only perhaps count."""
    sure = graph.leads_to(surely)
    led = graph.leads_to(perhaps, sure=False)
    return {
        node: answered(sure[node], led[node], exists)
        for node, exists in graph.exists.items()
    }


def _brought(graph: StateGraph, actor: str) -> Mapping[str, Answer]:
    sure = user_can(graph, graph.ends - graph.doubtful_ends, actor)
    if not graph.doubtful_ends:
        return sure
    perhaps = user_can(graph, graph.ends | graph.doubtful_ends, actor)
    return {
        node: answered(
            sure[node].proved, perhaps[node].proved | perhaps[node].undetermined, exists
        )
        for node, exists in graph.exists.items()
    }


def _within(answer: Answer, asked: VariantSet) -> Answer:
    return Answer(
        answer.proved & asked, answer.refuted & asked, answer.undetermined & asked
    )


def _caused(
    graph: StateGraph,
    trouble: Trouble,
    part: Part,
    left: Mapping[str, VariantSet],
    asked: Mapping[str, VariantSet],
) -> Iterator[Stuck]:
    """Yield a cause of one trouble, unless a worse one has spoken of it."""
    own = {name: part.variants[name] & left[name] for name in part.states}
    states = _ordered(graph, (name for name in part.states if own[name]))
    if states:
        yield Stuck(trouble, states, own[states[0]], asked[states[0]], ())


def _open(
    graph: StateGraph,
    trouble: Trouble,
    answers: Mapping[str, Answer],
    left: Mapping[str, VariantSet],
    asked: Mapping[str, VariantSet],
) -> Iterator[Stuck]:
    """Yield what would be in one trouble if doubtful edges are not there."""
    unknown = {
        name: answer.undetermined & left[name]
        for name, answer in answers.items()
        if answer.undetermined & left[name] and not answer.refuted
    }
    for part in last_components(graph, unknown, _leads(trouble)):
        doubtful = tuple(
            edge
            for name in part.states
            for edge in graph.ordered[name]
            if not edge.sure and edge.declared
        )
        if doubtful:
            states = _ordered(graph, part.states)
            yield Stuck(
                trouble, states, graph.space.nothing, asked[states[0]], doubtful
            )


def _ordered(graph: StateGraph, states: Iterable[str]) -> tuple[str, ...]:
    """Return states by how far from the start they are, then by name."""
    far = len(graph.exists) + 1
    away = graph.distances
    return tuple(sorted(states, key=lambda name: (away.get(name, far), name)))


def _causes(
    graph: StateGraph, trouble: Trouble, refuted: Mapping[str, VariantSet]
) -> tuple[Part, ...]:
    """Return the states that are in trouble by themselves, not by where they lead."""
    if trouble is Trouble.DEAD_END:
        return tuple(Part((name,), {name: refuted[name]}) for name in refuted)
    if trouble is Trouble.NO_SUCCESS:
        return connected(graph, refuted)
    return last_components(graph, refuted, _leads(trouble))


def _leads(trouble: Trouble) -> Callable[[Edge], bool]:
    """Return which edges carry the blame on to where they lead."""
    if trouble is Trouble.NO_WAY_OUT:
        return lambda edge: edge.sure and bool(edge.action)
    return lambda edge: edge.sure
