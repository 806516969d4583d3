"""Logging commands for Azure Pipelines, which list them as issues of the run."""

from statecheck.finding import Checked, Diagnostic, Severity
from statecheck.reports.escaping import azure_property, azure_text, visible


def write(checked: Checked) -> str:
    """Return the findings as issues, the worst first; notes are warnings to Azure."""
    return "".join(
        f"{_issue(diagnostic)}\n"
        for severity in Severity
        for diagnostic in checked.diagnostics
        if diagnostic.finding.rule.severity is severity
    )


def _issue(diagnostic: Diagnostic) -> str:
    finding, start = diagnostic.finding, diagnostic.span.start
    properties = {
        "type": "error" if finding.rule.severity is Severity.ERROR else "warning",
        "sourcepath": visible(diagnostic.source.name),
        "linenumber": str(start.line),
        "columnnumber": str(start.column),
        "code": finding.rule.name,
    }
    written = "".join(
        f"{name}={azure_property(value)};" for name, value in properties.items()
    )
    fix = f"; {finding.fix.message}" if finding.fix else ""
    message = azure_text(visible(f"{finding.message}{fix}"))
    return f"##vso[task.logissue {written}]{message}"
