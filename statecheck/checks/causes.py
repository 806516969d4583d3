"""Findings without those that another finding explains."""

from collections.abc import Iterator, Sequence

from statecheck.checks.check import Check
from statecheck.checks.unread import Place, Unread, spoken_of
from statecheck.finding import Finding, Verdict

_UNDEFINED = "undefined-"
"""What the rules begin with that speak of names that nothing is called."""


def causes(
    found: Sequence[tuple[Check, Sequence[Finding]]],
    linked: Sequence[Finding],
    unread: Unread,
) -> Iterator[Finding]:
    """Yield what is found by each check, less what another finding explains.

    A check says by `after` which rules explain what it finds. That is so where the
    finding stands at or around a place that theirs speaks of: a model is unused
    because the name that was to use it is misspelt. The same goes for an undetermined
    one that asks about nothing but such places, or what cannot be read. Whatever is
    named there may well be used there, or declared; and what an element seems to lack
    may stand under a key of it that means nothing.

    Args:
        found: What each check has found.
        linked: What was wrong between systems, before any check.
        unread: What cannot be taken as it is written.
    """
    spoken: dict[str, set[Place]] = {}
    for finding in (*linked, *(each for _, findings in found for each in findings)):
        places = spoken.setdefault(finding.rule.name, set())
        for source, keys in spoken_of(finding):
            places.update((source, keys[:end]) for end in range(len(keys) + 1))
    for check, findings in found:
        explained = set().union(*(spoken.get(name, ()) for name in check.after))
        for finding in findings:
            if not (
                _is_unread(check, finding, unread)
                or _is_explained(finding, explained, unread)
            ):
                yield finding


def _is_explained(finding: Finding, explained: set[Place], unread: Unread) -> bool:
    """Return whether other findings speak of the place, or of all that is asked."""
    at = finding.at.source, finding.at.pointer.keys
    asked = [(each.at.source, each.at.pointer.keys) for each in finding.missing]
    return at in explained or (
        bool(asked)
        and all(
            place in explained or unread.explains_question(place) for place in asked
        )
    )


def _is_unread(check: Check, finding: Finding, unread: Unread) -> bool:
    """Return whether what cannot be read may be what a finding says is not there."""
    if check.rule.name.startswith(_UNDEFINED) and unread.explains_undefined(finding):
        return True
    if check.of_uses and (
        unread.hides_uses or not unread.names.isdisjoint(_names(finding))
    ):
        return True
    if check.of_ways and unread.hides_ways and finding.verdict is Verdict.REFUTED:
        return True
    if check.of_wire and "wire" in unread.touched:
        return True
    return check.of_absence and unread.explains_absence(finding)


def _names(finding: Finding) -> Iterator[str]:
    """Yield the names of what a finding speaks of."""
    for _, keys in spoken_of(finding):
        yield from map(str, keys[-1:])
