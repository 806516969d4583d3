"""`statecheck language`: the words of specs, reports, changes and settings."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any

from statecheck.cli.options import settings_schema
from statecheck.cli.result import Result, UsageError
from statecheck.cli.surroundings import Surroundings
from statecheck.language import language_reference, language_schema
from statecheck.reports import (
    changes_line_schema,
    changes_schema,
    json_text,
    report_line_schema,
    report_schema,
)

_SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "spec": language_schema,
    "report": report_schema,
    "report-line": report_line_schema,
    "changes": changes_schema,
    "changes-line": changes_line_schema,
    "settings": settings_schema,
}
"""What has words of its own, with its JSON Schema."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "--of",
        choices=tuple(_SCHEMAS),
        default="spec",
        metavar="WHAT",
        help=f"whose words: {', '.join(_SCHEMAS)} (default: spec)",
    )
    parser.add_argument(
        "--format",
        choices=("json", "markdown"),
        default=None,
        metavar="FORMAT",
        help="json for the JSON Schema, markdown for the reference of specs "
        "(default: markdown for specs, else json)",
    )


def run(options: argparse.Namespace, _: Surroundings) -> Result:
    """Return a JSON Schema, or the reference of the spec language."""
    chosen = options.format or ("markdown" if options.of == "spec" else "json")
    if chosen == "json":
        return Result(output=json_text(_SCHEMAS[options.of](), indent=2) + "\n")
    if options.of != "spec":
        message = "only specs have a reference in Markdown; take `--format json`"
        raise UsageError(message)
    return Result(output=language_reference())
