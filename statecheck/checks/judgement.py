"""Running checks over one system, and keeping each cause to one finding."""

from collections.abc import Sequence
from dataclasses import dataclass

from statecheck.checks.check import Check, Subject
from statecheck.finding import Finding
from statecheck.linking import Effective
from statecheck.settings import Settings


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the checks say of a system.

    Attributes:
        findings: What is broken, proved or undetermined, in the order of the checks.
    """

    findings: tuple[Finding, ...]


def judge(
    effective: Effective, checks: Sequence[Check], settings: Settings
) -> Judgement:
    """Return what `checks` say of a system."""
    subject = Subject(effective, settings)
    return Judgement(
        tuple(finding for check in checks for finding in check.findings(subject))
    )
