"""Where a flow gets stuck, each cause once.

Four questions are asked of every state that can be reached: can anything happen, can
an end be reached, can success, can the user bring an end about? A state that answers
no to one is not asked the next, and of states that only lead to others in the same
trouble, only those others are reported.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from statecheck.graph.answer import Answer, answered
from statecheck.graph.edge import Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.questions import possible, user_can
from statecheck.graph.region import connected, last_components
from statecheck.graph.variants import VariantSet
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


@dataclass(frozen=True, slots=True)
class Stuck:
    """States in which a flow is stuck.

    Attributes:
        trouble: How.
        states: The states, in the order of the system; not empty.
        variants: Where it is so; empty if that depends on what is not stated.
        asked: Where the first of the states can be reached, or exists.
        doubtful: The doubtful edges that it depends on; empty if it is so.
    """

    trouble: Trouble
    states: tuple[str, ...]
    variants: VariantSet
    asked: VariantSet
    doubtful: tuple[Edge, ...]


def stuck(graph: StateGraph, actor: str = "user") -> tuple[Stuck, ...]:
    """Return where a flow gets stuck, in the order of troubles and of the system.

    Args:
        graph: The graph; where nobody says where a flow begins, it may in any state.
        actor: Whose way out is looked for.
    """
    asked = _asked(graph)
    found: list[Stuck] = []
    spoken: set[str] = set()
    for trouble, answer in _answers(graph, asked, actor):
        for item in _troubles(graph, trouble, answer):
            if not spoken & set(item.states):
                found.append(item)
        spoken |= {
            node
            for node, each in answer.items()
            if each.refuted or (each.undetermined and not each.proved)
        }
    return tuple(found)


def _asked(graph: StateGraph) -> Mapping[str, VariantSet]:
    """Return the variants for which each state that is no end is asked."""
    begins = any(edge.target for edge in graph.edges if edge.source not in graph.exists)
    known = graph.reached if begins else graph.exists
    return {
        name: known[name] for name in graph.system.states if name not in graph.ends
    }


def _answers(
    graph: StateGraph, asked: Mapping[str, VariantSet], actor: str
) -> Iterator[tuple[Trouble, Mapping[str, Answer]]]:
    """Yield each question with its answers; proved means that there is no trouble."""
    yield Trouble.DEAD_END, {name: _goes_on(graph, name, asked[name]) for name in asked}
    yield Trouble.TRAP, _within(possible(graph, graph.ends), asked)
    if graph.successes:
        yield Trouble.NO_SUCCESS, _succeeds(graph, asked)
    yield Trouble.NO_WAY_OUT, _within(user_can(graph, graph.ends, actor), asked)


def _goes_on(graph: StateGraph, name: str, asked: VariantSet) -> Answer:
    sure = perhaps = graph.space.nothing
    for edge in graph.leaving[name]:
        if edge.action or edge.outcome is not None:
            sure = sure | edge.variants
        else:
            perhaps = perhaps | edge.variants
    return answered(sure, perhaps, asked)


def _succeeds(graph: StateGraph, asked: Mapping[str, VariantSet]) -> dict[str, Answer]:
    """Return whether success can be reached; beyond a handover nobody knows."""
    handed = [node for node in graph.ends if graph.end(node) is End.HANDOVER]
    sure = graph.leads_to(graph.successes)
    perhaps = graph.leads_to((*graph.successes, *handed), sure=False)
    return {name: answered(sure[name], perhaps[name], asked[name]) for name in asked}


def _within(
    answers: Mapping[str, Answer], asked: Mapping[str, VariantSet]
) -> dict[str, Answer]:
    return {
        name: Answer(
            answers[name].proved & variants,
            answers[name].refuted & variants,
            answers[name].undetermined & variants,
        )
        for name, variants in asked.items()
    }


def _troubles(
    graph: StateGraph, trouble: Trouble, answers: Mapping[str, Answer]
) -> Iterator[Stuck]:
    refuted = [name for name, answer in answers.items() if answer.refuted]
    for states in _causes(graph, trouble, refuted):
        first = answers[states[0]]
        yield Stuck(trouble, states, first.refuted, first.asked, ())
    open_ = [
        name
        for name, answer in answers.items()
        if answer.undetermined and not answer.refuted
    ]
    for states in last_components(graph, open_, _is_sure(trouble)):
        doubtful = tuple(
            edge
            for name in states
            for edge in graph.leaving[name]
            if not edge.sure and edge.declared
        )
        if doubtful:
            asked = answers[states[0]].asked
            yield Stuck(trouble, states, graph.space.nothing, asked, doubtful)


def _causes(
    graph: StateGraph, trouble: Trouble, states: list[str]
) -> tuple[tuple[str, ...], ...]:
    """Return the states that are in trouble by themselves, not by where they lead."""
    if trouble is Trouble.DEAD_END:
        return tuple((name,) for name in states)
    if trouble is Trouble.NO_SUCCESS:
        return connected(graph, states)
    return last_components(graph, states, _is_sure(trouble))


def _is_sure(trouble: Trouble) -> Callable[[Edge], bool]:
    if trouble is Trouble.NO_WAY_OUT:
        return lambda edge: edge.sure and bool(edge.action)
    return lambda edge: edge.sure
