"""How what was found is shown: a module for each format."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from statecheck.finding import Checked
from statecheck.immutable import frozen
from statecheck.reports.escaping import json_text, markdown_text, visible
from statecheck.reports.json_document import report_schema
from statecheck.reports.json_lines import report_line_schema
from statecheck.reports.style import INKS, Ink, Style
from statecheck.reports.tool import tool_version
from statecheck.reports.totals import severities, summary


@frozen
class Format:
    """A way to show what was found.

    Attributes:
        module: The module whose `write` makes it.
        purpose: Who reads it.
        styled: Whether it depends on the screen; `write` then takes a `Style`.
        annotates: Whether a build server shows it beside the code and cuts it short, so
            that its log needs the whole text besides.
    """

    module: str
    purpose: str
    styled: bool = False
    annotates: bool = False


FORMATS: Mapping[str, Format] = {
    "text": Format("text", "people, with the lines in question", styled=True),
    "concise": Format("concise", "people in a hurry, a line for each finding"),
    "json": Format("json_document", "programs; the schema is published"),
    "jsonl": Format("json_lines", "programs that read line by line"),
    "sarif": Format("sarif", "code scanning, SARIF 2.1.0"),
    "github": Format("github", "annotations of GitHub Actions", annotates=True),
    "gitlab": Format("gitlab", "the Code Quality report of GitLab"),
    "junit": Format("junit", "test reports, a test for each rule"),
    "checkstyle": Format("checkstyle", "whoever reads the XML of Checkstyle"),
    "rdjson": Format("rdjson", "reviewdog, on any forge"),
    "azure": Format("azure", "issues of Azure Pipelines", annotates=True),
    "markdown": Format("markdown", "a comment on a change"),
    "html": Format("html_page", "a page to look at"),
}
"""Formats by name, in the order in which they are explained."""

CHANGE_FORMATS: Mapping[str, Format] = {
    "text": Format("changes.text", "people, with the lines of both sides", styled=True),
    "concise": Format("changes.concise", "people in a hurry, a line for each change"),
    "json": Format("changes.json_document", "programs; the schema is published"),
    "jsonl": Format("changes.json_lines", "programs that read line by line"),
    "sarif": FORMATS["sarif"],
    "github": FORMATS["github"],
    "gitlab": FORMATS["gitlab"],
    "junit": Format("changes.junit", "test reports, a test for each kind of change"),
    "checkstyle": FORMATS["checkstyle"],
    "rdjson": FORMATS["rdjson"],
    "azure": FORMATS["azure"],
    "markdown": Format("changes.markdown", "a comment on a pull request"),
    "html": Format("changes.html_page", "a page to look at"),
    "next-version": Format("changes.next_version", "scripts that release"),
}
"""Formats of what a comparison found; a format of `FORMATS` takes it as findings."""


def write(checked: Checked, name: str, style: Style | None = None) -> str:
    """Return what was found in one of `FORMATS`.

    Args:
        checked: What was found.
        name: The format.
        style: What the screen can do; None for a file.

    Raises:
        KeyError: There is no such format.
    """
    chosen = FORMATS[name]
    writer = import_module(f"statecheck.reports.{chosen.module}").write
    text: str = writer(checked, style or Style()) if chosen.styled else writer(checked)
    return text


def write_changes(compared: Any, name: str, style: Style | None = None) -> str:  # noqa: ANN401  # its type would be imported for those who compare nothing
    """Return what a comparison found in one of `CHANGE_FORMATS`.

    Args:
        compared: A `Compared`.
        name: The format.
        style: What the screen can do; None for a file.

    Raises:
        KeyError: There is no such format.
    """
    chosen = CHANGE_FORMATS[name]
    writer = import_module(f"statecheck.reports.{chosen.module}").write
    told = compared.checked if chosen is FORMATS.get(name) else compared
    text: str = writer(told, style or Style()) if chosen.styled else writer(told)
    return text


def change_summary(compared: Any) -> str:  # noqa: ANN401  # as above
    """Return a comparison, a `Compared`, in one line."""
    text: str = import_module("statecheck.reports.changes.totals").summary(compared)
    return text


def changes_schema() -> dict[str, Any]:
    """Return the JSON Schema of the report on changes."""
    document = import_module("statecheck.reports.changes.json_document")
    schema: dict[str, Any] = document.changes_schema()
    return schema


def changes_line_schema() -> dict[str, Any]:
    """Return the JSON Schema of a line of the report on changes."""
    lines = import_module("statecheck.reports.changes.json_lines")
    schema: dict[str, Any] = lines.changes_line_schema()
    return schema


__all__ = [
    "CHANGE_FORMATS",
    "FORMATS",
    "INKS",
    "Format",
    "Ink",
    "Style",
    "change_summary",
    "changes_line_schema",
    "changes_schema",
    "json_text",
    "markdown_text",
    "report_line_schema",
    "report_schema",
    "severities",
    "summary",
    "tool_version",
    "visible",
    "write",
    "write_changes",
]
