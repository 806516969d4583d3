"""`statecheck export`: the contract in another language, and what is lost."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from statecheck.cli.messages import systems_of
from statecheck.cli.options import add_settings
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.surroundings import Surroundings
from statecheck.exports import EXPORTS, Loss, exported
from statecheck.reports import visible
from statecheck.syntax import write_yaml

STANDARD_OUTPUT = "-"
_JSON = "json"
_SHOWN = 5
"""So many elements are named in a line of what is lost."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_settings(parser, "export")
    about = "; ".join(f"{name}: {each.purpose}" for name, each in EXPORTS.items())
    parser.add_argument(
        "--to", required=True, choices=tuple(EXPORTS), metavar="LANGUAGE", help=about
    )
    parser.add_argument(
        "-o",
        "--into",
        default=STANDARD_OUTPUT,
        metavar="FILE",
        help="where it is written, as JSON if the name ends so and as YAML otherwise "
        "(default: standard output)",
    )
    parser.add_argument(
        "--losses",
        metavar="FILE",
        help="also write all that is lost, as JSON",
    )
    parser.add_argument(
        "--system",
        action="append",
        default=[],
        metavar="NAME",
        help="the system; needed where there are several",
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return the document; on standard error what is wrong, and what it cannot say."""
    found = systems_of(options, around, options.system)
    if not found.graphs:
        log = found.wrong or "there is nothing to export\n"
        return Result(found.code or ExitCode.UNREADABLE, log=log)
    if len(found.graphs) > 1:
        there = ", ".join(f"`{each.system.name}`" for each in found.graphs)
        message = f"say which one with `--system NAME`: {there}"
        raise UsageError(message)
    made = exported(found.graphs[0], options.to)
    log = found.wrong + "".join(_said(made.losses))
    files: list[tuple[Path, str]] = []
    if options.losses:
        report = [
            {"what": each.what, "where": list(each.where)} for each in made.losses
        ]
        files.append((Path(options.losses), _json(report)))
    if options.into == STANDARD_OUTPUT:
        text = write_yaml(made.document)
        return Result(found.code, text, log, files=tuple(files))
    is_json = options.into.endswith(f".{_JSON}")
    text = _json(made.document) if is_json else write_yaml(made.document)
    files.append((Path(options.into), text))
    log += f"wrote {visible(options.into)}\n"
    return Result(found.code, log=log, files=tuple(files))


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _said(losses: tuple[Loss, ...]) -> Iterator[str]:
    """Yield what the document does not say, a line each."""
    for each in losses:
        names = [visible(name) for name in each.where[:_SHOWN]]
        more = len(each.where) - len(names)
        rest = f" and {more} more" if more else ""
        yield f"not said: {each.what} ({', '.join(names)}{rest})\n"
