"""What changed between two versions of a spec, and whom it breaks.

Two steps that hurt nobody hurt nobody as one. Two that only risk something may break a
client as one: a field that it may miss goes, and another one comes under its name. So
what has clients is compared with, each version of it, and not the last one alone.
"""

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
from statecheck.changes.messages.proof import Proof, proof_of
from statecheck.changes.profiles import PROFILES
from statecheck.changes.usual import usual

__all__ = [
    "KINDS",
    "PROFILES",
    "Change",
    "ChangeKind",
    "Effect",
    "Judged",
    "Proof",
    "Side",
    "Subject",
    "Verdict",
    "Versions",
    "added",
    "diff",
    "proof_of",
    "removed",
    "usual",
]
