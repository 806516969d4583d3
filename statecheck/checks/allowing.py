"""Breaches that the author allows: with a reason, on the element or around it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from statecheck.checks.check import Subject
from statecheck.checks.rules import (
    ALLOWED_ERROR,
    EXPIRED_ALLOW,
    UNDEFINED_RULE,
    UNUSED_ALLOW,
)
from statecheck.finding import Finding, Fix, Related, Rule, Severity
from statecheck.immutable import frozen
from statecheck.language import nearest
from statecheck.source import Location
from statecheck.spec import Allowance, Fact

_ELEMENT = 2
"""Steps of the path to an element that is declared: its section and its name."""


@frozen
class Allowed:
    """What is left of some findings.

    Attributes:
        findings: Those that nobody allows, and what is wrong with `allow` itself.
        number: How many were allowed.
    """

    findings: tuple[Finding, ...]
    number: int


_Covered = tuple[str, str, tuple[str | int, ...]]
"""A rule, a file, and a path into it; all files if there is no name of one."""


@frozen
class _Permit:
    """One `allow` of one rule.

    Attributes:
        rule: Name of the rule.
        around: The element that may break it, with all that is in it.
        whole: Whether that element is the system, whose files are all meant.
    """

    rule: str
    allowance: Allowance
    around: Location
    whole: bool

    @property
    def at(self) -> Location:
        """Where it is written."""
        return (self.around / "allow" / self.rule).key

    @property
    def covers(self) -> "_Covered":
        """The rule and the place; what is found there, or further in, is allowed."""
        if self.whole:
            return self.rule, "", ()
        return self.rule, self.around.source, self.around.pointer.keys

    def expired(self, today: date | None) -> bool:
        """Return whether its last day is over."""
        until = self.allowance.until
        return bool(until) and today is not None and until < today.isoformat()


def allow(
    findings: Iterable[Finding],
    subject: Subject,
    rules: Mapping[str, Rule],
    off: Collection[str],
    today: date | None,
    *,
    unread: frozenset[str] = frozenset(),
    held_back: Iterable[Finding] = (),
) -> Allowed:
    """Return the findings that nobody allows, and what is wrong with `allow`.

    Args:
        findings: What was found in the system.
        subject: The system.
        rules: Every rule that can be allowed, with the severity that holds.
        off: Names of rules that were not looked for, so that nothing can be said of
            an `allow` of theirs.
        today: The day that last days are measured by; no `allow` runs out if None.
        unread: The names in what cannot be taken as it is written.
        held_back: What was found and is not said; to allow that is not for nothing.
    """
    permits: dict[_Covered, list[_Permit]] = {}
    for permit in _permits(subject):
        permits.setdefault(permit.covers, []).append(permit)
        if permit.rule not in rules and (near := nearest(permit.rule, rules)):
            # It is said of the name; what it was to allow is no second finding.
            covers = replace(permit, rule=near).covers
            permits.setdefault(covers, []).append(permit)
    used = {
        id(permit)
        for finding in held_back
        for around in _around(finding)
        for permit in permits.get(around, ())
    }
    left: list[Finding] = []
    number = 0
    troubled: set[tuple[str, tuple[str | int, ...]]] = set()
    for finding in findings:
        if finding.rule.severity is not Severity.NOTE:
            troubled.update(_spoken_of(finding))
        covering = [
            permit for around in _around(finding) for permit in permits.get(around, ())
        ]
        used.update(map(id, covering))
        if finding.rule.severity is not Severity.ERROR and any(
            not permit.expired(today) for permit in covering
        ):
            number += 1
        else:
            left.append(finding)
    every = {id(each): each for named in permits.values() for each in named}
    for permit in every.values():
        # Where something worse is wrong, what is allowed may show once that is mended.
        at, keys = permit.around, permit.around.pointer.keys
        hidden = not permit.whole and (
            any((at.source, way) in troubled for way in (keys, keys[:_ELEMENT]))
            or not unread.isdisjoint(map(str, keys[1:_ELEMENT]))
        )
        found = _fault(permit, rules, off, today, used=hidden or id(permit) in used)
        if found is not None:
            system = subject.effective.system.name
            left.append(replace(found, system=system))
    return Allowed(tuple(left), number)


def _around(finding: Finding) -> Iterator[_Covered]:
    """Yield what an `allow` of a finding may cover: the system, or a place around."""
    rule, at = finding.rule.name, finding.at
    yield rule, "", ()
    for end in range(len(at.pointer.keys) + 1):
        yield rule, at.source, at.pointer.keys[:end]


def _spoken_of(finding: Finding) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield the elements that a finding is about, and those around them."""
    for at in (finding.at, *(related.at for related in finding.related)):
        keys = at.pointer.keys
        yield from ((at.source, keys[:end]) for end in range(_ELEMENT, len(keys) + 1))


def _permits(subject: Subject) -> Iterator[_Permit]:
    for element in subject.elements:
        fact = getattr(element, "fact", None)
        if isinstance(fact, Fact):
            for rule, allowance in fact.allow.items():
                whole = element is subject.effective.written
                yield _Permit(rule, allowance, fact.at, whole)


def _fault(
    permit: _Permit,
    rules: Mapping[str, Rule],
    off: Collection[str],
    today: date | None,
    *,
    used: bool,
) -> Finding | None:
    """Return what is wrong with an `allow`; None if nothing is."""
    name, at = permit.rule, permit.at
    rule = rules.get(name)
    if rule is None:
        near = nearest(name, rules)
        fix = Fix(f"did you mean `{near}`?", near) if near else None
        return Finding(UNDEFINED_RULE, at, f"no rule is called `{name}`", fix=fix)
    if rule.severity is Severity.ERROR:
        message = f"`{name}` is an error, which cannot be allowed"
        return Finding(ALLOWED_ERROR, at, message)
    if name in off:
        return None
    if not used:
        message = f"nothing here breaks `{name}`, so nothing is allowed"
        return Finding(UNUSED_ALLOW, at, message)
    if permit.expired(today):
        return Finding(
            EXPIRED_ALLOW,
            at,
            f"`{name}` was allowed until {permit.allowance.until}",
            related=(
                Related(permit.around.key, f"because: {permit.allowance.reason}"),
            ),
        )
    return None
