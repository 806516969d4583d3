"""What is other about what the server brings about by itself."""

from collections.abc import Collection, Iterator

from statecheck.changes.change import Change
from statecheck.changes.comparison.pairing import Pair
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.comparison.ways import UNKNOWN, Place, Ways, ways_compared
from statecheck.changes.kinds import transitions as kinds
from statecheck.spec import Move, Offer, Outcome, State


def moves_compared(versions: Versions, pair: Pair[State]) -> Iterator[Change]:
    """Yield what is other about the moves of a state."""
    old = _moves_of(versions, pair.old, is_old=True)
    new = _moves_of(versions, pair.new, is_old=False)
    place = Place(
        f"states/{pair.name}/moves",
        pair.name,
        "",
        kinds.MOVE_ADDED,
        kinds.MOVE_REMOVED,
    )
    yield from ways_compared(versions, place, old, new)


def _moves_of(versions: Versions, state: State, *, is_old: bool) -> Ways:
    """Return what the server brings about, safe actions that show it included.

    An action that shows a move that is written says no more than the move does.
    """
    ways: dict[str, list[Outcome | Move]] = {}
    known = state.moves is not None and state.moves.complete
    moves = () if state.moves is None else state.moves.members

    def add(outcome: Outcome | Move, but: Collection[str]) -> None:
        nonlocal known
        for target in outcome.target:
            if target == UNKNOWN:
                known = False
            elif target not in but:
                name = target if is_old else versions.target(target)
                ways.setdefault(name, []).append(outcome)

    here = {"stay", state.name}
    for move in moves:
        add(move, here)
    here.update(target for move in moves for target in move.target)
    for offer in [] if state.actions is None else state.actions.members.values():
        if _reads_in_both(versions, offer.action, is_old=is_old):
            for outcome in offer.outcomes or ():
                if not outcome.error:
                    add(outcome, here)
    return Ways(state.at / "moves", ways, known)


def _reads_in_both(versions: Versions, action: str, *, is_old: bool) -> bool:
    name = action if is_old else versions.actions.old_name.get(action, action)
    pair = versions.actions.by_name.get(name)
    return pair is not None and bool(pair.old.safe) and bool(pair.new.safe)


def shows_moves(versions: Versions, old: Offer, new: Offer) -> bool:
    """Return whether both offers only read, and so lead nowhere by themselves."""
    before = versions.old.system.actions.get(old.action)
    after = versions.new.system.actions.get(new.action)
    return bool(before and before.safe and after and after.safe)
