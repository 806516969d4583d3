"""Where each offer leads, said at the offer: one outcome for each way on."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from statecheck.linking.references import named
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
    entries: list[Everywhere] | None = None,
) -> Listed[Table[Offer]]:
    """Return offers, each with where it leads.

    Args:
        offers: What is on offer.
        actions: The catalogue, which says where those lead that do not say it.
        entries: What holds everywhere, whose errors may be the answer to each.
    """
    refusing = [entry for entry in entries or () if entry.errors]
    return Listed(
        Table(
            (name, _refused(_explicit(offer, actions.get(name)), refusing))
            for name, offer in offers.members.items()
        ),
        offers.complete,
    )


def one_by_one(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Return outcomes with one target and one error each, none of them twice.

    One that has conditions only leads where nobody says.
    """
    if len(outcomes) == 1 and _is_single(outcomes[0]):
        return outcomes
    return tuple(
        dict.fromkeys(
            one
            for outcome in outcomes
            for one in ((outcome,) if _is_single(outcome) else _singled(outcome))
        )
    )


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
    return replace(
        offer,
        outcomes=one_by_one(outcomes),
        offered=offer.offered or ("sometimes" if offer.guard else ""),
        actor=offer.actor or ("user" if action is None else action.actor),
        incomplete=incomplete,
    )


def _refused(offer: Offer, entries: list[Everywhere]) -> Offer:
    """Return the offer with the errors that hold everywhere."""
    outcomes = list(offer.outcomes or ())
    said = {code for outcome in outcomes for code in outcome.error}
    for entry in entries:
        sure = entry.fact.handed_down("errors").confidence
        fact = replace(entry.fact, confidence=sure)
        for code, at in named(entry, entry.at, "errors"):
            if code not in said:
                said.add(code)
                outcomes.append(
                    Outcome(
                        error=(code,),
                        fact=fact,
                        at=at,
                        places=Table([("error", (at,))]),
                    )
                )
    return replace(offer, outcomes=tuple(outcomes))
