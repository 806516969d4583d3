"""Every `if` of a system, and in which variants it holds where it stands."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.checks.check import Subject
from statecheck.graph import StateGraph, VariantSet
from statecheck.immutable import frozen
from statecheck.language import Formula, options
from statecheck.source import Location
from statecheck.spec import ErrorCode, Model, Offer, State, Table


@frozen
class Switch:
    """An `if`.

    Attributes:
        at: What has it.
        text: The formula.
        what: What has it, in words.
        within: The variants that have what it stands in, wherever that is.
        holds: Those of them in which it holds.
    """

    at: Location
    text: str
    what: str
    within: VariantSet
    holds: VariantSet


def switches(subject: Subject) -> Iterator[Switch]:
    """Yield every `if` of declared options, each once, with all places it holds at.

    What several states share is one; what stands in something that no variant has is
    left out.
    """
    graph = subject.graph
    found: dict[Location, Switch] = {}
    for at, formula, what, within in _all(graph):
        if formula is None or not within or not _is_known(graph, formula):
            continue
        switch = Switch(
            at, str(formula), what, within, within & graph.space.where(formula)
        )
        known = found.get(at, switch)
        found[at] = replace(
            known,
            within=known.within | switch.within,
            holds=known.holds | switch.holds,
        )
    yield from found.values()


def _is_known(graph: StateGraph, formula: Formula) -> bool:
    return options(formula) <= graph.space.values.keys()


Place = tuple[Location, Formula | None, str, VariantSet]


def _all(graph: StateGraph) -> Iterator[Place]:
    system, everything = graph.system, graph.space.everything
    for outcome in system.initial or ():
        yield outcome.at, outcome.if_, "a beginning of flows", everything
    for exit_ in system.exits.values():
        yield exit_.at, exit_.if_, f"exit `{exit_.name}`", everything
    if system.start is not None:
        yield from _of_offers(graph, system.start.members, "the start", everything)
    for state in system.states.values():
        yield from _of_state(graph, state)
    for model in system.models.values():
        yield from _of_model(model, everything)
    yield from _of_codes(graph, system.errors, everything)


def _of_state(graph: StateGraph, state: State) -> Iterator[Place]:
    everything = graph.space.everything
    yield state.at, state.if_, f"state `{state.name}`", everything
    exists, name = graph.exists[state.name], f"`{state.name}`"
    if state.actions is not None:
        yield from _of_offers(graph, state.actions.members, name, exists)
    for move in state.moves.members if state.moves else ():
        yield move.at, move.if_, f"a move from {name}", exists
    if isinstance(state.model, Model):
        yield from _of_model(state.model, exists)


def _of_offers(
    graph: StateGraph, offers: Table[Offer], name: str, within: VariantSet
) -> Iterator[Place]:
    for offer in offers.values():
        yield offer.at, offer.if_, f"`{offer.action}` in {name}", within
        there = within & graph.space.where(offer.if_)
        for outcome in offer.outcomes or ():
            what = f"an outcome of `{offer.action}` in {name}"
            if outcome.at != offer.at:
                yield outcome.at, outcome.if_, what, there


def _of_model(model: Model, within: VariantSet) -> Iterator[Place]:
    for field in (model.fields or {}).values():
        yield field.at, field.if_, f"field `{field.name}`", within
        for value in (field.enum or {}).values():
            yield value.at, value.if_, f"value `{value.name}`", within
    for value in (model.enum or {}).values():
        yield value.at, value.if_, f"value `{value.name}`", within


def _of_codes(
    graph: StateGraph, codes: Table[ErrorCode], within: VariantSet
) -> Iterator[Place]:
    for code in codes.values():
        yield code.at, code.if_, f"error `{code.name}`", within
        inner = within & graph.space.where(code.if_)
        yield from _of_codes(graph, code.details, inner)
