"""The answer that shows a state, and the answer that shows any of them."""

from collections.abc import Iterator

from statecheck.graph import model_of
from statecheck.language import MapOf
from statecheck.schemas.fields import type_schema
from statecheck.schemas.knowledge import Knowledge
from statecheck.schemas.marks import HTTP, described, marks
from statecheck.schemas.models import forms
from statecheck.schemas.pointers import placed, there, told_by, way_of
from statecheck.schemas.schema import Schema
from statecheck.schemas.shape import Shape, Shapes, alternatives, together
from statecheck.spec import (
    Offer,
    State,
    Table,
    Wire,
    WireState,
)

ANOTHER = "another/state"
"""The key of the schema of an answer that shows a state that is not declared."""

_ALWAYS = "always"


def binding_of(known: Knowledge) -> WireState:
    """Return how states are told on the wire; of what nobody says, nothing."""
    return (known.system.wire or Wire()).state or WireState()


def answer_schema(known: Knowledge, state: State) -> Schema:
    """Return the schema of an answer that shows a state."""
    binding = binding_of(known)
    shapes = together(
        (
            _model(known, state),
            forms(known, binding.model) if binding.model else (Shape(closed=True),),
            (_status(known, state),),
            (links(known, state),),
        )
    )
    texts = described(state.description, state.name)
    if binding.http:
        texts[HTTP] = list(binding.http)
    if state.examples:
        texts["examples"] = list(state.examples)
    texts |= marks(state.fact, known.system.sources)
    return {**alternatives(shapes), **texts}


def _model(known: Knowledge, state: State) -> Shapes:
    if state.fact.disputes("model"):
        return (Shape(),)
    own = forms(known, state.model)
    if state.incomplete:
        return tuple(each & Shape() for each in own)
    return own


def status_of(state: State, binding: WireState) -> str | None:
    """Return the text that surely tells a state; None if none does."""
    if state.fact.disputes("wire", "status") or not way_of(binding.status):
        return None
    if state.wire is None or isinstance(state.wire, str):
        return state.wire or state.name
    return None


def statuses(known: Knowledge) -> dict[str, str]:
    """Return the states that a status tells, by status; not one that tells several."""
    binding = binding_of(known)
    told: dict[str, list[str]] = {}
    for state in states_of(known):
        status = status_of(state, binding)
        if status is not None:
            told.setdefault(status, []).append(state.name)
    return {status: names[0] for status, names in told.items() if len(names) == 1}


def _status(known: Knowledge, state: State) -> Shape:
    """Return what tells the state in an answer."""
    binding = binding_of(known)
    way = way_of(binding.status)
    status = status_of(state, binding)
    if status is not None:
        return placed(way, {"type": "string", "const": status}, required=True)
    member = placed(way, {})
    if isinstance(state.wire, Table) and not state.fact.disputes("wire", "status"):
        return member & told_by(state.wire)
    others = sorted(statuses(known)) if way else []
    readings = _readings(state) if way and known.has_all_statuses else ()
    if readings:
        mine, *more = readings
        values = dict.fromkeys((mine, *(each for each in more if each not in others)))
        return placed(way, {"type": "string", "enum": list(values)})
    if not others:
        return member
    if len(way) == 1:
        written = state.wire if isinstance(state.wire, str) else state.name
        return placed(way, {"not": {"enum": others}, "examples": [written]})
    return Shape(closed=True).ruled({"not": there(way, {"enum": others})}) & Shape(
        {way[0]: {}}, closed=True
    )


def _readings(state: State) -> tuple[str, ...]:
    """Return what may tell a state whose status is disputed, the written one first.

    That is all there is where the system says that it declares all statuses: words
    alone declare none. It is nothing where one reading tells the state otherwise.
    """
    others = (each.keys.get("wire") for each in state.fact.disputed)
    readings = (state.wire or state.name, *(each for each in others if each))
    texts = tuple(each for each in readings if isinstance(each, str))
    return texts if len(texts) == len(readings) else ()


def links(known: Knowledge, state: State) -> Shape:
    """Return what is known of the actions that an answer offers."""
    binding = binding_of(known)
    way = way_of(binding.links)
    if not way:
        return Shape(closed=True)
    sure = state.actions is not None and not state.fact.disputes("actions")
    if not sure or state.actions is None:
        return placed(way, {"type": "object"})
    offers = [
        offer
        for _, offer in sorted(state.actions.members.items())
        if known.possible(offer.if_)
    ]
    value = _value(known)
    members = dict.fromkeys((link_of(known, each) for each in offers), value)
    made: Schema = {"type": "object"}
    promised = sorted({link_of(known, each) for each in offers if _always(known, each)})
    if state.actions.complete and not state.incomplete:
        members |= {key: members.get(key, value) for key in binding.ignore}
        made["additionalProperties"] = False
    elif value:
        made["additionalProperties"] = value
    made |= {"properties": members} if members else {}
    made |= {"required": promised} if promised else {}
    return placed(way, made, required=bool(promised))


def _value(known: Knowledge) -> Schema:
    """Return the schema of what stands behind the key of an action."""
    binding = binding_of(known)
    model = model_of(known.system, binding.model)
    way = way_of(binding.links)
    if model is None or model.fields is None or len(way) != 1:
        return {}
    for field in model.fields.values():
        if (field.wire or field.name) == way[0] and isinstance(field.type, MapOf):
            return {} if field.fact.disputed else type_schema(known, field.type.member)
    return {}


def link_of(known: Knowledge, offer: Offer) -> str:
    """Return the key of an action among the links."""
    action = known.system.actions.get(offer.action)
    return (action.link or action.wire or action.name) if action else offer.action


def _always(known: Knowledge, offer: Offer) -> bool:
    """Return whether an answer without the action breaks the contract."""
    return (
        offer.offered == _ALWAYS
        and not offer.guard
        and known.certain(offer.if_)
        and not offer.fact.disputes("offered", "if", "guard")
    )


def union_schema(known: Knowledge, states: dict[str, State]) -> Schema:
    """Return the schema of an answer that shows any of the states.

    Args:
        known: What is known.
        states: The states, by what their schemas are called.
    """
    binding = binding_of(known)
    found = [status_of(state, binding) for state in states.values()]
    told = {status for status in found if status is not None}
    more = [] if known.has_all_statuses else [ANOTHER]
    branches: list[Schema] = [{"$ref": name} for name in (*states, *more)]
    exclusive = len(told) == len(found) and bool(told or not more)
    return {"oneOf" if exclusive else "anyOf": branches} if branches else {}


def another_state_schema(known: Knowledge) -> Schema:
    """Return the schema of an answer that shows a state that is not declared."""
    binding = binding_of(known)
    way = way_of(binding.status)
    told = {status_of(state, binding) for state in states_of(known)} - {None}
    status: Schema = {"type": "string"}
    if told:
        status["not"] = {"enum": sorted(map(str, told))}
    shapes = together(
        (
            (placed(way, status, required=True) & Shape(),),
            forms(known, binding.model) if binding.model else (Shape(),),
            (placed(way_of(binding.links), {"type": "object"}),),
        )
    )
    about = described("A state that is not known.", "Another state")
    return {**alternatives(shapes), **about}


def states_of(known: Knowledge) -> Iterator[State]:
    """Yield the states that some variant has, by name."""
    states = known.system.states
    yield from (
        states[name] for name in sorted(states) if known.possible(states[name].if_)
    )
