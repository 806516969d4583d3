"""Running checks over one system, and keeping each cause to one finding."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from statecheck import language, linking, syntax
from statecheck.checks.allowing import allow
from statecheck.checks.check import Check, Subject
from statecheck.checks.rules import CHECK_FAILED, RULES, TOO_MANY_VARIANTS
from statecheck.finding import Finding, Rule, Severity, Verdict
from statecheck.immutable import frozen
from statecheck.linking import Effective
from statecheck.settings import LimitError, Settings

OFF = "off"
"""What the settings say of a rule that is not to be looked for."""


@frozen
class Unread:
    """What stands in files and cannot be taken as it is written.

    Attributes:
        names: The names in it; that nothing uses them cannot be said.
        places: Where it stands, and what is around that, each by file and path.
    """

    names: frozenset[str] = frozenset()
    places: frozenset[tuple[str, tuple[str | int, ...]]] = frozenset()


_NOTHING = Unread()


@frozen
class Judgement:
    """What the checks say of a system.

    Attributes:
        findings: What is broken, proved or undetermined, in the order of the checks;
            then what is wrong with `allow`.
        allowed: How many findings are not among them because the author allows them.
        held_back: How many are not because another finding explains them.
    """

    findings: tuple[Finding, ...]
    allowed: int = 0
    held_back: int = 0


def judge(
    effective: Effective,
    checks: Sequence[Check],
    settings: Settings,
    today: date | None = None,
    unread: Unread = _NOTHING,
) -> Judgement:
    """Return what `checks` say of a system.

    A check that breaks down is a finding itself, and the others go on. Where options
    are fixed, what speaks of all variants together is still said of all of them.

    Args:
        effective: The system or flow.
        checks: What is looked for, in this order.
        settings: What the user set.
        today: The day that last days of an `allow` are measured by; None to let none
            of them run out.
        unread: What cannot be taken as it is written.
    """
    subject = whole = Subject(effective, settings)
    is_part = not effective.system.options.keys().isdisjoint(settings.variant)
    if is_part:
        subject = Subject(effective.in_variant(settings.variant), settings)
    run = [
        (check, _run(check, whole if check.of_all_variants else subject))
        for check in checks
    ]
    stopped = {
        check.rule.name
        for check, findings in run
        if any(each.rule in {CHECK_FAILED, TOO_MANY_VARIANTS} for each in findings)
    }
    if is_part:
        # Options were fixed just because all variants together are too many.
        run = [
            (
                check,
                () if check.of_all_variants and _is_too_much(findings) else findings,
            )
            for check, findings in run
        ]
    off = {name for name, word in settings.rules.items() if word == OFF}
    everything = {each for _, findings in run for each in findings}
    # One limit stops many checks alike.
    found = list(dict.fromkeys(causes(run, effective.findings, unread)))
    levelled = [
        replace(finding, rule=set_by(finding.rule, settings.rules))
        for finding in found
        if finding.rule.name not in off
    ]
    # What is allowed may well be found in another variant than the one looked at.
    silent = off | stopped
    if is_part:
        silent |= {check.rule.name for check in checks if not check.of_all_variants}
    known = _rules(checks, settings.rules)
    allowed = allow(levelled, whole, known, silent, today, unread=unread.names)
    findings = tuple(
        replace(finding, rule=set_by(finding.rule, settings.rules))
        for finding in allowed.findings
        if finding.rule.name not in off
    )
    held_back = sum(
        each.verdict is not Verdict.PROVED and each.rule.name not in off
        for each in everything.difference(found)
    )
    return Judgement(findings, allowed.number, held_back)


def set_by(rule: Rule, settings: Mapping[str, str]) -> Rule:
    """Return a rule with the severity that the settings give it.

    A heuristic may be wrong, so the most that it can become is a warning. What the
    settings say that is no severity says nothing.
    """
    word = settings.get(rule.name)
    if word is None or word not in set(Severity):
        return rule
    severity = Severity(word)
    if not rule.exact and severity is Severity.ERROR:
        severity = Severity.WARNING
    return replace(rule, severity=severity)


def causes(
    found: Sequence[tuple[Check, Sequence[Finding]]],
    linked: Sequence[Finding] = (),
    unread: Unread = _NOTHING,
) -> Iterator[Finding]:
    """Yield what is found by each check, less what another finding explains.

    A check says by `after` which rules explain what it finds. That is so where the
    finding stands at or around a place that theirs speaks of: a model is unused
    because the name that was to use it is misspelt. The same goes for an undetermined
    one that asks about nothing but such places, or what cannot be read. And whatever
    is named there may well be used there.

    Args:
        found: What each check has found.
        linked: What was wrong between systems, before any check.
        unread: What cannot be taken as it is written.
    """
    spoken: dict[str, set[tuple[str, tuple[str | int, ...]]]] = {}
    for finding in (*linked, *(each for _, findings in found for each in findings)):
        places = spoken.setdefault(finding.rule.name, set())
        for at in (finding.at, *(related.at for related in finding.related)):
            keys = at.pointer.keys
            places.update((at.source, keys[:end]) for end in range(len(keys) + 1))
    for check, findings in found:
        explained = set().union(*(spoken.get(name, ()) for name in check.after))
        for finding in findings:
            if check.of_uses and not _names(finding).isdisjoint(unread.names):
                continue
            asked = [question.at for question in finding.missing]
            known = explained if not asked else explained | unread.places
            if (finding.at.source, finding.at.pointer.keys) not in explained and any(
                (at.source, at.pointer.keys) not in known
                for at in asked or [finding.at]
            ):
                yield finding


def _names(finding: Finding) -> frozenset[str]:
    """Return the names of what a finding speaks of."""
    places = (finding.at, *(related.at for related in finding.related))
    return frozenset(str(at.pointer.keys[-1]) for at in places if at.pointer.keys)


def _run(check: Check, subject: Subject) -> tuple[Finding, ...]:
    try:
        return tuple(check.findings(subject))
    except LimitError as error:
        system = subject.effective.system
        message = f"the options of `{system.name}` need {error}"
        return (Finding(TOO_MANY_VARIANTS, system.at, message, system=system.name),)
    except Exception as error:  # noqa: BLE001  # whatever it is, the other checks go on
        system = subject.effective.system
        message = f"the check `{check.rule.name}` broke down: {_said(error)}"
        return (Finding(CHECK_FAILED, system.at, message, system=system.name),)


def _is_too_much(findings: Sequence[Finding]) -> bool:
    return any(each.rule is TOO_MANY_VARIANTS for each in findings)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _rules(checks: Sequence[Check], settings: Mapping[str, str]) -> dict[str, Rule]:
    """Return every rule that an `allow` may name, with the severity that holds."""
    known = (
        *syntax.RULES,
        *language.RULES,
        *linking.RULES,
        *RULES,
        *(check.rule for check in checks),
    )
    return {rule.name: set_by(rule, settings) for rule in known}
