"""What is open for want of the same facts, said once."""

from collections.abc import Sequence
from dataclasses import replace

from statecheck.finding import Finding, Related, Verdict
from statecheck.source import Location

_PROMISES = frozenset(
    {"bypassed-gate", "broken-property", "missing-escape", "vacuous-property"}
)
"""Rules on what an author promises; of each promise it is said what is known."""


def asked_once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings, undetermined ones that ask for the same facts as the first.

    Whoever leaves out what a state offers leaves open whether it can be left, whether
    the next one can be reached, and more: that is one question. The other places are
    related to the first, which stays; promises are answered one by one.
    """
    first: dict[frozenset[Location], Finding] = {}
    others: dict[int, list[Finding]] = {}
    dropped: set[int] = set()
    for finding in findings:
        is_open = finding.verdict is Verdict.UNDETERMINED and finding.missing
        if not is_open or finding.rule.name in _PROMISES:
            continue
        asked = frozenset(each.at for each in finding.missing)
        before = first.setdefault(asked, finding)
        if before is not finding:
            others.setdefault(id(before), []).append(finding)
            dropped.add(id(finding))
    return tuple(
        _with(each, others.get(id(each), ()))
        for each in findings
        if id(each) not in dropped
    )


def _with(finding: Finding, others: Sequence[Finding]) -> Finding:
    if not others:
        return finding
    more = {each.at: Related(each.at, each.message) for each in others}
    more.pop(finding.at, None)
    return replace(finding, related=(*finding.related, *more.values()))
