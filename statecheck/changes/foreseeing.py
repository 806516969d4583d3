"""What a client knew could come, though not when; and what it never comes to."""

from statecheck.changes.aftermath import led_alike
from statecheck.changes.behaviour.reading import UNKNOWN
from statecheck.changes.change import Change, Side, Verdict
from statecheck.changes.standpoint import Standpoint

_CONDITIONS = frozenset({"condition-widened", "condition-replaced"})
"""Kinds by which what led somewhere leads there in further cases."""


def foreseen(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    """Return how bad it is to be led in further cases where one may be led."""
    if side is not Side.EMITS or change.kind.name not in _CONDITIONS:
        return None
    inner = change.name.partition("/actions/")[2]
    if "/moves/" in change.name:
        like = "move-added"
    elif "/" in inner:
        like = "next-states-widened"
    else:
        return None
    return standpoint.cells.get((like, side))


def not_shown_there(
    change: Change, side: Side, standpoint: Standpoint
) -> Verdict | None:
    """Return that a state surprises nobody who does not get to it."""
    del side
    if change.kind.name not in _CONDITIONS or change.name != f"states/{change.state}":
        return None
    client, server = standpoint.client, standpoint.server
    names = {change.state, standpoint.states.get(change.state, change.state)}
    names |= {standpoint.states_back.get(each, each) for each in tuple(names)}
    mine = [client.exists[each] for each in names if each in client.exists]
    shown = [
        standpoint.refinement.everything.met.get((UNKNOWN, each))
        for each in names
        if each in server.exists
    ]
    if not mine or not shown or any(shown):
        return None
    return Verdict.SAFE


def same_after(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    """Return that a code hurts nobody that leads elsewhere in words alone."""
    del side
    if change.kind.name != "error-target-changed":
        return None
    code = change.name.removeprefix("errors/")
    known = code in standpoint.client.errors.codes and (
        code in standpoint.server.errors.codes
    )
    return Verdict.SAFE if known and led_alike(code, standpoint) else None
