"""What somebody can choose in a state: an action and what is sent with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from statecheck.graph.domain import Domain, domain
from statecheck.graph.edge import START, Certainty, Edge
from statecheck.graph.fitting import Fitting, Group, Valuation
from statecheck.graph.graph import StateGraph
from statecheck.spec import Literal, Outcome, Table, When

MOST_VALUATIONS = 1024
"""So many combinations of values are told apart, for what is shown and for what is
sent; beyond it, conditions are taken to hold in whichever way proves less."""

_SHOWN = "state/"
_OTHER = "\0other"
"""A value that no condition names."""


def choices(
    graph: StateGraph, node: str, actor: str, *, sure: bool
) -> tuple[tuple[Group, ...], ...]:
    """Return what `actor` can choose in a node, for each thing that it may show.

    The outer tuple is over what the conditions tell apart in the state that is shown,
    which the server decides; the inner one over actions and what is sent. Waiting for
    what others bring about is a choice too. What is not listed may be chosen as well,
    where something may be missing.

    Where a model does not say which values the state can show, it may be any if
    `sure`; if not, it may be the one that suits.
    """
    edges = graph.leaving[node]
    state = graph.system.states.get(node)
    model = state.model if state else None
    settled: dict[str, tuple[str | None, ...]] = {}
    free: dict[str, tuple[str | None, ...]] = {}
    for field, named in _named(map(_when, edges), shown=True).items():
        known = domain(graph.system, model, field.removeprefix(_SHOWN))
        if known.values is not None and known.closed:
            settled[field] = (*known.values, *_absent(known))
        else:
            free[field] = (*named, _OTHER, *_absent(known))
    if sure:
        settled, free = settled | free, {}
    outer, inner = _valuations(settled), _valuations(free)
    if outer is None or inner is None:
        return (tuple(_chosen(graph, edges, actor, None, sure=sure)),)
    return tuple(
        tuple(
            group
            for suiting in inner
            for group in _chosen(graph, edges, actor, {**shown, **suiting}, sure=sure)
        )
        for shown in outer
    )


def _absent(known: Domain) -> tuple[None, ...]:
    return (None,) if known.absent else ()


def _chosen(
    graph: StateGraph,
    edges: Sequence[Edge],
    actor: str,
    seen: Valuation | None,
    *,
    sure: bool,
) -> Iterator[Group]:
    own: dict[str, list[Edge]] = {}
    others: list[Edge] = []
    for edge in edges:
        if _is_unlisted(edge):
            yield from _unlisted(graph, edge, others)
        elif edge.by == actor and edge.action and not edge.move:
            own.setdefault(edge.action, []).append(edge)
        elif edge.sure or sure or edge.move or not edge.action:
            others.append(_uncounted(edge))
        # What else others may do helps nobody, so it can turn no answer to the better.
    for name, offered in own.items():
        yield from _sent(graph, name, offered, seen, sure=sure)
    if others:
        yield tuple(others)


def _is_unlisted(edge: Edge) -> bool:
    return not edge.action and edge.outcome is None


def _unlisted(graph: StateGraph, edge: Edge, others: list[Edge]) -> Iterator[Group]:
    """Yield what may be on offer unlisted; add to `others` what may come unlisted."""
    state = graph.system.states.get(edge.source)
    if state is None or state.actions is None or not state.actions.complete:
        yield (edge,)
    if state is None or state.moves is None or not state.moves.complete:
        others.append(edge)


def _sent(
    graph: StateGraph,
    name: str,
    offered: list[Edge],
    seen: Valuation | None,
    *,
    sure: bool,
) -> Iterator[Group]:
    """Yield the edges that fit what can be sent with an action, each set once."""
    if seen is not None and all(_when(edge) is None for edge in offered):
        yield tuple(offered)  # as most actions have no conditions
        return
    action = graph.system.actions.get(name)
    request = action.request if action else None
    sent = {
        field: _sendable(values, domain(graph.system, request, field))
        for field, values in _named(map(_when, offered), shown=False).items()
    }
    valuations = _valuations(sent)
    if seen is None or valuations is None:
        yield from _untold(offered, sure=sure)
        return
    told = Fitting(offered)
    masks = dict.fromkeys(told.mask({**seen, **sending}) for sending in valuations)
    yield from (told.edges(mask) for mask in masks if mask)


def _untold(offered: list[Edge], *, sure: bool) -> Iterator[Group]:
    """Yield the edges of an action with more conditions than can be told apart.

    At worst the server chooses among all, and none with a condition can be counted on;
    at best there is something to send for each.
    """
    if not sure:
        yield from ((edge,) for edge in offered)
        return
    yield tuple(
        edge
        if _when(edge) is None or not edge.sure
        else replace(edge, certainty=Certainty.SOMETIMES)
        for edge in offered
    )


def _uncounted(edge: Edge) -> Edge:
    """Return the edge as a move that nobody can count on, unless it has a time.

    How a flow begins is no move: it does begin.
    """
    begins = edge.source == START and not edge.action
    if edge.certainty is Certainty.CERTAIN and not edge.timed and not begins:
        return replace(edge, certainty=Certainty.SOMETIMES)
    return edge


def _when(edge: Edge) -> When | None:
    return edge.outcome.when if isinstance(edge.outcome, Outcome) else None


def _sendable(named: tuple[str, ...], known: Domain) -> tuple[str | None, ...]:
    """Return the values that can be sent; what is left out counts as its default."""
    values: dict[str | None, None] = dict.fromkeys(
        named if known.values is None or not known.closed else known.values
    )
    if not known.closed:
        values[_OTHER] = None
    if known.default:
        values[known.default] = None
    elif known.absent:
        values[None] = None
    return tuple(values)


def _named(
    conditions: Iterable[When | None], *, shown: bool
) -> dict[str, tuple[str, ...]]:
    """Return, by field, the values that the conditions name."""
    values: dict[str, dict[str, None]] = {}
    for when in conditions:
        if type(when) is not Table:  # `isinstance` takes long for what is none
            continue
        for field, alternatives in when.items():
            if field.startswith(_SHOWN) is shown:
                known = values.setdefault(field, {})
                known.update(
                    (each.text, None)
                    for each in alternatives
                    if isinstance(each, Literal)
                )
    return {field: tuple(known) for field, known in values.items()}


def _valuations(values: Mapping[str, tuple[str | None, ...]]) -> list[Valuation] | None:
    """Return every combination of values; None if they are too many."""
    count = 1
    for known in values.values():
        count *= len(known)
        if count > MOST_VALUATIONS:
            return None
    return [
        dict(zip(values, combination, strict=True))
        for combination in product(*values.values())
    ]
