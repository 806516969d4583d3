"""Times after which something happens, compared."""

import re

from statecheck.changes.change import ChangeKind
from statecheck.changes.kinds import transitions as kinds
from statecheck.spec import After

_DURATION = re.compile(
    r"P(?:(?P<w>\d+)W|(?:(?P<y>\d+)Y)?(?:(?P<m>\d+)M)?(?:(?P<d>\d+)D)?"
    r"(?:T(?:(?P<H>\d+)H)?(?:(?P<M>\d+)M)?(?:(?P<S>\d+(?:\.\d+)?)S)?)?)"
)
_SECONDS = {"w": 604_800, "d": 86_400, "H": 3_600, "M": 60, "S": 1}


def delay_kind(
    old: After | None, new: After | None, *, deadline: bool
) -> ChangeKind | None:
    """Return what became of a time; None for nothing.

    Args:
        old: The time as it was; None for at once.
        new: The time as it is.
        deadline: Whether a client has to act before it, rather than wait for it.
    """
    if old == new:
        return None
    before, after = _length(old), _length(new)
    if before is None or after is None or before[0] != after[0]:
        return kinds.DELAY_CHANGED
    if before == after:
        return None
    if deadline:
        shorter, longer = kinds.DEADLINE_SHORTENED, kinds.DEADLINE_LENGTHENED
    else:
        shorter, longer = kinds.WAIT_SHORTENED, kinds.WAIT_LENGTHENED
    return shorter if after < before else longer


def _length(after: After | None) -> tuple[int, float] | None:
    """Return months and seconds; None where nobody says how long it is."""
    if after is None or not after.duration:
        return None
    found = _DURATION.fullmatch(after.duration)
    if found is None:
        return None
    months = 12 * int(found["y"] or 0) + int(found["m"] or 0)
    return months, sum(
        float(found[unit] or 0) * each for unit, each in _SECONDS.items()
    )
