"""What a comparison found: changes that are judged, measured and weighed."""

from enum import StrEnum

from statecheck.changes import Judged, Verdict
from statecheck.comparing.approvals import Approval, Fingerprint
from statecheck.comparing.versions import Bump
from statecheck.finding import Checked, Diagnostic, Severity
from statecheck.immutable import frozen


class Direction(StrEnum):
    """Whose fate decides."""

    BACKWARD = "backward"
    """That of old clients of the new server."""
    FORWARD = "forward"
    """That of new clients of the old server."""
    BOTH = "both"
    """The worse of the two."""

    def of(self, judged: Judged) -> Verdict:
        """Return the verdict that decides."""
        if self is Direction.BACKWARD:
            return judged.backward
        if self is Direction.FORWARD:
            return judged.forward
        return max(judged.backward, judged.forward)


class Bar(StrEnum):
    """The least verdict at which a comparison fails."""

    BREAK = "break"
    UNDECIDED = "undecided"
    RISK = "risk"

    @property
    def verdict(self) -> Verdict:
        """That verdict."""
        return Verdict[self.name]


def severity(verdict: Verdict) -> Severity:
    """Return how bad a verdict is in the words of findings."""
    if verdict is Verdict.BREAK:
        return Severity.ERROR
    return Severity.WARNING if verdict >= Verdict.RISK else Severity.NOTE


@frozen
class Seen:
    """A change, once for all the systems and old versions that it shows in.

    Attributes:
        judged: The change, where it is worst.
        verdict: The verdict that decides.
        diagnostic: The same as a finding, measured.
        systems: Names of the systems that it reaches, sorted.
        against: Old versions that it was found against; empty if there is only one.
        known_as: What it is known by in each of those systems.
        approval: Who agreed to it, and why; None if nobody did.
        fails: Whether it makes the run fail.
        follows: What the change is known by that it is a mere consequence of; None if
            it is none.
        consequences: How many changes are consequences of it.
        also: The other logical paths that the same change has.
    """

    judged: Judged
    verdict: Verdict
    diagnostic: Diagnostic
    systems: tuple[str, ...]
    against: tuple[str, ...] = ()
    known_as: frozenset[Fingerprint] = frozenset()
    approval: Approval | None = None
    fails: bool = False
    follows: Fingerprint | None = None
    consequences: int = 0
    also: tuple[str, ...] = ()


@frozen
class Pair:
    """Two versions of a system.

    Attributes:
        name: The system.
        old: The version that the old side gives itself; empty if it gives none.
        new: The same of the new side.
        bump: The digit that is due.
        due: The version that is due; empty if the old one is not semantic.
        is_added: Whether there is no old side.
        is_removed: Whether there is no new side.
    """

    name: str
    old: str = ""
    new: str = ""
    bump: Bump = Bump.NONE
    due: str = ""
    is_added: bool = False
    is_removed: bool = False


@frozen
class Compared:
    """What was found in a comparison.

    Attributes:
        changes: What changed and goes over the wire or is read by people, in the order
            of the new side's files and lines.
        checked: The changes that nobody agreed to as findings, with what is wrong with
            files, approvals and versions.
        pairs: The systems, by name.
        direction: Whose fate decides.
        bar: The least verdict at which the run fails.
        broken: What cannot be read, in words: `the old side`, `the new side`.
    """

    changes: tuple[Seen, ...]
    checked: Checked
    pairs: tuple[Pair, ...] = ()
    direction: Direction = Direction.BACKWARD
    bar: Bar = Bar.BREAK
    broken: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[Seen, ...]:
        """The changes that people are told: all but mere consequences."""
        return tuple(each for each in self.changes if each.follows is None)

    @property
    def readable(self) -> bool:
        """Whether both sides are specs, and the approvals what they should be."""
        return self.checked.readable

    @property
    def failed(self) -> bool:
        """Whether a change is as bad as the bar, or worse, and nobody agreed to it.

        Whether, too, something besides is an error, as the user may set it.
        """
        of_changes = {id(each.diagnostic) for each in self.changes}
        return any(each.fails for each in self.changes) or any(
            each.finding.rule.severity is Severity.ERROR
            for each in self.checked.diagnostics
            if id(each) not in of_changes
        )

    @property
    def bump(self) -> Bump:
        """The digit that is due for all of it."""
        return max((each.bump for each in self.pairs), default=Bump.NONE)
