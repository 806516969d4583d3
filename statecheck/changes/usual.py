"""What a kind of change usually does to whom, before anything is known of a spec."""

from statecheck.changes.change import ChangeKind, Verdict
from statecheck.changes.judgement import BEYOND, LAW
from statecheck.changes.kinds import BY_NAME
from statecheck.changes.profiles import PROFILES


def usual(kind: ChangeKind) -> tuple[str, str]:
    """Return what becomes of old and of new clients, where the spec says no more.

    That is by the law and the usual profile, on the side where it is worse.
    """
    forward = Verdict.NONE if kind.one_way else _usual(BY_NAME[kind.back])
    return _usual(kind).name, forward.name


def _usual(kind: ChangeKind) -> Verdict:
    cells = PROFILES["balanced"]
    verdicts = (
        cells.get((kind.name, side)) or LAW.get((side, effect)) or BEYOND[effect]
        for side, effect in kind.effects
    )
    return max(verdicts, default=Verdict.DOCS)
