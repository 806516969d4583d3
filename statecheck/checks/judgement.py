"""Running checks over one system, and keeping each cause to one finding."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from statecheck import language, linking, syntax
from statecheck.checks import rules as own
from statecheck.checks.allowing import allow
from statecheck.checks.check import Check, Subject
from statecheck.finding import Finding, Rule, Severity
from statecheck.linking import Effective
from statecheck.settings import Settings

OFF = "off"
"""What the settings say of a rule that is not to be looked for."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the checks say of a system.

    Attributes:
        findings: What is broken, proved or undetermined, in the order of the checks;
            then what is wrong with `allow`.
        allowed: How many findings were held back because the author allows them.
    """

    findings: tuple[Finding, ...]
    allowed: int = 0


def judge(
    effective: Effective,
    checks: Sequence[Check],
    settings: Settings,
    today: date | None = None,
) -> Judgement:
    """Return what `checks` say of a system.

    A check that breaks down is a finding itself, and the others go on.

    Args:
        effective: The system or flow.
        checks: What is looked for, in this order.
        settings: What the user set.
        today: The day that last days of an `allow` are measured by; None to let none
            of them run out.
    """
    subject = Subject(effective, settings)
    wanted = [
        replace(check, rule=set_by(check.rule, settings.rules))
        for check in checks
        if settings.rules.get(check.rule.name) != OFF
    ]
    found = [finding for check in wanted for finding in _run(check, subject)]
    off = {name for name, word in settings.rules.items() if word == OFF}
    allowed = allow(found, subject, _rules(checks, settings.rules), off, today)
    findings = tuple(
        replace(finding, rule=set_by(finding.rule, settings.rules))
        for finding in allowed.findings
        if finding.rule.name not in off
    )
    return Judgement(findings, allowed.number)


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


def _run(check: Check, subject: Subject) -> Iterator[Finding]:
    try:
        yield from list(check.findings(subject))
    except Exception as error:  # noqa: BLE001  # whatever it is, the other checks go on
        system = subject.effective.system
        yield Finding(
            rule=own.CHECK_FAILED,
            at=system.at,
            message=f"the check `{check.rule.name}` broke down: "
            f"{type(error).__name__}: {error}",
            system=system.name,
        )


def _rules(checks: Sequence[Check], settings: Mapping[str, str]) -> dict[str, Rule]:
    """Return every rule that an `allow` may name, with the severity that holds."""
    known = (
        *syntax.RULES,
        *language.RULES,
        *linking.RULES,
        *own.RULES,
        *(check.rule for check in checks),
    )
    return {rule.name: set_by(rule, settings) for rule in known}
