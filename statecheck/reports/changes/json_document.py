"""One JSON document, for programs; `changes.schema.json` says what is in it."""

import json
from importlib.resources import files
from typing import Any

from statecheck.comparing import Compared
from statecheck.reports.changes.record import changes_record
from statecheck.reports.escaping import json_text


def write(compared: Compared) -> str:
    """Return the comparison as one document."""
    return json_text(changes_record(compared), indent=2) + "\n"


def changes_schema() -> dict[str, Any]:
    """Return the JSON Schema of the report on changes."""
    file = files("statecheck.reports").joinpath("changes", "changes.schema.json")
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema
