"""What is known better than by the law alone.

A policy is asked about an old client of a new server; for the other direction, client
and server change places and the change is mirrored, so that none is written twice.
The first that has an answer is heard.
"""

from collections.abc import Callable

from statecheck.changes.change import Change, Side, Verdict
from statecheck.changes.declared import by_openness, is_about_openness
from statecheck.changes.foreseeing import foreseen, not_shown_there, same_after
from statecheck.changes.messages.proof import RUNS
from statecheck.changes.standpoint import Standpoint
from statecheck.immutable import frozen

Decide = Callable[[Change, Side, Standpoint], Verdict | None]


@frozen
class Policy:
    """One reason for a verdict that is not the law's.

    Attributes:
        name: In kebab case.
        summary: The reason, as a sentence without a full stop.
        decide: Returns the verdict; None where the policy has nothing to say.
    """

    name: str
    summary: str
    decide: Decide


def _disputed(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    del side, standpoint
    return Verdict.UNDECIDED if change.disputed else None


def _nobody_there(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    del side
    state, kind = change.state, change.kind.name
    if not state or kind in _OF_NEW_STATES:
        return None
    names = {state, standpoint.states.get(state), standpoint.states_back.get(state)}
    client, server = standpoint.client, standpoint.server
    if not any(name in client.exists or name in server.exists for name in names):
        return None
    if kind in _OF_LOST_STATES:  # it was met on the client's own server
        return None if standpoint.was_there(state) else Verdict.NONE
    return None if names & standpoint.met else Verdict.NONE


def _not_sent(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    del side
    if change.kind.name in _OF_BEHAVIOUR:
        return None
    return Verdict.SAFE if change.entry in standpoint.lone else None


_OF_BEHAVIOUR = frozenset(
    {
        "client-out-of-step",
        "client-back-in-step",
        "mandatory-step-bypassed",
        "mandatory-step-added",
    }
)
"""Kinds that are told of an action where no state is named."""

_OF_NEW_STATES = frozenset({"state-added", "goal-state-added", "state-split"})
_ADDED = frozenset({"state-added", "goal-state-added"})
_OF_LOST_STATES = frozenset({"state-removed", "goal-state-removed", "state-merged"})


def _unreachable(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    del side
    is_new = change.kind.name in _ADDED
    if not is_new or change.state not in standpoint.server.exists:
        return None
    perhaps = standpoint.server.perhaps_reached.get(change.state)
    return None if perhaps else Verdict.NONE


def _asked_for(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    del side
    if change.kind.name not in _ADDED:
        return None
    if not standpoint.server.reached.get(change.state):
        return Verdict.UNDECIDED  # only doubtful edges lead there
    shown = standpoint.refinement.shown.get(change.state)
    if shown is None:
        return Verdict.SAFE
    return None if shown.proved else Verdict.UNDECIDED


def _perhaps_there(
    change: Change, side: Side, standpoint: Standpoint
) -> Verdict | None:
    del side
    if change.kind.name != "goal-state-removed":
        return None
    return None if standpoint.client.reached.get(change.state) else Verdict.UNDECIDED


def _declared_open(
    change: Change, side: Side, standpoint: Standpoint
) -> Verdict | None:
    return by_openness(change, side, standpoint, is_open=True)


def _no_matter(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    of_client = side is Side.EMITS
    word = "answers" if of_client else "requests"
    keys = {at.pointer.keys[-1:] for at in (change.old, change.new)}
    is_gap = change.kind.name == "fact-forgotten" and ("incomplete",) in keys
    is_open = standpoint.openness(word, of_client=of_client)
    return Verdict.SAFE if is_gap and is_open else None


def _was_ready(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    del standpoint
    ready = {Side.EMITS: "open", Side.ACCEPTS: "closed"}[side]
    forgotten = change.kind.name == "fact-forgotten" and is_about_openness(change)
    return Verdict.SAFE if forgotten and change.before == ready else None


def _declared_closed(
    change: Change, side: Side, standpoint: Standpoint
) -> Verdict | None:
    return by_openness(change, side, standpoint, is_open=False)


_REMOVED = frozenset(
    {
        "state-removed",
        "goal-state-removed",
        "action-removed",
        "conditional-action-removed",
        "optional-field-removed",
        "required-field-removed",
        "field-removed",
    }
)


def _past_sunset(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    del side
    if change.kind.name not in _REMOVED or not change.sunset:
        return None
    if standpoint.today is None or change.sunset > standpoint.today.isoformat():
        return None
    return Verdict.SAFE


def _links(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    del side, standpoint
    return Verdict.SAFE if change.kind.name == "action-href-changed" else None


def _setting(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    del side, standpoint
    return Verdict.SAFE if change.kind.name in _SETTINGS else None


_SETTINGS = frozenset({"option-added", "option-removed", "option-value-added"})


def _not_shown(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    del side, standpoint
    return Verdict.SAFE if change.kind.name in {"exit-added", "exit-removed"} else None


def _goes_further(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    del side, standpoint
    # a thing that stays longer is for its users a gain, whatever it is
    return Verdict.SAFE if change.kind.name in _GAINS else None


_GAINS = frozenset(
    {
        "success-reachable",
        "livelock-removed",
        "old-client-freed",
        "client-back-in-step",
    }
)


def _profile(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    return standpoint.cells.get((change.kind.name, side))


def _not_met(change: Change, side: Side, standpoint: Standpoint) -> Verdict | None:
    of_server = standpoint.server.system
    is_open = of_server.kind == "vocabulary" or not of_server.states
    if is_open or change.kind.name in _OF_RUNS:
        return None
    return None if standpoint.may_meet(change, side) else Verdict.SAFE


_OF_RUNS = (
    RUNS
    | _OF_BEHAVIOUR
    | _OF_NEW_STATES
    | _OF_LOST_STATES
    | {"state-renamed", "action-renamed"}
)
"""Kinds that are found by runs, and those by which there is nothing of the name."""

NOT_MET = Policy("not-met", "no run of the client meets it on such a server", _not_met)
"""Asked last, of what would hurt."""

POLICIES: tuple[Policy, ...] = (
    Policy("disputed", "somebody reads it otherwise, so nothing is proved", _disputed),
    Policy("nobody-there", "no run of the client gets to that state", _nobody_there),
    Policy("not-sent", "no client that is offered it meets such a server", _not_sent),
    Policy("unreachable", "no run of the server gets to that state", _unreachable),
    Policy(
        "not-shown-there",
        "no client gets to that state where it does not know it",
        not_shown_there,
    ),
    Policy(
        "asked-for",
        "a client that presses only what it knows does not surely get there",
        _asked_for,
    ),
    Policy(
        "perhaps-there",
        "nobody knows that a flow ever got to that state",
        _perhaps_there,
    ),
    Policy("led-alike", "a flow is after it where it would have been", same_after),
    Policy("past-sunset", "the day until which it was promised is over", _past_sunset),
    Policy("links-followed", "the answer says where the request goes", _links),
    Policy("setting", "a setting is not seen by clients", _setting),
    Policy("not-shown", "no answer shows an exit", _not_shown),
    Policy("gain", "what the client had it still has, and more", _goes_further),
    Policy("no-matter", "more may come anyway, as the spec says", _no_matter),
    Policy("was-ready", "the client was ready for whatever there may be", _was_ready),
    Policy("declared-open", "the spec says that others may come", _declared_open),
    Policy("declared-closed", "the spec says that no others come", _declared_closed),
    Policy("foreseen", "the client knows that it may lead there", foreseen),
    Policy("profile", "the profile says so of what the spec leaves open", _profile),
)
"""Every policy, in the order in which they are asked."""
