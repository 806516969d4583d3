"""Versions: which digit is due after what has changed, by Semantic Versioning 2.0.0."""

import re
from collections.abc import Iterable
from enum import IntEnum

from statecheck.changes import Judged, Verdict
from statecheck.settings import Profile

_SEMVER = re.compile(
    r"v?(?P<major>0|[1-9][0-9]{0,8})\.(?P<minor>0|[1-9][0-9]{0,8})"
    r"\.(?P<patch>0|[1-9][0-9]{0,8})"
    r"(?P<pre>-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?",
    re.ASCII,
)

Digits = tuple[int, int, int]
"""Major, minor and patch."""


class Bump(IntEnum):
    """Which digit of a version is raised."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        """The name of the digit."""
        return self.name.lower()


_DUE = {
    Verdict.NONE: Bump.NONE,
    Verdict.DOCS: Bump.PATCH,
    Verdict.SAFE: Bump.MINOR,
    Verdict.RISK: Bump.MINOR,
    Verdict.UNDECIDED: Bump.MAJOR,
    Verdict.BREAK: Bump.MAJOR,
}
"""What becomes of an old client decides; what is not decided counts as a break."""


def due(changes: Iterable[Judged], profile: Profile) -> Bump:
    """Return which digit is due; the approved changes count like all others."""
    worst = max((each.backward for each in changes), default=Verdict.NONE)
    if worst is Verdict.RISK and profile == "strict":
        return Bump.MAJOR
    return _DUE[worst]


def next_version(version: str, bump: Bump) -> str:
    """Return the version that is due after another; empty if that is not semantic.

    Before 1.0.0 the minor digit plays the part of the major one, and patch that of the
    others.
    """
    digits = _digits(version)
    if digits is None:
        return ""
    if bump is Bump.NONE:
        return version
    prefix = "v" if version.startswith("v") else ""
    return prefix + ".".join(map(str, _raised(digits, bump)))


def is_bumped(old: str, new: str, bump: Bump) -> bool:
    """Return whether a version says how much has changed.

    True as well where one of them is not semantic: then nobody can tell. A version that
    is still being prepared, as `2.0.0-rc.1`, says what will be released.
    """
    before, after = _digits(old), _digits(new)
    if before is None or after is None or bump is Bump.NONE:
        return True
    if _is_prepared(old) and after == before:
        return True
    return after >= _raised(before, bump)


def _digits(version: str) -> Digits | None:
    match = _SEMVER.fullmatch(version)
    if match is None:
        return None
    return int(match["major"]), int(match["minor"]), int(match["patch"])


def _is_prepared(version: str) -> bool:
    match = _SEMVER.fullmatch(version)
    return match is not None and match["pre"] is not None


def _raised(digits: Digits, bump: Bump) -> Digits:
    major, minor, patch = digits
    if not major:
        bump = Bump.MINOR if bump is Bump.MAJOR else Bump.PATCH
    if bump is Bump.MAJOR:
        return major + 1, 0, 0
    if bump is Bump.MINOR:
        return major, minor + 1, 0
    return major, minor, patch + 1
