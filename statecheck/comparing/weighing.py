"""How a change is weighed: how bad it is, whether it fails, and who agreed to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from statecheck.comparing.approvals import Approvals, fingerprint
from statecheck.comparing.compared import Bar, Direction, Seen
from statecheck.comparing.grouping import Found
from statecheck.comparing.wording import as_finding
from statecheck.source import Source
from statecheck.syntax import Document, locate


@dataclass(frozen=True, slots=True)
class Scales:
    """What changes are weighed by.

    Attributes:
        direction: Whose fate decides.
        bar: The least verdict at which the run fails.
        approvals: The changes that were agreed to.
        today: The day by which approvals run out.
        documents: All files of both sides, by name.
    """

    direction: Direction
    bar: Bar
    approvals: Approvals
    today: date
    documents: Mapping[str, Document | Source]

    def weigh(self, group: Sequence[Found]) -> Seen:
        """Return a change that was found once or several times, the worst first."""
        judged = group[0].judged
        verdict = self.direction.of(judged)
        mark = fingerprint(judged.change)
        approval = next(
            (
                each
                for each in self.approvals.entries
                if each.fingerprint == mark and each.holds(self.today)
            ),
            None,
        )
        systems = tuple(sorted({each.judged.change.system for each in group}))
        against = tuple(dict.fromkeys(each.against for each in group if each.against))
        finding = as_finding(judged, verdict, systems)
        if against:
            said = f"against {', '.join(f'`{each}`' for each in against)}"
            finding = replace(finding, because=(*finding.because, said))
        return Seen(
            judged=judged,
            verdict=verdict,
            diagnostic=locate(finding, self.documents),
            systems=systems,
            against=against,
            known_as=frozenset(fingerprint(each.judged.change) for each in group),
            approval=approval,
            fails=approval is None and verdict >= self.bar.verdict,
        )
