"""A Code Quality report for GitLab, which shows it beside a merge request."""

from statecheck.finding import Checked, Diagnostic, Severity
from statecheck.reports.escaping import json_text
from statecheck.reports.fingerprint import fingerprints
from statecheck.reports.record import Record

_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.NOTE: "info",
}


def write(checked: Checked) -> str:
    """Return the findings as a list of GitLab's; lines are counted from 1."""
    marks = fingerprints(checked.diagnostics)
    issues = [
        _issue(each, mark)
        for each, mark in zip(checked.diagnostics, marks, strict=True)
    ]
    return json_text(issues, indent=2) + "\n"


def _issue(diagnostic: Diagnostic, fingerprint: str) -> Record:
    finding, span = diagnostic.finding, diagnostic.span
    return {
        "description": finding.message,
        "check_name": finding.rule.name,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.rule.severity],
        "location": {
            "path": diagnostic.source.name,
            "lines": {"begin": span.start.line, "end": span.end.line},
        },
    }
