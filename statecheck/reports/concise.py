"""One line for each finding, for people in a hurry and for other programs."""

from statecheck.checking import Checked
from statecheck.finding import Diagnostic


def write(checked: Checked) -> str:
    """Return the findings, a line each: `path:line:column: severity[rule] message`."""
    return "".join(map(_line, checked.diagnostics))


def _line(diagnostic: Diagnostic) -> str:
    finding, start = diagnostic.finding, diagnostic.span.start
    place = f"{diagnostic.source.name}:{start.line}:{start.column}"
    return f"{place}: {finding.rule.severity}[{finding.rule.name}] {finding.message}\n"
