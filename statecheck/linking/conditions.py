"""Conditions and facts of two things that have to hold together."""

from collections.abc import Mapping
from dataclasses import replace

from statecheck.language import And, Formula
from statecheck.spec import Confidence, Fact

_ORDER = tuple(Confidence)


def both(one: Formula | None, other: Formula | None) -> Formula | None:
    """Return the formula that holds where both do; None stands for always."""
    if one is None or other is None:
        return one or other
    return And((one, other))


def guards(*texts: str) -> str:
    """Return guards that all have to hold as one text; empty for none."""
    return ", and ".join(text for text in texts if text)


def less_sure(one: Fact, other: Fact, sources: Mapping[str, Confidence]) -> Fact:
    """Return the facts of what follows from two: those of the less sure one.

    What is disputed in either is disputed. Of two that are equally sure it is the
    first.
    """
    least = max((one, other), key=lambda fact: _rank(fact, sources))
    disputed = (*one.disputed, *other.disputed)
    return least if least.disputed == disputed else replace(least, disputed=disputed)


def _rank(fact: Fact, sources: Mapping[str, Confidence]) -> int:
    """Return how unsure a fact is: as it says, or as its surest source is."""
    said = fact.confidence.get("")
    known = [sources[name] for name in fact.source if name in sources]
    return min(
        map(_ORDER.index, [said] if said else known),
        default=_ORDER.index(Confidence.DOCUMENTED),
    )
