"""The JSON Schema of one line of `jsonl`, made of that of the whole report."""

from collections.abc import Mapping
from typing import Any

SUMMARY = "summary"
"""The type of the last line."""


def line_schema(
    whole: Mapping[str, Any], command: str, kinds: Mapping[str, str]
) -> dict[str, Any]:
    """Return the JSON Schema of a line.

    Args:
        whole: The schema of the report as one document.
        command: The command that writes it.
        kinds: By the `type` of a line, the name of the definition that it keeps to.
    """
    return {
        "$schema": whole["$schema"],
        "$id": f"{whole['$id'].rpartition(':')[0]}-line:{_format(whole)}",
        "title": f"Line of the {whole['title'][0].lower()}{whole['title'][1:]}",
        "description": f"A line that `statecheck {command} --format jsonl` writes; the "
        f"last one is the only one whose `type` is `{SUMMARY}`. The promise is that of "
        "the report as one document: there may come more keys and more types, and "
        "readers pass over those that they do not know.",
        "type": "object",
        "required": ["type"],
        "oneOf": [_kind(whole, kind, name) for kind, name in kinds.items()],
        "$defs": whole["$defs"],
    }


def _format(whole: Mapping[str, Any]) -> int:
    version: int = whole["properties"]["format"]["const"]
    return version


def _kind(whole: Mapping[str, Any], kind: str, name: str) -> dict[str, Any]:
    ends = ("format", "tool") if kind == SUMMARY else ()
    return {
        "title": kind,
        "$ref": f"#/$defs/{name}",
        "required": ["type", *ends],
        "properties": {
            "type": {"description": "What the line is.", "const": kind},
            **{key: whole["properties"][key] for key in ends},
        },
    }
