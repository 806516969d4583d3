"""What is said once for many, said at each, so that nothing has to be looked up."""

from dataclasses import replace

from statecheck.linking.allowance import Allowance
from statecheck.linking.everywhere import Reach, spread
from statecheck.linking.leading import (
    leading,
    moves_one_by_one,
    one_by_one,
    refusals_of,
)
from statecheck.linking.model_inheritance import widened
from statecheck.linking.naming import named
from statecheck.linking.replacing import replaced
from statecheck.linking.rewriting import Rewriting, rewritten
from statecheck.spec import (
    Action,
    ErrorCode,
    Everywhere,
    Field,
    Listed,
    Model,
    Outcome,
    State,
    System,
    Table,
)


def flatten(system: System, allowance: Allowance) -> System:
    """Return the system with nothing left to be looked up elsewhere in it.

    Raises:
        LimitError: That would be more than is allowed.
    """
    whole = _with_models(system, allowance)
    entries = _by_state(whole, allowance)
    refusals = {id(entry): refusals_of(entry) for entry in whole.everywhere}

    def flat(state: State) -> State:
        holding = entries.get(state.name, [])
        told = [each for entry in holding for each in refusals[id(entry)]]
        return _state(whole, state, holding, told)

    return replace(
        whole,
        initial=None if whole.initial is None else one_by_one(whole.initial),
        start=None if whole.start is None else leading(whole.start, whole.actions),
        states=Table((name, flat(state)) for name, state in whole.states.items()),
        everywhere=(),
        actions=Table((name, _action(each)) for name, each in whole.actions.items()),
        errors=_codes(whole.errors),
    )


def _by_state(system: System, allowance: Allowance) -> dict[str, list[Everywhere]]:
    """Return the entries of `everywhere` that hold in a state, by its name."""
    reach = Reach(system)
    entries: dict[str, list[Everywhere]] = {}
    for entry in system.everywhere:
        states = reach.of(entry)
        brought = len(entry.actions.members) if entry.actions else 0
        brought += len(entry.moves.members) if entry.moves else 0
        allowance.take(len(states) * brought)
        for name in states:
            entries.setdefault(name, []).append(entry)
    for name, holding in entries.items():
        own = system.states[name].actions
        offers = len(own.members) if own else 0
        offers += sum(len(each.actions.members) for each in holding if each.actions)
        allowance.take(offers * sum(len(each.errors) for each in holding))
    return entries


def _state(
    system: System, state: State, entries: list[Everywhere], refusals: list[Outcome]
) -> State:
    offers, moves = spread(state, entries)
    return replaced(
        state,
        actions=leading(offers, system.actions, refusals),
        moves=Listed(moves_one_by_one(moves.members), moves.complete),
        wire=None if state.wire == state.name else state.wire,
    )


def _action(action: Action) -> Action:
    errors = action.errors
    if errors is not None and action.incomplete:
        errors = Listed(errors.members, complete=False)
    return replaced(
        action,
        errors=errors,
        outcomes=None if action.outcomes is None else one_by_one(action.outcomes),
        wire="" if action.wire == action.name else action.wire,
    )


def _codes(
    errors: Table[ErrorCode], above: ErrorCode | None = None
) -> Table[ErrorCode]:
    """Return codes with the HTTP status and the target that they have from above."""
    if not errors:
        return errors
    return Table((name, _code(code, above)) for name, code in errors.items())


def _code(code: ErrorCode, above: ErrorCode | None) -> ErrorCode:
    whole = replaced(
        code,
        wire="" if code.wire == code.name else code.wire,
        http=above.http if above is not None and not code.http else code.http,
    )
    if above is not None and above.target is not None and code.target is None:
        places = tuple(at for _, at in named(above, above.at, "target"))
        whole = replace(whole, target=above.target, places=Table([("target", places)]))
    return replaced(whole, details=_codes(code.details, whole))


def _with_models(system: System, allowance: Allowance) -> System:
    """Return the system with models, those in place too, that have all their fields."""

    def whole(model: Model) -> Model:
        made = model
        if model.extends:
            made = widened(model, system.models, allowance)
        named = made.fields is not None and any(
            field.wire == name for name, field in made.fields.items()
        )
        return replace(made, fields=_wired(made.fields)) if named else made

    return rewritten(system, Rewriting(model=whole))


def _wired(fields: Table[Field] | None) -> Table[Field] | None:
    """Return fields that say their name on the wire only where that is another."""
    return fields and Table(
        (name, replace(field, wire="") if field.wire == name else field)
        for name, field in fields.items()
    )
