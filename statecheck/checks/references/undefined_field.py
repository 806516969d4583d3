"""Fields that are spoken of and that the body does not have."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.conditions import SHOWN, conditions
from statecheck.checks.references.fields import Absent, absent_field
from statecheck.checks.references.in_path import ungiven
from statecheck.checks.references.undefined import complete, first_of
from statecheck.finding import Fix, Related, Rule, Severity
from statecheck.graph import field_at
from statecheck.immutable import frozen
from statecheck.linking import named
from statecheck.source import Location
from statecheck.spec import Field, ModelUse, Offer, Required, State, System, Table

_REQUEST = "request"


@frozen
class _Spoken:
    """A field that something speaks of.

    Attributes:
        at: Where.
        body: What has it, in words; empty for any answer that may come before.
        models: The models of the body; the field is one of any of them.
        field: Its name, or a pointer to it.
        before: What is written before that.
    """

    at: Location
    body: str
    models: tuple[ModelUse, ...]
    field: str
    before: str = ""


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each field that is spoken of and not there, at its first use.

    A name that is wrong in the same body in several places is wrong once.
    """
    if not complete(subject):
        return
    system = subject.effective.system
    told: set[Location] = set()
    found: dict[tuple[str, tuple[ModelUse, ...]], list[Fault]] = {}
    for spoken in _spoken_of(subject):
        if spoken.at in told:
            continue
        absent = _absent(system, spoken)
        if absent is None:
            continue
        told.add(spoken.at)
        near = absent.meant
        fix = Fix(f"did you mean `{near}`?", spoken.before + near) if near else None
        message = f"the {spoken.body} has no field `{spoken.field}`"
        if not spoken.body:
            message = f"no answer that may come before has a field `{spoken.field}`"
        related = _near(system, spoken, near) if near else ()
        fault = Fault(at=spoken.at, message=message, related=related, fix=fix)
        found.setdefault((message, spoken.models), []).append(fault)
    yield from map(first_of, found.values())
    for each in ungiven(system):
        yield Fault(
            at=each.at,
            message=f"`{{{each.name}}}` in the path is neither the session's id nor a "
            "field of a request",
        )


def _near(system: System, spoken: _Spoken, near: str) -> tuple[Related, ...]:
    """Return where the field stands that was probably meant."""
    found = (field_at(system, model, near) for model in spoken.models)
    field = next((each for each in found if each is not None), None)
    if field is None:
        return ()
    return (Related(field.at.key, f"`{field.name}` stands here"),)


def _absent(system: System, spoken: _Spoken) -> Absent | None:
    """Return what is wrong; None if the field is there, also beside the body."""
    wire = system.wire
    if wire is not None and spoken.field in wire.headers:
        return None
    absent = _absent_from(system, spoken)
    if absent is None or spoken.body == _REQUEST or wire is None or wire.state is None:
        return absent
    if wire.state.model is None:
        return absent
    envelope = absent_field(system, wire.state.model, spoken.field)
    return None if envelope is None else absent.beside(envelope)


def _absent_from(system: System, spoken: _Spoken) -> Absent | None:
    """Return what is wrong; None if one of the models has the field, or may."""
    found: Absent | None = None
    for model in spoken.models:
        absent = absent_field(system, model, spoken.field)
        if absent is None:
            return None
        found = absent if found is None else found.beside(absent)
    return found


def _spoken_of(subject: Subject) -> Iterator[_Spoken]:
    """Yield each field that something speaks of."""
    system = subject.graph.system
    if system.start is not None:
        yield from _of_offers(system, system.start.members, None)
    for state in system.states.values():
        yield from _of_state(system, state)
    for model in system.models.values():
        if model.discriminator:
            at = model.at / "discriminator"
            yield _Spoken(at, f"model `{model.name}`", (model,), model.discriminator)
    conditional = False
    for element in subject.whole:
        if isinstance(element, Field):
            yield from _of_origins(system, element)
            conditional = conditional or isinstance(element.required, Required)
    for each in conditions(system) if conditional else ():
        yield _Spoken(each.at, each.owner, each.models, each.field, each.before)
    for option in system.options.values():
        name, dot, field = option.set.partition(".")
        action = system.actions.get(name)
        if action is not None and field:
            at = option.at / "set"
            yield _Spoken(at, _REQUEST, (action.request,), field, name + dot)


def _of_state(system: System, state: State) -> Iterator[_Spoken]:
    if state.actions is not None:
        yield from _of_offers(system, state.actions.members, state)
    for move in state.moves.members if state.moves else ():
        if move.after is not None and move.after.field:
            at = move.at / "after" / "field"
            yield _Spoken(at, _answer(state), (state.model,), move.after.field)


def _of_offers(
    system: System, offers: Table[Offer], state: State | None
) -> Iterator[_Spoken]:
    for offer in offers.values():
        action = system.actions.get(offer.action)
        for outcome in offer.outcomes or ():
            if state is not None and outcome.after is not None and outcome.after.field:
                at = outcome.at / "after" / "field"
                yield _Spoken(at, _answer(state), (state.model,), outcome.after.field)
            if not isinstance(outcome.when, Table):
                continue
            for field in outcome.when:
                at = (outcome.at / "when" / field).key
                if not field.startswith(SHOWN):
                    in_path = action is not None and f"{{{field}}}" in action.http
                    if action is not None and not in_path:
                        yield _Spoken(at, _REQUEST, (action.request,), field)
                elif state is not None:
                    shown = field[len(SHOWN) :]
                    yield _Spoken(at, _answer(state), (state.model,), shown, SHOWN)


def _of_origins(system: System, field: Field) -> Iterator[_Spoken]:
    """Yield what is said of the states whose answers a field comes from."""
    for origin, at in named(field, field.at, "from_"):
        name, hash_, pointer = origin.partition("#")
        state = system.states.get(name)
        if state is not None and pointer:
            before = name + hash_
            yield _Spoken(at, _answer(state), (state.model,), pointer, before)


def _answer(state: State) -> str:
    return f"answer `{state.name}`"


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
    of_absence=True,
)
