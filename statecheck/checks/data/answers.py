"""Answers that show a state, against the state and the wire binding."""

from collections.abc import Iterator, Mapping

from statecheck.checks.data.conflict import Conflict
from statecheck.checks.data.conformance import ANSWERS, Conformance
from statecheck.checks.data.pointing import MISSING, at, fits, way_of
from statecheck.language import nearest
from statecheck.spec import Literal, Offer, Presence, State, System, Wire, WireState


def of_answer(system: System, state: State, answer: object) -> Iterator[Conflict]:
    """Yield what contradicts a state in a whole answer that shows it."""
    wire = system.wire or Wire()
    binding = wire.state or WireState()
    also = frozenset(
        str(way[0])
        for pointer in (binding.status, binding.links)
        if (way := way_of(pointer))
    )
    if not state.fact.disputes("model"):
        uses = (state.model, *([binding.model] if binding.model else []))
        uses += (None,) if state.incomplete else ()  # there may be more than is known
        yield from Conformance(system, ANSWERS).of_body(uses, answer, also)
    if not state.fact.disputes("wire", "status"):
        yield from _of_status(state, binding, answer)
    if not state.fact.disputes("actions"):
        yield from _of_links(system, state, binding, answer)


def _of_status(state: State, binding: WireState, answer: object) -> Iterator[Conflict]:
    if state.wire is not None and not isinstance(state.wire, str):
        for pointer, alternatives in state.wire.items():
            way = way_of(pointer)
            found = at(answer, way)
            if not any(fits(each, found) for each in alternatives):
                wanted = " or ".join(f"`{_shown(each)}`" for each in alternatives)
                yield Conflict(way, f"is not {wanted}, which tells `{state.name}`")
        return
    way = way_of(binding.status)
    if not way:
        return
    status = state.wire or state.name
    found = at(answer, way)
    if found is MISSING:
        yield Conflict(way[:-1], f"lacks the status `{status}`", lacks=str(way[-1]))
    elif found != status:
        yield Conflict(way, f"is not the status `{status}`")


def _of_links(
    system: System, state: State, binding: WireState, answer: object
) -> Iterator[Conflict]:
    way = way_of(binding.links)
    if not way or state.actions is None:
        return
    links = at(answer, way)
    if links is not MISSING and not isinstance(links, Mapping):
        yield Conflict(way, "is no object")
    offers = {_link(system, offer): offer for offer in state.actions.members.values()}
    # A misspelt action is reported where it is offered.
    meant = {
        nearest(name, system.actions)
        for name in state.actions.members
        if name not in system.actions
    }
    known = {*offers, *binding.ignore, *(_linked(system, name) for name in meant)}
    if isinstance(links, Mapping) and state.actions.complete:
        for key in links:
            if key not in known:
                said = f"is not on offer in `{state.name}`"
                yield Conflict((*way, key), said, is_strange=True)
    for key, offer in offers.items():
        promised = offer.offered == "always" and not offer.if_ and not offer.guard
        if promised and not (isinstance(links, Mapping) and key in links):
            place = way if isinstance(links, Mapping) else ()
            said = f"lacks `{key}`, which is always on offer"
            yield Conflict(place, said, lacks=key)


def _link(system: System, offer: Offer) -> str:
    return _linked(system, offer.action)


def _linked(system: System, name: str) -> str:
    """Return what the link of an action is called."""
    action = system.actions.get(name)
    return (action.link or action.wire or name) if action else name


def _shown(wanted: Literal | Presence) -> str:
    return wanted.text if isinstance(wanted, Literal) else wanted.value
