"""Which errors an action may be answered with, as far as the spec says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from statecheck.immutable import frozen
from statecheck.schemas.knowledge import Knowledge
from statecheck.spec import Action, Listed, Offer, State, Table


@dataclass(slots=True)
class Allowed:
    """What may be said of an error code, and of the details below it.

    Attributes:
        anything: Whether it may have any of its details, or none.
        bare: Whether it may have none.
        details: By last part, those that are named.
    """

    anything: bool = False
    bare: bool = False
    details: dict[str, "Allowed"] = field(default_factory=dict)


@frozen
class Refusals:
    """The errors that may be the answer.

    Attributes:
        codes: By top-level code, what is allowed below it; no other declared code is.
        others: Whether the code may be one that is not declared.
    """

    codes: dict[str, Allowed]
    others: bool


def everything(known: Knowledge) -> Refusals:
    """Return all errors that the system declares."""
    codes = {
        name: Allowed(anything=True)
        for name, code in sorted(known.system.errors.items())
        if known.possible(code.if_)
    }
    return Refusals(codes, not known.has_all_codes)


def refusals(known: Knowledge, action: Action, offers: Iterable[Offer]) -> Refusals:
    """Return the errors that an action may be answered with where it is on offer.

    Args:
        known: What is known.
        action: The action.
        offers: Where it is on offer, with the errors that are said there.
    """
    listed = action.errors
    unsure = action.fact.disputes("errors")
    if listed is None or unsure:
        return everything(known)
    names = list(listed.members)
    complete = listed.complete
    for offer in offers:
        for outcome in offer.outcomes or ():
            if known.possible(outcome.if_):
                names.extend(outcome.error)
    codes: dict[str, Allowed] = {}
    for name in names:
        complete = _allow(known, codes, name) and complete
    if complete:
        return Refusals(dict(sorted(codes.items())), known.takes_codes)
    return everything(known)


def _allow(known: Knowledge, codes: dict[str, Allowed], name: str) -> bool:
    """Add what a reference means; return whether it means anything."""
    resolved = known.errors.resolve(name)
    for path in resolved.paths:
        if not known.possible(known.errors.codes[path].if_):
            continue
        first, *rest = path.split("/")
        node = codes.setdefault(first, Allowed())
        for part in rest:
            node = node.details.setdefault(part, Allowed())
        if resolved.bare:
            node.bare = True
        else:
            node.anything = True
    return bool(resolved.paths)


def offers_of(known: Knowledge, action: str) -> Iterator[tuple[State | None, Offer]]:
    """Yield where an action is on offer, by state; None for the start."""
    lists: list[tuple[State | None, Listed[Table[Offer]] | None]] = [
        (None, known.system.start)
    ]
    for _, state in sorted(known.system.states.items()):
        if known.possible(state.if_):
            lists.append((state, state.actions))
    for state_, listed in lists:
        if listed is not None and action in listed.members:
            offer = listed.members[action]
            if known.possible(offer.if_):
                yield state_, offer
