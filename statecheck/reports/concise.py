"""One line for each finding, for people in a hurry and for other programs."""

from statecheck.finding import Checked, Diagnostic
from statecheck.reports.escaping import visible, visible_path


def write(checked: Checked) -> str:
    """Return the findings, a line each: `path:line:column: severity[rule] message`."""
    return "".join(map(_line, checked.diagnostics))


def _line(diagnostic: Diagnostic) -> str:
    finding, start = diagnostic.finding, diagnostic.span.start
    place = f"{visible_path(diagnostic.source.name)}:{start.line}:{start.column}"
    fix = f"; {finding.fix.message}" if finding.fix else ""
    message = visible(f"{finding.message}{fix}")
    return f"{place}: {finding.rule.severity}[{finding.rule.name}] {message}\n"
