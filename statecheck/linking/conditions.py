"""Conditions of two things that have to hold together."""

from statecheck.language import And, Formula


def both(one: Formula | None, other: Formula | None) -> Formula | None:
    """Return the formula that holds where both do; None stands for always."""
    if one is None or other is None:
        return one or other
    return And((one, other))


def guards(*texts: str) -> str:
    """Return guards that all have to hold as one text; empty for none."""
    return ", and ".join(text for text in texts if text)
