"""The XML of Checkstyle, which many servers and reviewers read."""

from itertools import groupby

from statecheck.finding import Checked, Diagnostic, Severity
from statecheck.reports.escaping import xml_text
from statecheck.reports.tool import TOOL

_SEVERITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "info",
}


def write(checked: Checked) -> str:
    """Return the findings by file."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    by_file = groupby(checked.diagnostics, key=lambda each: each.source.name)
    for name, diagnostics in by_file:
        lines.append(f'  <file name="{xml_text(name)}">')
        lines.extend(map(_error, diagnostics))
        lines.append("  </file>")
    lines.append("</checkstyle>")
    return "\n".join(lines) + "\n"


def _error(diagnostic: Diagnostic) -> str:
    finding, start = diagnostic.finding, diagnostic.span.start
    attributes = {
        "line": str(start.line),
        "column": str(start.column),
        "severity": _SEVERITIES[finding.rule.severity],
        "message": finding.message,
        "source": f"{TOOL}.{finding.rule.name}",
    }
    written = " ".join(
        f'{name}="{xml_text(value)}"' for name, value in attributes.items()
    )
    return f"    <error {written}/>"
