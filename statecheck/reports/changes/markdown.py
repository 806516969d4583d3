"""Markdown for a comment on a pull request: what breaks whom first, then the rest."""

from collections.abc import Iterator, Sequence

from statecheck.changes import Verdict
from statecheck.comparing import Compared, Pair, Seen
from statecheck.finding import Diagnostic
from statecheck.reports.changes.concise import otherwise
from statecheck.reports.changes.totals import shown, summary
from statecheck.reports.escaping import markdown_code, markdown_text
from statecheck.reports.words import counted, place, remarks, spot

_ROOM = 60_000
"""Characters; GitHub refuses comments of more than 65,536."""

_SIGNS = {
    Verdict.BREAK: "❌",
    Verdict.UNDECIDED: "❔",
    Verdict.RISK: "⚠️",
    Verdict.SAFE: "✅",
    Verdict.DOCS: "📝",
    Verdict.NONE: "✅",
}

_HEAD = (
    "| | change | old clients | new clients, old server |",
    "| --- | --- | --- | --- |",
)


def write(compared: Compared) -> str:
    """Return the changes as a table, the worst first, then why, and the versions."""
    full, short = shown(compared)
    worst = max((each.verdict for each in full), default=Verdict.SAFE)
    sign = _SIGNS[worst] if compared.readable else "❌"
    ordered = sorted(full, key=lambda each: (-each.verdict, -each.judged.worst))
    room = _ROOM
    lines: list[str] = []
    for block in (
        [f"## {sign} statecheck diff: {markdown_text(summary(compared))}"],
        _table(ordered),
        _others(compared),
        _fold("Why, how it shows, and what to do", [_detail(e) for e in ordered]),
        _fold(f"{counted(len(short), 'other change')}", [_item(e) for e in short]),
        _versions(compared.pairs),
    ):
        size = sum(len(line) + 1 for line in block)
        if size > room:
            lines += ["", "The rest is too long for a comment."]
            break
        room -= size
        lines += block
    return "\n".join(lines).rstrip() + "\n"


_LONGEST_MESSAGE = 500
"""So long a message is shown as a whole."""

_MOST_ROWS = 100
"""So many changes are in the table."""

_MOST_DETAILS = 30
"""So many changes are told in full below it."""


def _table(changes: Sequence[Seen]) -> list[str]:
    if not changes:
        return []
    rest = len(changes) - _MOST_ROWS
    more = ["", f"and {counted(rest, 'more')}"] if rest > 0 else []
    return ["", *_HEAD, *map(_row, changes[:_MOST_ROWS]), *more]


def _row(seen: Seen) -> str:
    judged = seen.judged
    said = markdown_text(seen.diagnostic.finding.message)
    kind = markdown_code(judged.change.kind.name)
    where = markdown_code(place(seen.diagnostic))
    cells = (
        _SIGNS[seen.verdict],
        f"{kind} {said}<br>{where}",
        judged.backward.name,
        judged.forward.name,
    )
    return f"| {' | '.join(cells)} |"


def _others(compared: Compared) -> list[str]:
    """Return what is wrong with files, approvals and versions."""
    told = {id(each.diagnostic) for each in compared.changes}
    found = [e for e in compared.checked.diagnostics if id(e) not in told]
    return ["", *map(_wrong, found)] if found else []


def _wrong(diagnostic: Diagnostic) -> str:
    finding = diagnostic.finding
    where = markdown_code(place(diagnostic))
    rule = markdown_code(finding.rule.name)
    return (
        f"- {finding.rule.severity} {rule} {markdown_text(finding.message)} ({where})"
    )


def _detail(seen: Seen) -> str:
    diagnostic = seen.diagnostic
    said = markdown_text(diagnostic.finding.message)
    lines = [f"- {said}"]
    (source, span), *_ = diagnostic.related
    was = markdown_code(spot(source.name, span.start))
    lines.append(f"  - *old side*: {was}")
    for word, remark in remarks(diagnostic):
        first, *more = map(markdown_text, remark)
        lines.append(f"  - *{word}*: {first}" + "".join(f"<br>{each}" for each in more))
    witness = diagnostic.finding.witness
    if witness and witness.message and len(witness.message.text) <= _LONGEST_MESSAGE:
        lines.append(f"  - *all of it*: {markdown_code(witness.message.text)}")
    return "\n".join(lines)


def _item(seen: Seen) -> str:
    said = markdown_text(seen.diagnostic.finding.message)
    agreed = ""
    if seen.approval:
        agreed = f", agreed to: {markdown_text(seen.approval.reason)}"
    worse = otherwise(seen)
    return f"- {_SIGNS[seen.verdict]} {seen.verdict.name} {said}{worse}{agreed}"


def _fold(title: str, items: Sequence[str]) -> list[str]:
    if not items:
        return []
    rest = len(items) - _MOST_DETAILS
    more = ["", f"and {counted(rest, 'more')}"] if rest > 0 else []
    head = ["", f"<details><summary>{title}</summary>", ""]
    return [*head, *items[:_MOST_DETAILS], *more, "", "</details>"]


def _versions(pairs: Sequence[Pair]) -> list[str]:
    rows = [each for each in pairs if each.bump]
    return ["", *_version_lines(rows)] if rows else []


def _version_lines(pairs: Sequence[Pair]) -> Iterator[str]:
    yield "| system | version | due |"
    yield "| --- | --- | --- |"
    for pair in pairs:
        versions = " → ".join(filter(None, (pair.old, pair.new))) or "not said"
        due = f"{pair.due} ({pair.bump.word})" if pair.due else pair.bump.word
        cells = markdown_code(pair.name), markdown_text(versions), markdown_text(due)
        yield f"| {' | '.join(cells)} |"
