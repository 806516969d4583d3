"""How a change is weighed: how bad it is, whether it fails, and who agreed to it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from statecheck.changes import Judged
from statecheck.comparing.approvals import Approval, Approvals, fingerprint
from statecheck.comparing.compared import Bar, Direction, Seen
from statecheck.comparing.grouping import Group
from statecheck.comparing.wording import as_finding
from statecheck.immutable import frozen
from statecheck.source import Source
from statecheck.syntax import Document, locate


@frozen
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

    def weighed(
        self, groups: Sequence[Group], causes: Mapping[int, int]
    ) -> Iterator[Seen]:
        """Yield changes, causes with the number of their consequences.

        Who agrees to a cause agrees to what follows from it.

        Args:
            groups: The changes.
            causes: By place among them, the place of what each follows from.
        """
        numbers = Counter(causes.values())
        for index, group in enumerate(groups):
            cause = groups[causes[index]] if index in causes else None
            yield self._weigh(group, numbers[index], cause)

    def _weigh(self, group: Group, consequences: int, cause: Group | None) -> Seen:
        """Return a change that was found once or several times."""
        judged, members = group.judged, group.members
        verdict = self.direction.of(judged)
        approval = self._approval(judged)
        if approval is None and cause is not None:
            approval = self._approval(cause.judged)
        systems = tuple(sorted({each.judged.change.system for each in members}))
        against = tuple(dict.fromkeys(each.against for each in members if each.against))
        finding = as_finding(judged, verdict, systems, group.also, consequences)
        if against:
            said = f"against {', '.join(f'`{each}`' for each in against)}"
            finding = replace(finding, because=(*finding.because, said))
        return Seen(
            judged=judged,
            verdict=verdict,
            diagnostic=locate(finding, self.documents),
            systems=systems,
            against=against,
            known_as=frozenset(fingerprint(each.judged.change) for each in members),
            approval=approval,
            fails=approval is None and verdict >= self.bar.verdict,
            follows=fingerprint(cause.judged.change) if cause else None,
            consequences=consequences,
            also=group.also,
        )

    def _approval(self, judged: Judged) -> Approval | None:
        """Return who agreed to a change; None for nobody."""
        mark = fingerprint(judged.change)
        return next(
            (
                each
                for each in self.approvals.entries
                if each.fingerprint == mark and each.holds(self.today)
            ),
            None,
        )
