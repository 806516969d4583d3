"""One JSON document a line: changes, findings, and the comparison at the end."""

from collections.abc import Iterator
from typing import Any

from statecheck.comparing import Compared
from statecheck.reports.changes.json_document import changes_schema
from statecheck.reports.changes.record import (
    FORMAT,
    change_record,
    findings_record,
    summary_record,
)
from statecheck.reports.escaping import json_text
from statecheck.reports.line_schema import SUMMARY, line_schema
from statecheck.reports.record import Record, tool_record

KINDS = {"change": "Change", "finding": "Finding", SUMMARY: "Summary"}
"""By the `type` of a line, what it is in `changes.schema.json`."""


def changes_line_schema() -> dict[str, Any]:
    """Return the JSON Schema of a line."""
    return line_schema(changes_schema(), "diff", KINDS)


def write(compared: Compared) -> str:
    """Return a line for each thing in the report; `type` says which it is."""
    return "".join(f"{json_text(line)}\n" for line in _lines(compared))


def _lines(compared: Compared) -> Iterator[Record]:
    for each in compared.changes:
        yield {"type": "change", **change_record(each)}
    for finding in findings_record(compared):
        yield {"type": "finding", **finding}
    yield {
        "type": SUMMARY,
        "format": FORMAT,
        "tool": tool_record(),
        **summary_record(compared),
    }
