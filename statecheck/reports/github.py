"""Annotations for GitHub Actions, beside the lines of a pull request."""

from collections.abc import Iterator, Sequence

from statecheck.finding import Checked, Diagnostic, Severity
from statecheck.reports.escaping import (
    github_property,
    github_text,
    visible,
    visible_path,
)
from statecheck.reports.words import counted, place, remarks

_MOST = 10
"""GitHub shows so many annotations of each level that a step makes, and no more."""

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def write(checked: Checked) -> str:
    """Return the findings as annotations, the worst first.

    Where a level has more than GitHub shows, the last one shown lists the rest.
    """
    return "".join(
        f"{line}\n" for severity in Severity for line in _annotations(checked, severity)
    )


def _annotations(checked: Checked, severity: Severity) -> Iterator[str]:
    level = _LEVELS[severity]
    found = [
        each for each in checked.diagnostics if each.finding.rule.severity is severity
    ]
    shown = found if len(found) <= _MOST else found[: _MOST - 1]
    for diagnostic in shown:
        yield _annotation(level, diagnostic)
    rest = found[len(shown) :]
    if rest:
        yield _collected(level, severity, rest)


def _annotation(level: str, diagnostic: Diagnostic) -> str:
    finding, span = diagnostic.finding, diagnostic.span
    properties = {
        "title": f"{finding.rule.name}",
        "file": visible(diagnostic.source.name),
        "line": str(span.start.line),
        "endLine": str(span.end.line),
        "col": str(span.start.column),
        "endColumn": str(span.end.column),
    }
    if span.start.line != span.end.line:  # GitHub takes columns within one line only
        del properties["col"], properties["endColumn"]
    written = ",".join(
        f"{name}={github_property(value)}" for name, value in properties.items()
    )
    lines = [visible(finding.message)]
    for word, said in remarks(diagnostic):
        first, *more = map(visible, said)
        lines += [f"{word}: {first}", *(f"  {line}" for line in more)]
    return f"::{level} {written}::{github_text(chr(10).join(lines))}"


def _collected(level: str, severity: Severity, rest: Sequence[Diagnostic]) -> str:
    title = f"{counted(len(rest), f'more {severity}')}, all of them in the log"
    lines = (
        f"{visible_path(place(each))}: [{each.finding.rule.name}] "
        f"{visible(each.finding.message)}"
        for each in rest
    )
    return (
        f"::{level} title={github_property(title)}::{github_text(chr(10).join(lines))}"
    )
