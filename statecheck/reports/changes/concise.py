"""One line for each change: `path:line:column: VERDICT[kind] message`."""

from collections.abc import Iterator

from statecheck.changes import Verdict
from statecheck.comparing import Compared, Seen, follow
from statecheck.finding import Diagnostic
from statecheck.reports.escaping import visible, visible_path


def write(compared: Compared) -> str:
    """Return the changes, a line each, then what is wrong besides."""
    return "".join(f"{line}\n" for line in _lines(compared))


def _lines(compared: Compared) -> Iterator[str]:
    for each in compared.told:
        yield line(each)
    told = {id(each.diagnostic) for each in compared.changes}
    for diagnostic in compared.checked.diagnostics:
        if id(diagnostic) not in told:
            rule = diagnostic.finding.rule
            yield _line(diagnostic, f"{rule.severity}[{rule.name}]")


def line(seen: Seen) -> str:
    """Return a change in one line."""
    label = f"{seen.verdict.name}[{seen.judged.change.kind.name}]"
    agreed = f" (agreed to: {seen.approval.reason})" if seen.approval else ""
    return _line(seen.diagnostic, label) + otherwise(seen) + visible(agreed)


def otherwise(seen: Seen) -> str:
    """Return whom else a change hurts more, and how much follows from it."""
    judged = seen.judged
    verdicts = {
        "backward": judged.backward,
        "forward": judged.forward,
        "in flight": judged.in_flight,
    }
    worse = [
        f"{direction} {verdict.name}"
        for direction, verdict in verdicts.items()
        if verdict > max(seen.verdict, Verdict.SAFE)
    ]
    said = [", ".join(worse)] if worse else []
    if seen.consequences:
        said.append(follow(seen.consequences))
    return f" ({'; '.join(said)})" if said else ""


def _line(diagnostic: Diagnostic, label: str) -> str:
    start = diagnostic.span.start
    place = f"{visible_path(diagnostic.source.name)}:{start.line}:{start.column}"
    return f"{place}: {label} {visible(diagnostic.finding.message)}"
