"""A page of what changed that needs nothing else and runs nothing: both sides, whom."""

from collections.abc import Iterator, Sequence

from statecheck.changes import Verdict
from statecheck.comparing import Compared, Direction, Pair, Seen
from statecheck.reports.changes.concise import otherwise
from statecheck.reports.changes.totals import shown, summary
from statecheck.reports.escaping import xml_text
from statecheck.reports.html_page import article, framed, named
from statecheck.reports.words import counted, place

_CLASSES = {
    Verdict.BREAK: "error",
    Verdict.UNDECIDED: "warning",
    Verdict.RISK: "warning",
}
_WHOM = (
    ("backward", "an old client, the new server"),
    ("forward", "a new client, the old server"),
    ("in_flight", "a flow under way"),
)


def write(compared: Compared) -> str:
    """Return the page; whatever stands in a spec is text in it and nothing else."""
    return framed(_content(compared))


def _content(compared: Compared) -> Iterator[str]:
    full, short = shown(compared)
    ordered = sorted(full, key=lambda each: (-each.verdict, -each.judged.worst))
    worst = max((each.verdict for each in full), default=Verdict.SAFE)
    look = _CLASSES.get(worst, "good") if compared.readable else "error"
    yield "<header>"
    yield "<h1>statecheck diff</h1>"
    yield f'<p class="{look}">{xml_text(summary(compared))}</p>'
    if compared.direction is not Direction.BACKWARD:
        yield f"<p>The run is about {_about(compared.direction)}.</p>"
    yield "</header>"
    for each in ordered:
        yield from _change(each)
    told = {id(each.diagnostic) for each in compared.changes}
    for diagnostic in compared.checked.diagnostics:
        if id(diagnostic) not in told:
            rule = diagnostic.finding.rule
            label = f"{rule.severity} {rule.name}"
            yield from article(diagnostic, f"{rule.severity}", label)
    yield from _others(short)
    yield from _versions([each for each in compared.pairs if each.bump])


def _about(direction: Direction) -> str:
    if direction is Direction.FORWARD:
        return "new clients of the old server"
    return "old clients of the new server, and new clients of the old one"


def _change(seen: Seen) -> Iterator[str]:
    """Yield a change in full: both places, and what becomes of whom."""
    look = _CLASSES.get(max(seen.verdict, seen.judged.in_flight), "note")
    label = f"{seen.verdict.name} {seen.judged.change.kind.name}"
    yield from article(seen.diagnostic, look, label, _whom(seen))


def _whom(seen: Seen) -> tuple[str, ...]:
    """Return a table of whom a change hurts, and how much."""
    rows = []
    for word, whom in _WHOM:
        verdict: Verdict = getattr(seen.judged, word)
        if word != "in_flight" or verdict is not Verdict.NONE:
            look = _CLASSES.get(verdict, "good")
            rows.append(f'<dt>{whom}</dt><dd class="{look}">{verdict.name}</dd>')
    return ('<dl class="whom">', *rows, "</dl>")


def _others(changes: Sequence[Seen]) -> Iterator[str]:
    if not changes:
        return
    yield "<section>"
    yield f"<h2>{counted(len(changes), 'other change')}</h2>"
    yield "<ul>"
    for each in changes:
        said = named(each.diagnostic.finding.message)
        label = f"{each.verdict.name} {each.judged.change.kind.name}"
        agreed = f", agreed to: {each.approval.reason}" if each.approval else ""
        more = xml_text(f"{otherwise(each)}{agreed}")
        where = f"<code>{xml_text(place(each.diagnostic))}</code>"
        yield f"<li>{said} <small>{xml_text(label)}</small>{more}<br>{where}</li>"
    yield "</ul>"
    yield "</section>"


def _versions(pairs: Sequence[Pair]) -> Iterator[str]:
    if not pairs:
        return
    yield "<section>"
    yield "<h2>Versions</h2>"
    yield "<ul>"
    for pair in pairs:
        versions = " → ".join(filter(None, (pair.old, pair.new))) or "not said"
        due = f"{pair.due} ({pair.bump.word})" if pair.due else pair.bump.word
        name = f"<code>{xml_text(pair.name)}</code>"
        yield f"<li>{name} {xml_text(versions)}; due: {xml_text(due)}</li>"
    yield "</ul>"
    yield "</section>"
