"""One JSON document a line: findings, verdicts, questions, and the run at the end."""

from collections.abc import Iterator
from typing import Any

from statecheck.finding import Checked
from statecheck.reports.escaping import json_text
from statecheck.reports.json_document import report_schema
from statecheck.reports.line_schema import SUMMARY, line_schema
from statecheck.reports.record import (
    FORMAT,
    Record,
    finding_records,
    question_record,
    summary_record,
    tool_record,
)
from statecheck.reports.totals import questions

KINDS = {
    "finding": "Finding",
    "verdict": "Finding",
    "question": "Question",
    SUMMARY: "Summary",
}
"""By the `type` of a line, what it is in `report.schema.json`."""


def report_line_schema() -> dict[str, Any]:
    """Return the JSON Schema of a line."""
    return line_schema(report_schema(), "check", KINDS)


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
        "type": SUMMARY,
        "format": FORMAT,
        "tool": tool_record(),
        **summary_record(checked),
    }
