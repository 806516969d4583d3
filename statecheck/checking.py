"""All that is wrong with what was loaded, measured and in order."""

from collections.abc import Iterator
from dataclasses import dataclass

from statecheck.checks import CHECKS, judge
from statecheck.finding import Diagnostic, Finding, Severity, Verdict
from statecheck.loader import Loaded
from statecheck.settings import Settings
from statecheck.syntax import locate


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a run.

    Attributes:
        diagnostics: What is wrong, in the order of files, lines and columns.
        verdicts: What is proved of a promise, and what is undetermined, in the same
            order.
        systems: Names of the systems and flows that were judged.
        files: How many files were read.
        readable: Whether all of them are specs.
    """

    diagnostics: tuple[Diagnostic, ...]
    verdicts: tuple[Diagnostic, ...]
    systems: tuple[str, ...]
    files: int
    readable: bool

    def worst(self) -> Severity | None:
        """Return the worst severity of the diagnostics; None if there are none."""
        severities = (each.finding.rule.severity for each in self.diagnostics)
        return max(severities, key=lambda severity: severity.rank, default=None)


def check(loaded: Loaded, settings: Settings) -> Checked:
    """Return all that is wrong with what was loaded, each cause once."""
    found = [
        locate(finding, loaded.documents) for finding in _findings(loaded, settings)
    ]
    found.sort(key=_order)
    return Checked(
        diagnostics=tuple(
            each for each in found if each.finding.verdict is Verdict.REFUTED
        ),
        verdicts=tuple(
            each for each in found if each.finding.verdict is not Verdict.REFUTED
        ),
        systems=tuple(each.system.name for each in loaded.systems),
        files=len(loaded.documents),
        readable=loaded.readable,
    )


def _findings(loaded: Loaded, settings: Settings) -> Iterator[Finding]:
    yield from loaded.findings
    for effective in loaded.systems:
        yield from effective.findings
        if effective.system.name not in loaded.unchecked:
            yield from judge(effective, CHECKS, settings).findings


def _order(diagnostic: Diagnostic) -> tuple[object, ...]:
    finding = diagnostic.finding
    return (
        diagnostic.source.name,
        diagnostic.span.start,
        finding.rule.name,
        finding.message,
    )
