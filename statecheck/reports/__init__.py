"""How what was found is shown: a module for each format."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from statecheck.finding import Checked
from statecheck.reports.escaping import json_text, markdown_text, visible
from statecheck.reports.json_document import report_schema
from statecheck.reports.style import INKS, Ink, Style
from statecheck.reports.tool import tool_version
from statecheck.reports.totals import severities, summary


@dataclass(frozen=True, slots=True)
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


__all__ = [
    "FORMATS",
    "INKS",
    "Format",
    "Ink",
    "Style",
    "json_text",
    "markdown_text",
    "report_schema",
    "severities",
    "summary",
    "tool_version",
    "visible",
    "write",
]
