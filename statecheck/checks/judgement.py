"""Running checks over one system, and keeping each cause to one finding."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from statecheck import language, linking, syntax
from statecheck.checks.allowing import allow
from statecheck.checks.asked_once import asked_once
from statecheck.checks.causes import causes
from statecheck.checks.check import Check, Subject
from statecheck.checks.pairing import paired
from statecheck.checks.rules import (
    CHECK_FAILED,
    OF_LIMITS,
    RULES,
    TOO_MANY_VARIANTS,
)
from statecheck.checks.unread import Unread
from statecheck.checks.ways_on import ways_joined
from statecheck.finding import Finding, Rule, Severity, Verdict
from statecheck.immutable import frozen
from statecheck.linking import Effective
from statecheck.settings import LimitError, Settings

OFF = "off"
"""What the settings say of a rule that is not to be looked for."""


_ASTRAY = "undefined-target"
"""The rule after which nobody knows where a flow goes, nor where it gets stuck."""

_LONGEST = 200
"""So much is said of what an error of another library says."""

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
    subject = whole = Subject(effective, settings, unread)
    is_part = not effective.system.options.keys().isdisjoint(settings.variant)
    if is_part:
        subject = Subject(effective.in_variant(settings.variant), settings, unread)
    run = [
        (check, _run(check, whole if check.of_all_variants else subject))
        for check in checks
    ]
    stopped = {
        check.rule.name
        for check, findings in run
        if any(each.rule in {CHECK_FAILED, *OF_LIMITS.values()} for each in findings)
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

    def counts(finding: Finding) -> bool:
        return finding.verdict is not Verdict.PROVED and finding.rule.name not in off

    everything = {each for _, findings in run for each in findings}
    # One limit stops many checks alike.
    found = list(dict.fromkeys(causes(run, effective.findings, unread)))
    levelled = [
        as_set(finding, settings.rules)
        for finding in found
        if finding.rule.name not in off
    ]
    # What is allowed may well be found in another variant than the one looked at.
    silent = off | stopped
    if is_part:
        silent |= {check.rule.name for check in checks if not check.of_all_variants}
    if unread.hides_ways or any(each.rule.name == _ASTRAY for each in found):
        silent |= {check.rule.name for check in checks if check.of_ways}
    allowed = allow(
        levelled,
        whole,
        _rules(checks, settings.rules),
        silent,
        today,
        unread=unread.names,
        held_back=everything.difference(found),
    )
    joined = asked_once(paired(allowed.findings, unread))
    if not is_part:
        joined = ways_joined(joined, whole)
    findings = tuple(
        as_set(finding, settings.rules)
        for finding in joined
        if finding.rule.name not in off
    )
    held_back = (
        sum(map(counts, everything.difference(found)))
        + len(allowed.findings)
        - len(joined)
    )
    return Judgement(findings, allowed.number, held_back)


def as_set(finding: Finding, settings: Mapping[str, str]) -> Finding:
    """Return a finding as bad as the settings have it."""
    rule = set_by(finding.rule, settings)
    return finding if rule is finding.rule else replace(finding, rule=rule)


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


def _run(check: Check, subject: Subject) -> tuple[Finding, ...]:
    try:
        return tuple(check.findings(subject))
    except LimitError as error:
        system = subject.effective.system
        whose = "options" if error.limit == "variants" else error.limit
        message = f"the {whose} of `{system.name}` need {error}"
        return (
            Finding(OF_LIMITS[error.limit], system.at, message, system=system.name),
        )
    except Exception as error:  # noqa: BLE001  # whatever it is, the other checks go on
        system = subject.effective.system
        message = f"the check `{check.rule.name}` broke down: {_said(error)}"
        return (Finding(CHECK_FAILED, system.at, message, system=system.name),)


def _is_too_much(findings: Sequence[Finding]) -> bool:
    return any(each.rule is TOO_MANY_VARIANTS for each in findings)


def _said(error: Exception) -> str:
    text = str(error)
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."
    return f"{type(error).__name__}: {cut}"


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
