"""The JSON of reviewdog, which puts findings into reviews on many forges."""

from statecheck.finding import Checked, Diagnostic, Severity
from statecheck.reports.escaping import json_text
from statecheck.reports.excerpt import line_of
from statecheck.reports.record import Record
from statecheck.reports.tool import TOOL
from statecheck.source import Position, Source, Span

_SEVERITIES = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.NOTE: "INFO",
}


def write(checked: Checked) -> str:
    """Return the findings as one result; columns count the bytes of UTF-8."""
    result = {
        "source": {"name": TOOL},
        "diagnostics": [_diagnostic(each) for each in checked.diagnostics],
    }
    return json_text(result, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> Record:
    finding = diagnostic.finding
    record: Record = {
        "message": finding.message,
        "location": _location(diagnostic.source, diagnostic.span),
        "severity": _SEVERITIES[finding.rule.severity],
        "code": {"value": finding.rule.name},
    }
    if finding.fix and finding.fix.replacement:
        written = _range(diagnostic.source, diagnostic.span)
        record["suggestions"] = [{"range": written, "text": finding.fix.replacement}]
    if finding.related:
        record["related_locations"] = [
            {"message": each.message, "location": _location(source, span)}
            for each, (source, span) in zip(
                finding.related, diagnostic.related, strict=True
            )
        ]
    return record


def _location(source: Source, span: Span) -> Record:
    return {"path": source.name, "range": _range(source, span)}


def _range(source: Source, span: Span) -> Record:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: Source, position: Position) -> Record:
    before = line_of(source, position.line)[: position.column - 1]
    column = len(before.encode("utf-8", "surrogatepass")) + 1
    return {"line": position.line, "column": column}
