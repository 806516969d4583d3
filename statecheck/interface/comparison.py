"""What changed between two versions."""

from datetime import UTC, date, datetime
from os import fspath

from statecheck.comparing import (
    Approvals,
    Before,
    Compared,
    compare,
    read_approvals,
)
from statecheck.interface.loading import NOTHING, Overrides, Path, settings_near
from statecheck.interface.systems import Systems
from statecheck.loader import load_version


def diff(
    old: Systems | Path,
    new: Systems | Path,
    *,
    settings: Overrides = NOTHING,
    today: date | None = None,
) -> Compared:
    """Return what changed from an old version to a new one, and whom it breaks.

    What cannot be read is among it, so nothing is raised for that. Each of `changes`
    has its verdicts for old clients, for new clients and for flows under way; `failed`
    says whether one is as bad as the settings allow or worse.

    Args:
        old: What was loaded, or a file or folder, or a revision of git and a path in
            it, as `main:spec`. Two files of one folder that describe the same system
            are two versions only if both are given as paths.
        new: The same.
        settings: As for `load`; those of a new version that was loaded are its own.
        today: The day by which approvals run out; the one it is, if None.

    Raises:
        UnreadableError: A setting is wrong.
    """
    words = ["-" if isinstance(e, Systems) else fspath(e) for e in (old, new)]
    held = (
        new.settings
        if isinstance(new, Systems)
        else settings_near([words[1]], settings)
    )
    before, after = (
        each.loaded if isinstance(each, Systems) else load_version(word, other, held)
        for each, word, other in zip((old, new), words, words[::-1], strict=True)
    )
    approvals = Approvals()
    if held.approvals is not None and held.approvals.exists():
        approvals = read_approvals(held.approvals, held.limits)
    day = today or datetime.now(tz=UTC).date()
    return compare([Before("", before)], after, held, day, approvals)
