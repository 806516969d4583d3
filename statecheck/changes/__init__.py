"""What changed between two versions of a spec, and whom it breaks."""

from statecheck.changes.alone import added, removed
from statecheck.changes.change import (
    Change,
    ChangeKind,
    Effect,
    Judged,
    Side,
    Subject,
    Verdict,
)
from statecheck.changes.comparison import Versions
from statecheck.changes.differing import diff
from statecheck.changes.kinds import KINDS
from statecheck.changes.profiles import PROFILES

__all__ = [
    "KINDS",
    "PROFILES",
    "Change",
    "ChangeKind",
    "Effect",
    "Judged",
    "Side",
    "Subject",
    "Verdict",
    "Versions",
    "added",
    "diff",
    "removed",
]
