"""What is said once for many, said at each: `everywhere`, actions, model inheritance."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.spec import (
    UNSAID,
    Action,
    Everywhere,
    Listed,
    Model,
    Move,
    Offer,
    Outcome,
    State,
    System,
    Table,
)

UNKNOWN = "unknown"
"""The target that may be any."""


def flatten(system: System) -> System:
    """Return the system with nothing left to be looked up elsewhere in it."""
    reach = [(entry, _reach(system, entry)) for entry in system.everywhere]
    return replace(
        system,
        start=_led(system.start, system.actions),
        states=Table(
            (name, _state(system, state, reach)) for name, state in system.states.items()
        ),
        everywhere=(),
        models=Table(
            (name, _model(model, system.models)) for name, model in system.models.items()
        )
        if any(model.extends for model in system.models.values())
        else system.models,
    )


def _reach(system: System, entry: Everywhere) -> frozenset[str]:
    """Return the states that an entry of `everywhere` holds in."""
    return frozenset(
        name
        for name, state in system.states.items()
        if state.final is None
        and (not entry.in_ or {name, state.group} & set(entry.in_))
        and not {name, state.group} & set(entry.except_)
    )


def _state(
    system: System, state: State, reach: list[tuple[Everywhere, frozenset[str]]]
) -> State:
    entries = [entry for entry, states in reach if state.name in states]
    silent = state.actions is None and state.moves is None and state.final is None
    complete = not silent and not state.incomplete
    offers = dict(state.actions.members) if state.actions else {}
    moves = [*state.moves.members] if state.moves else []
    offers_known = complete and (state.actions is None or state.actions.complete)
    moves_known = complete and (state.moves is None or state.moves.complete)
    own = frozenset(offers)
    for entry in entries:
        if entry.actions is not None:
            offers_known = offers_known and entry.actions.complete
            for name, offer in entry.actions.members.items():
                if name not in own:
                    offers[name] = offer
        if entry.moves is not None:
            moves_known = moves_known and entry.moves.complete
            moves.extend(move for move in entry.moves.members if move not in moves)
    listed = _led(Listed(Table(offers.items()), offers_known), system.actions)
    if listed is not None and any(entry.errors for entry in entries):
        listed = Listed(
            Table(
                (name, _refused(offer, entries)) for name, offer in listed.members.items()
            ),
            listed.complete,
        )
    moved: Listed[tuple[Move, ...]] = Listed(tuple(moves), moves_known)
    return replace(state, actions=listed, moves=moved)


def _led(
    offers: Listed[Table[Offer]] | None, actions: Table[Action]
) -> Listed[Table[Offer]] | None:
    """Return the offers, each with where it leads."""
    if offers is None or all(
        offer.outcomes is not None for offer in offers.members.values()
    ):
        return offers
    return Listed(
        Table(
            (name, _explicit(offer, actions.get(name)))
            for name, offer in offers.members.items()
        ),
        offers.complete,
    )


def _explicit(offer: Offer, action: Action | None) -> Offer:
    if offer.outcomes is not None:
        return offer
    if action is None or action.outcomes is None:
        unknown = Outcome((UNKNOWN,), fact=UNSAID, at=offer.at)
        return replace(offer, outcomes=(unknown,))
    return replace(offer, outcomes=action.outcomes)


def _refused(offer: Offer, entries: list[Everywhere]) -> Offer:
    """Return the offer with the errors that hold everywhere."""
    outcomes = offer.outcomes or ()
    said = {code for outcome in outcomes for code in outcome.error}
    added = tuple(
        Outcome(error=(code,), fact=entry.fact, at=entry.at / "errors")
        for entry in entries
        for code in entry.errors
        if code not in said
    )
    return replace(offer, outcomes=(*outcomes, *added))


def _model(model: Model, models: Table[Model]) -> Model:
    """Return the model with the fields that it inherits, those of its parents first."""
    if not model.extends:
        return model
    line = list(_line(model, models))
    fields = {name: field for each in line for name, field in (each.fields or {}).items()}
    variants = {name: use for each in line for name, use in each.variants.items()}
    known = any(each.fields is not None for each in line)
    return replace(
        model,
        fields=Table(fields.items()) if known else None,
        discriminator=next(
            (each.discriminator for each in reversed(line) if each.discriminator), ""
        ),
        variants=Table(variants.items()),
        open=next((each.open for each in reversed(line) if each.open is not None), None),
        incomplete=any(each.incomplete for each in line),
    )


def _line(model: Model, models: Table[Model]) -> Iterator[Model]:
    """Yield the models that `model` builds on, parents first, each once; then it.

    A model that builds on itself is passed over; a check reports it.
    """
    seen: set[str] = set()
    waiting: list[tuple[Model, bool]] = [(model, False)]
    while waiting:
        each, done = waiting.pop()
        if done:
            yield each
            continue
        if each.name in seen:
            continue
        seen.add(each.name)
        waiting.append((each, True))
        waiting.extend(
            (models[name], False)
            for name in reversed(each.extends)
            if name in models and name not in seen
        )
