"""Two versions of a system: what changed, and whom it breaks."""

from statecheck.changes.change import Judged
from statecheck.linking import Effective
from statecheck.settings import Profile


def diff(old: Effective, new: Effective, profile: Profile) -> tuple[Judged, ...]:
    """Return what changed from one version of a system to another, judged."""
    return ()
