"""One JSON document a line: findings, verdicts, questions, and the run at the end."""

from collections.abc import Iterator

from statecheck.finding import Checked
from statecheck.reports.escaping import json_text
from statecheck.reports.record import (
    FORMAT,
    Record,
    finding_records,
    question_record,
    summary_record,
    tool_record,
)
from statecheck.reports.totals import questions


def write(checked: Checked) -> str:
    """Return the report with a line for each thing in it; `type` says which it is."""
    return "".join(f"{json_text(line)}\n" for line in _lines(checked))


def _lines(checked: Checked) -> Iterator[Record]:
    for finding in finding_records(checked.diagnostics):
        yield {"type": "finding", **finding}
    for verdict in finding_records(checked.verdicts):
        yield {"type": "verdict", **verdict}
    for question in questions(checked):
        yield {"type": "question", **question_record(question)}
    yield {
        "type": "summary",
        "format": FORMAT,
        "tool": tool_record(),
        **summary_record(checked),
    }
