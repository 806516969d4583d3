"""Safe actions that lead where no move leads, or the other way round."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.choice.values import Offered, offers
from statecheck.checks.naming import all_of
from statecheck.finding import Related, Rule, Severity
from statecheck.spec import Move

_NOT_SAID = frozenset({"stay", "unknown"})


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each safe action that shows other moves than its state says there are."""
    if subject.flow is not None:
        return
    for offered in offers(subject):
        action = offered.system.actions.get(offered.offer.action)
        if action is None or action.safe is not True:
            continue
        moves = _own_moves(offered)
        if not moves:
            continue
        shown = _targets(offered)
        moved = {target for move in moves for target in move.target} - _NOT_SAID
        system = offered.system
        if not shown or shown == moved or not shown <= {*system.states, *system.exits}:
            continue
        more, fewer = sorted(shown - moved), sorted(moved - shown)
        name = f"`{action.name}`"
        message = f"{name} leads to {all_of(more)}, and no move does"
        if not more:
            message = f"a move leads to {all_of(fewer)}, and {name} does not show it"
        yield Fault(
            at=offered.offer.at.key,
            message=message,
            related=(Related(moves[0].at, "the moves"),),
        )


def _own_moves(offered: Offered) -> tuple[Move, ...]:
    """Return the moves that the state itself writes; empty if there may be others."""
    state = offered.state
    if state is None or state.moves is None or not state.moves.complete:
        return ()
    keys = state.at.pointer.keys
    return tuple(
        move
        for move in state.moves.members
        if move.at.source == state.at.source
        and move.at.pointer.keys[: len(keys)] == keys
        and "unknown" not in move.target
    )


def _targets(offered: Offered) -> set[str]:
    """Return where a safe action leads; empty if it may lead elsewhere as well."""
    targets = {
        target
        for outcome in offered.outcomes
        if not outcome.error
        for target in outcome.target
    }
    unknown = "unknown" in targets or offered.offer.incomplete
    name = "" if offered.state is None else offered.state.name
    return set() if unknown else targets - _NOT_SAID - {name}


CHECK = Check(
    rule=Rule(
        name="contradicted-move",
        severity=Severity.WARNING,
        summary="A safe action and `moves` that say different things",
        why="A safe action changes nothing, so where it leads is a move; one of the "
        "two lists is wrong.",
        mend="Let the action `stay`, and list the moves; or say both alike.",
    ),
    find=find,
)
