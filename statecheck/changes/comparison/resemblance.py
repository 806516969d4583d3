"""What states and actions look like but for their names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from statecheck.graph import model_of
from statecheck.spec import Action, ModelUse, Offer, Outcome, State, System

_SELF = "(itself)"


@dataclass(frozen=True)
class Resemblance:
    """How the elements of two versions look.

    Attributes:
        old: The version that comes first.
        new: The other.
        actions: By new name of an action, the old one.
    """

    old: System
    new: System
    actions: Mapping[str, str] = field(default_factory=dict)

    def of_state(self, is_old: bool, name: str, state: State) -> str:  # noqa: FBT001  # the side is what it is asked by
        """Return what a state looks like; empty for one that has nothing of its own."""
        system = self.old if is_old else self.new
        offers = [] if state.actions is None else state.actions.members.values()
        moves = () if state.moves is None else state.moves.members
        look = (
            sorted(self._offer(is_old, offer, name) for offer in offers),
            sorted(
                tuple(_SELF if each == name else each for each in move.target)
                for move in moves
            ),
            str(state.final),
            look_of_model(system, state.model),
            sorted(self._entries(is_old).get(name, ())),
        )
        told = any(look[:2]) or (look[4] and (state.final or look[3]))
        return repr(look) if told else ""

    def of_action(self, is_old: bool, name: str, action: Action) -> str:  # noqa: FBT001  # as above
        """Return what an action looks like; empty for one that nothing offers."""
        system = self.old if is_old else self.new
        offers = sorted(
            (state.name, sorted(_outcome(each, state.name) for each in offer.outcomes))
            for state in system.states.values()
            if state.actions is not None
            for offer in state.actions.members.values()
            if offer.action == name and offer.outcomes is not None
        )
        request = look_of_model(system, action.request)
        if not offers or not any(outcomes for _, outcomes in offers):
            return ""
        return repr((offers, request, action.http, action.safe))

    def _offer(self, is_old: bool, offer: Offer, state: str) -> tuple[str, str]:  # noqa: FBT001  # as above
        name = offer.action if is_old else self.actions.get(offer.action, offer.action)
        outcomes = offer.outcomes or ()
        return name, repr(sorted(_outcome(each, state) for each in outcomes))

    def _entries(self, is_old: bool) -> Mapping[str, tuple[tuple[str, str], ...]]:  # noqa: FBT001  # as above
        return self._into_old if is_old else self._into_new

    @cached_property
    def _into_old(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        return _into(self.old, {})

    @cached_property
    def _into_new(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        return _into(self.new, self.actions)


def look_of_model(system: System, use: ModelUse) -> str:
    """Return what a body looks like, its own name left out."""
    model = model_of(system, use)
    if model is None:
        return str(use or "")
    fields = sorted(
        (each.wire or name, str(each.type), str(each.required))
        for name, each in (model.fields or {}).items()
    )
    return repr((fields, sorted(model.enum or ()), model.discriminator))


def _outcome(outcome: Outcome, state: str) -> str:
    target = sorted(
        _SELF if each in {state, "stay"} else each for each in outcome.target
    )
    return repr((target, sorted(outcome.error), str(outcome.if_)))


def _into(
    system: System, actions: Mapping[str, str]
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return, by state, the states and actions that lead to it; itself left out."""
    into: dict[str, list[tuple[str, str]]] = {}
    for state, action, target in _ways(system):
        if state != target:
            into.setdefault(target, []).append((state, actions.get(action, action)))
    return {name: tuple(sorted(set(ways))) for name, ways in into.items()}


def _ways(system: System) -> Iterator[tuple[str, str, str]]:
    for name, state in system.states.items():
        for move in () if state.moves is None else state.moves.members:
            yield from ((name, "", target) for target in move.target)
        for offer in [] if state.actions is None else state.actions.members.values():
            for outcome in offer.outcomes or ():
                yield from ((name, offer.action, target) for target in outcome.target)
    for outcome in system.initial or ():
        yield from (("", "", target) for target in outcome.target)
