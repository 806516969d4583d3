"""What a field may speak of that says when it is required."""

from collections.abc import Iterator, Mapping

from statecheck.graph import Body, BodyKind, bodies, fields_within, model_of
from statecheck.immutable import frozen
from statecheck.source import Location
from statecheck.spec import Field, Model, ModelUse, Required, State, System, Table

SHOWN = "state/"
"""What a field of the state that was shown begins with, in a condition."""


@frozen
class Condition:
    """A field that another one's `required` speaks of.

    Attributes:
        at: Where.
        field: Its name, or a pointer to it.
        owner: The message that should have it, in words; empty for any of several.
        models: The models that may have it, one of them at least.
        before: What is written before it.
    """

    at: Location
    field: str
    owner: str
    models: tuple[ModelUse, ...]
    before: str = ""


def conditions(system: System) -> Iterator[Condition]:
    """Yield each field that is spoken of under the `required` of another."""
    held = _held(system)
    found = [*bodies(system)]
    showing: dict[tuple[BodyKind, str], tuple[State, ...]] = {
        (body.kind, body.owner): _shown(system, body)
        for body in found
        if body.kind in {BodyKind.STATE, BodyKind.REQUEST}
    }
    fields: dict[Location, tuple[Field, list[Body]]] = {}
    for body in found:
        for _, field in fields_within(system, body.use):
            required = field.required
            if isinstance(required, Required) and isinstance(required.when, Table):
                fields.setdefault(field.at, (field, []))[1].append(body)
    for field, within in fields.values():
        yield from _of_field(field, within, held.get(field.at, []), showing)


def _of_field(
    field: Field,
    within: list[Body],
    held: list[Model],
    showing: Mapping[tuple[BodyKind, str], tuple[State, ...]],
) -> Iterator[Condition]:
    required = field.required
    when = required.when if isinstance(required, Required) else None
    for spoken in when if isinstance(when, Table) else ():
        at = (field.at / "required" / "when" / spoken).key
        if not spoken.startswith(SHOWN):
            models = (*held, *(body.use for body in within))
            yield Condition(at, spoken, _owner(within[0]), models)
            continue
        states = {
            state.name: state
            for body in within
            for state in showing.get((body.kind, body.owner), ())
        }
        known = all((body.kind, body.owner) in showing for body in within)
        if states and known:
            owner = f"answer `{next(iter(states))}`" if len(states) == 1 else ""
            shown = tuple(state.model for state in states.values())
            yield Condition(at, spoken[len(SHOWN) :], owner, shown, before=SHOWN)


def _owner(body: Body) -> str:
    if body.kind is BodyKind.STATE and body.owner:
        return f"answer `{body.owner}`"
    return "request" if body.kind is BodyKind.REQUEST else "message"


def _shown(system: System, body: Body) -> tuple[State, ...]:
    """Return the states that may be shown before a message is sent, or an answer is."""
    states = system.states.values()
    if body.kind is BodyKind.STATE:
        return tuple(states)
    return tuple(
        state
        for state in states
        if state.actions is not None and body.owner in state.actions.members
    )


def _held(system: System) -> dict[Location, list[Model]]:
    """Return the models that have a field themselves, or by a variant, by its place."""
    held: dict[Location, list[Model]] = {}
    for model in system.models.values():
        variants = (model_of(system, use) for use in model.variants.values())
        for part in (model, *variants):
            for field in (part.fields or {}).values() if part is not None else ():
                held.setdefault(field.at, []).append(model)
    return held
