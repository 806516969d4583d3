"""How long a thing stays: what is deprecated, and until when it is promised."""

from statecheck.changes.change import ChangeKind
from statecheck.changes.kinds import states as kinds
from statecheck.spec import Deprecation


def staying_kind(
    before: Deprecation | None, after: Deprecation | None
) -> tuple[ChangeKind, str, str] | None:
    """Return what became of how long a thing stays, in words; None for nothing."""
    texts = _until(before), _until(after)
    if before is None or after is None:
        if before is after:
            return None
        new = before is None
        kind = kinds.ELEMENT_DEPRECATED if new else kinds.ELEMENT_UNDEPRECATED
        return kind, *texts
    if before.sunset == after.sunset:
        return None
    earlier = not before.sunset or (bool(after.sunset) and after.sunset < before.sunset)
    return kinds.SUNSET_EARLIER if earlier else kinds.SUNSET_LATER, *texts


def _until(deprecation: Deprecation | None) -> str:
    if deprecation is None:
        return ""
    return f"until {deprecation.sunset}" if deprecation.sunset else "deprecated"
