"""What can be wrong with approvals, and with the versions that systems have."""

from statecheck.finding import Rule, Severity

WRONG_APPROVALS = Rule(
    name="wrong-approvals",
    severity=Severity.ERROR,
    summary="A file of approvals that cannot be read as one",
    why="Which changes were agreed to is not known.",
    mend="Correct the entry, or write it anew with `diff --accept`.",
)

UNUSED_APPROVAL = Rule(
    name="unused-approval",
    severity=Severity.WARNING,
    summary="An approval of a change that is not there",
    why="It would hide the same change when somebody makes it later, unasked.",
    mend="Take the entry out.",
)

EXPIRED_APPROVAL = Rule(
    name="expired-approval",
    severity=Severity.WARNING,
    summary="An approval whose day has passed",
    why="The change counts again as if nobody had agreed to it.",
    mend="Take the change back, or agree to it anew with `diff --accept`.",
)

VERSION_NOT_BUMPED = Rule(
    name="version-not-bumped",
    severity=Severity.WARNING,
    summary="A version that does not say how much has changed",
    why="Whoever reads only the version upgrades without care, and breaks.",
    mend="Write the version that is due.",
)

RULES = (WRONG_APPROVALS, UNUSED_APPROVAL, EXPIRED_APPROVAL, VERSION_NOT_BUMPED)
"""Every rule of this room."""
