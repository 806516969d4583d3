"""Markdown for a comment on a change or for the summary of a job."""

from collections.abc import Iterator, Sequence

from statecheck.finding import Checked, Diagnostic, Severity
from statecheck.reports.escaping import markdown_code, markdown_text
from statecheck.reports.totals import (
    Question,
    open_questions,
    questions,
    summary,
)
from statecheck.reports.words import counted, place, remarks, spot

_ROOM = 60_000
"""Characters; GitHub refuses comments of more than 65,536."""
_MOST_DETAILS = 20
"""So many findings are told in full below the table."""

_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "💡"}


def write(checked: Checked) -> str:
    """Return the findings as a table, then the details and the open questions."""
    worst = checked.worst
    sign = _SIGNS[worst] if worst else "✅"
    lines = [f"## {sign} statecheck: {markdown_text(summary(checked))}"]
    ordered = sorted(
        checked.diagnostics, key=lambda each: -each.finding.rule.severity.rank
    )
    room = _ROOM - sum(len(line) + 1 for line in lines)
    for block in _blocks(checked, ordered):
        kept = _fitting(block, room)
        room -= sum(len(line) + 1 for line in kept)
        lines += kept
    return "\n".join(lines).rstrip() + "\n"


def _blocks(checked: Checked, diagnostics: Sequence[Diagnostic]) -> Iterator["_Block"]:
    if diagnostics:
        head = ("", "| | place | rule | what is wrong |", "| --- | --- | --- | --- |")
        yield _Block(head, [_row(each) for each in diagnostics], ())
        details = [_detail(each) for each in diagnostics[:_MOST_DETAILS]]
        yield _fold("How it shows and how to mend it", details)
    asked = questions(checked)
    if asked:
        title = open_questions(checked)
        yield _fold(f"{title[0].upper()}{title[1:]}", [_asked(each) for each in asked])


class _Block:
    """Lines that are kept as far as there is room for them.

    Attributes:
        head: Lines before them.
        items: The lines.
        tail: Lines after them.
    """

    def __init__(
        self, head: Sequence[str], items: Sequence[str], tail: Sequence[str]
    ) -> None:
        self.head, self.items, self.tail = head, items, tail


def _fold(title: str, items: Sequence[str]) -> _Block:
    head = ("", f"<details><summary>{title}</summary>", "")
    return _Block(head, items, ("", "</details>"))


def _fitting(block: _Block, room: int) -> list[str]:
    """Return the lines of a block that fit, and how many were left out."""
    room -= sum(len(line) + 1 for line in (*block.head, *block.tail)) + len(
        "and … more"
    )
    kept: list[str] = []
    for item in block.items:
        room -= len(item) + 1
        if room < 0:
            break
        kept.append(item)
    if not kept:
        return []
    rest = len(block.items) - len(kept)
    more = ["", f"and {counted(rest, 'more')}"] if rest else []
    return [*block.head, *kept, *more, *block.tail]


def _row(diagnostic: Diagnostic) -> str:
    finding = diagnostic.finding
    fix = f"; {finding.fix.message}" if finding.fix else ""
    cells = (
        _SIGNS[finding.rule.severity],
        markdown_code(place(diagnostic)),
        markdown_code(finding.rule.name),
        markdown_text(f"{finding.message}{fix}"),
    )
    return f"| {' | '.join(cells)} |"


def _detail(diagnostic: Diagnostic) -> str:
    said = markdown_text(diagnostic.finding.message)
    lines = [f"- {markdown_code(place(diagnostic))} {said}"]
    for word, remark in remarks(diagnostic):
        first, *more = map(markdown_text, remark)
        lines.append(f"  - *{word}*: {first}" + "".join(f"<br>{each}" for each in more))
    return "\n".join(lines)


def _asked(question: Question) -> str:
    where = spot(question.source.name, question.span.start)
    return f"1. {markdown_text(question.text)} ({markdown_code(where)})"
