"""Where each offer leads, said at the offer: one outcome for each way on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from statecheck.linking.naming import named
from statecheck.linking.replacing import replaced
from statecheck.source import Location
from statecheck.spec import (
    Action,
    Everywhere,
    Listed,
    Move,
    Offer,
    Outcome,
    Table,
)

UNKNOWN = "unknown"
"""The target that may be any."""


def leading(
    offers: Listed[Table[Offer]],
    actions: Table[Action],
    refusals: Sequence[Outcome] = (),
) -> Listed[Table[Offer]]:
    """Return offers, each with where it leads.

    Args:
        offers: What is on offer.
        actions: The catalogue, which says where those lead that do not say it.
        refusals: What may be the answer to each; of several with one code the first.
    """
    return Listed(
        Table(
            (name, _refused(_explicit(offer, actions.get(name)), refusals))
            for name, offer in offers.members.items()
        ),
        offers.complete,
    )


def refusals_of(entry: Everywhere) -> tuple[Outcome, ...]:
    """Return the errors that may be the answer to all that an entry is about."""
    if not entry.errors:
        return ()
    sure = entry.fact.handed_down("errors").confidence
    fact = replace(entry.fact, confidence=sure)
    return tuple(
        Outcome(error=(code,), fact=fact, at=at, places=Table([("error", (at,))]))
        for code, at in named(entry, entry.at, "errors")
    )


def one_by_one(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Return outcomes with one target and one error each, none of them twice.

    One that has conditions only leads where nobody says.
    """
    if len(outcomes) == 1 and _is_single(outcomes[0]):
        return outcomes
    singled = tuple(
        dict.fromkeys(
            one
            for outcome in outcomes
            for one in ((outcome,) if _is_single(outcome) else _singled(outcome))
        )
    )
    return outcomes if singled == outcomes else singled


def moves_one_by_one(moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """Return moves with one target each, none of them twice."""
    return tuple(
        dict.fromkeys(
            replace(move, target=(target,), places=Table([("target", (at,))]))
            for move in moves
            for target, at in named(move, move.at, "target")
        )
    )


def _is_single(outcome: Outcome) -> bool:
    return max(len(outcome.target), len(outcome.error)) == 1


def _singled(outcome: Outcome) -> Iterator[Outcome]:
    if not (outcome.target or outcome.error):
        yield replace(outcome, target=(UNKNOWN,))
        return
    for target, error in product(_each(outcome, "target"), _each(outcome, "error")):
        yield replace(
            outcome,
            target=tuple(name for name, _ in target),
            error=tuple(code for code, _ in error),
            places=Table(
                [
                    ("target", tuple(at for _, at in target)),
                    ("error", tuple(at for _, at in error)),
                ]
            ),
        )


def _each(outcome: Outcome, word: str) -> list[list[tuple[str, Location]]]:
    """Return what stands under a word, one by one; nothing, once, if nothing does."""
    return [[pair] for pair in named(outcome, outcome.at, word)] or [[]]


def _explicit(offer: Offer, action: Action | None) -> Offer:
    """Return an offer with what it leaves to the action."""
    outcomes = offer.outcomes
    incomplete = offer.incomplete
    if outcomes is None and action is not None and action.outcomes is not None:
        outcomes = action.outcomes
        incomplete = incomplete or action.incomplete
    if outcomes is None:
        outcomes = (
            Outcome((UNKNOWN,), fact=offer.fact.handed_down("target"), at=offer.at),
        )
    return replaced(
        offer,
        outcomes=one_by_one(outcomes),
        offered=offer.offered or ("sometimes" if offer.guard else ""),
        actor=offer.actor or ("user" if action is None else action.actor),
        incomplete=incomplete,
    )


def _refused(offer: Offer, refusals: Sequence[Outcome]) -> Offer:
    """Return the offer with the errors that hold everywhere."""
    if not refusals:
        return offer
    outcomes = list(offer.outcomes or ())
    said = {code for outcome in outcomes for code in outcome.error}
    for refusal in refusals:
        if said.isdisjoint(refusal.error):
            said.update(refusal.error)
            outcomes.append(refusal)
    return replace(offer, outcomes=tuple(outcomes))
