"""What a change does to whom: one law of six cells, with no exceptions."""

from collections.abc import Mapping
from dataclasses import replace

from statecheck.changes.change import Change, Effect, Judged, Side, Verdict
from statecheck.changes.kinds import BY_NAME
from statecheck.changes.policies import NOT_MET, POLICIES
from statecheck.changes.standpoint import Standpoint
from statecheck.immutable import frozen

LAW: Mapping[tuple[Side, Effect], Verdict] = {
    (Side.ACCEPTS, Effect.WIDENED): Verdict.SAFE,
    (Side.ACCEPTS, Effect.NARROWED): Verdict.BREAK,
    (Side.ACCEPTS, Effect.REPLACED): Verdict.BREAK,
    (Side.EMITS, Effect.WIDENED): Verdict.BREAK,
    (Side.EMITS, Effect.NARROWED): Verdict.SAFE,
    (Side.EMITS, Effect.REPLACED): Verdict.BREAK,
}
"""What becomes of an old client when its server's set changes so."""

BEYOND: Mapping[Effect, Verdict] = {
    Effect.UNCHANGED: Verdict.NONE,
    Effect.UNDECIDED: Verdict.UNDECIDED,
}
"""What becomes of any client where no set changes, or nobody knows."""

REASONS: Mapping[tuple[Side, Effect], str] = {
    (Side.ACCEPTS, Effect.WIDENED): "the server takes all that it took, and more",
    (Side.ACCEPTS, Effect.NARROWED): "the server refuses what the client may send",
    (Side.ACCEPTS, Effect.REPLACED): "the server refuses what the client may send",
    (Side.EMITS, Effect.WIDENED): "the server may answer more than the client expects",
    (Side.EMITS, Effect.NARROWED): "the server answers nothing that it did not answer",
    (Side.EMITS, Effect.REPLACED): "the server answers otherwise than expected",
}
"""Why, in words."""


@frozen
class Opinion:
    """What becomes of one client.

    Attributes:
        verdict: How bad it is.
        because: Why.
        policies: Names of the policies that moved it.
    """

    verdict: Verdict
    because: str = ""
    policies: tuple[str, ...] = ()


def judge(change: Change, backward: Standpoint, forward: Standpoint) -> Judged:
    """Return what a change does to each client.

    Only one direction is ever judged. For the other, client and server change places,
    and the change is seen from the other end.

    Args:
        change: The fact.
        backward: The old client and the new server.
        forward: The new client and the old server.
    """
    older = opinion(change, backward)
    newer = Opinion(Verdict.NONE)
    if not change.kind.one_way:
        newer = opinion(mirrored(change), forward)
    because = (
        f"{whom}: {each.because}"
        for whom, each in (
            ("an old client of the new server", older),
            ("a new client of the old server", newer),
        )
        if each.because
    )
    return Judged(
        change=change,
        backward=older.verdict,
        forward=newer.verdict,
        in_flight=in_flight(change, backward),
        because=tuple(because),
        policy=tuple(dict.fromkeys((*older.policies, *newer.policies))),
    )


def mirrored(change: Change) -> Change:
    """Return the change that leads back."""
    return replace(
        change,
        kind=BY_NAME[change.kind.back],
        old=change.new,
        new=change.old,
        before=change.after,
        after=change.before,
        open_before=change.open_after,
        open_after=change.open_before,
        sunset=change.sunset_after,
        sunset_after=change.sunset,
    )


def opinion(change: Change, standpoint: Standpoint) -> Opinion:
    """Return what becomes of the client of a standpoint; the worst of both sets."""
    if not change.kind.effects:
        return Opinion(Verdict.DOCS)
    sides = change.sides or tuple(side for side, _ in change.kind.effects)
    return max(
        (_on_side(change, side, standpoint) for side in sides),
        key=lambda each: each.verdict,
    )


def _on_side(change: Change, side: Side, standpoint: Standpoint) -> Opinion:
    """Return what becomes of the client by one set; what it never meets, hurts none."""
    opinion = _by_law(change, side, standpoint)
    if opinion.verdict < Verdict.RISK:
        return opinion
    found = NOT_MET.decide(change, side, standpoint)
    if found is None:
        return opinion
    return Opinion(found, NOT_MET.summary, (NOT_MET.name,))


def _by_law(change: Change, side: Side, standpoint: Standpoint) -> Opinion:
    effect = change.kind.effect(side)
    verdict = LAW.get((side, effect), BEYOND.get(effect, Verdict.NONE))
    because = REASONS.get((side, effect), "it cannot be decided")
    for policy in POLICIES:
        found = policy.decide(change, side, standpoint)
        if found is None:
            continue
        if found is not verdict:
            return Opinion(found, policy.summary, (policy.name,))
        break
    return Opinion(verdict, because)


_LOST = frozenset(
    {"state-removed", "goal-state-removed", "state-merged", "state-split"}
)


def in_flight(change: Change, standpoint: Standpoint) -> Verdict:
    """Return what becomes of a flow that the old server began.

    It has to find its state again on the new server.
    """
    kind, state = change.kind.name, change.state
    if kind in {"success-unreachable", "system-removed"}:
        return Verdict.BREAK
    if kind not in _LOST and kind != "state-renamed":
        return Verdict.NONE
    old = standpoint.client.system.states.get(state)
    if old is None or old.final is not None or not standpoint.was_there(state):
        return Verdict.NONE
    if kind in _LOST:
        is_sure = standpoint.client.reached.get(state)
        return Verdict.BREAK if is_sure else Verdict.UNDECIDED
    new = next((n for n, o in standpoint.states.items() if o == state), state)
    element = standpoint.server.system.states.get(new)
    mapped = new == state or (element is not None and state in element.fact.was)
    return Verdict.SAFE if mapped else Verdict.BREAK
