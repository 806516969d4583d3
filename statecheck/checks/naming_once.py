"""What is said of one name by two rules, said once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from statecheck.finding import Finding
from statecheck.source import Location

_BAD = "bad-name"
"""The rule that speaks of the spelling of a name."""

_UNDEFINED = "undefined-"
"""What the rules begin with that speak of names that nothing is called."""

Place = tuple[str, tuple[str | int, ...]]
"""A file, and the way to a place in it."""


def named_once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings, those of a name that cannot be and that nothing is called as one.

    It is the one about its spelling, with the name that was probably meant.
    """
    bad = {
        _place(at)
        for finding in findings
        if finding.rule.name == _BAD
        for at in (finding.at, *(each.at for each in finding.related))
    }
    if not bad:
        yield from findings
        return
    also = {
        _place(finding.at): finding
        for finding in findings
        if finding.rule.name.startswith(_UNDEFINED) and _place(finding.at) in bad
    }
    for finding in findings:
        if finding.rule.name == _BAD:
            yield _joined(finding, also)
        elif also.get(_place(finding.at)) is not finding:
            yield finding


def _joined(finding: Finding, also: dict[Place, Finding]) -> Finding:
    """Return what is said of the spelling of a name, with what it should have been."""
    places = [finding.at, *(each.at for each in finding.related)]
    other = next((also[place] for place in map(_place, places) if place in also), None)
    if other is None or other.fix is None:
        return finding
    told = set(places)
    more = [each for each in other.related if each.at not in told]
    return replace(finding, fix=other.fix, related=(*more, *finding.related))


def _place(at: Location) -> Place:
    return at.source, at.pointer.keys
