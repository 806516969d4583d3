"""One JSON document, for programs; `report.schema.json` says what is in it."""

import json
from pathlib import Path
from typing import Any

from statecheck.finding import Checked
from statecheck.reports.escaping import json_text
from statecheck.reports.record import report_record


def write(checked: Checked) -> str:
    """Return the report as one document."""
    return json_text(report_record(checked), indent=2) + "\n"


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema of the report."""
    text = Path(__file__).with_name("report.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
