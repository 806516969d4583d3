"""Errors that may answer most actions, so that no box has to repeat them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from statecheck.diagrams.ways import Way

_SHARE = 0.5
_FROM_SO_MANY = 4


def usual_errors(led: Mapping[str, tuple[Way, ...]]) -> tuple[str, ...]:
    """Return the codes that leave the flow where it is after most actions."""
    actions = [way for ways in led.values() for way in ways if way.action]
    counts = Counter(code for way in actions for code in refusals(way))
    least = max(_SHARE * len(actions), _FROM_SO_MANY)
    return tuple(code for code, count in counts.items() if count >= least)


def refusals(way: Way, usual: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the codes after which the flow is where it was, less the usual ones."""
    codes = dict.fromkeys(edge.error for edge in way.stays if edge.error)
    return tuple(code for code in codes if code not in usual)
