"""Fields that are spoken of and that the body does not have."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.fields import absent_field
from statecheck.checks.references.undefined import complete
from statecheck.finding import Fix, Rule, Severity
from statecheck.language import nearest
from statecheck.source import Location
from statecheck.spec import ModelUse, Offer, State, System, Table

_SHOWN = "state/"


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each field that something speaks of and that is not there."""
    if not complete(subject):
        return
    system = subject.effective.system
    told: set[Location] = set()
    for at, body, use, pointer in _spoken_of(system):
        if at in told:
            continue
        candidates = _missing(system, use, pointer, of_state=body != "request")
        if candidates is None:
            continue
        told.add(at)
        near = nearest(pointer.rpartition("/")[2], candidates)
        yield Fault(
            at=at,
            message=f"the {body} has no field `{pointer}`",
            fix=Fix(f"did you mean `{near}`?", pointer[: _tail(pointer)] + near)
            if near
            else None,
        )


def _tail(pointer: str) -> int:
    return pointer.rfind("/") + 1


def _missing(
    system: System, use: ModelUse, pointer: str, *, of_state: bool
) -> tuple[str, ...] | None:
    """Return the candidates; None if the field is there, also beside the body."""
    wire = system.wire
    if wire is not None and pointer in wire.headers:
        return None
    candidates = absent_field(system, use, pointer)
    if candidates is None or not of_state or wire is None or wire.state is None:
        return candidates
    if wire.state.model is None:
        return candidates
    envelope = absent_field(system, wire.state.model, pointer)
    return None if envelope is None else (*candidates, *envelope)


def _spoken_of(system: System) -> Iterator[tuple[Location, str, ModelUse, str]]:
    """Yield place, body and model of each field that something speaks of."""
    if system.start is not None:
        yield from _of_offers(system, system.start.members, None)
    for state in system.states.values():
        if state.actions is not None:
            yield from _of_offers(system, state.actions.members, state)
        for move in state.moves.members if state.moves else ():
            if move.after is not None and move.after.field:
                at = move.at / "after" / "field"
                yield at, f"answer `{state.name}`", state.model, move.after.field
    for model in system.models.values():
        if model.discriminator:
            at = model.at / "discriminator"
            yield at, f"model `{model.name}`", model, model.discriminator
    for option in system.options.values():
        name, _, field = option.set.partition(".")
        action = system.actions.get(name)
        if action is not None and field:
            yield option.at / "set", "request", action.request, field


def _of_offers(
    system: System, offers: Table[Offer], state: State | None
) -> Iterator[tuple[Location, str, ModelUse, str]]:
    for offer in offers.values():
        action = system.actions.get(offer.action)
        for outcome in offer.outcomes or ():
            if not isinstance(outcome.when, Table):
                continue
            for field in outcome.when:
                at = (outcome.at / "when" / field).key
                if not field.startswith(_SHOWN):
                    in_path = action is not None and f"{{{field}}}" in action.http
                    if action is not None and not in_path:
                        yield at, "request", action.request, field
                elif state is not None:
                    shown = field[len(_SHOWN) :]
                    yield at, f"answer `{state.name}`", state.model, shown


CHECK = Check(
    rule=Rule(
        name="undefined-field",
        severity=Severity.ERROR,
        summary="A field that is spoken of and that the body does not have",
        why="What depends on the field never happens, or always does.",
        mend="Correct the name, declare the field, or say that its model is "
        "`incomplete`.",
    ),
    find=find,
)
