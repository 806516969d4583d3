"""`statecheck export`: the contract in another language, and what is lost."""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from statecheck.cli.messages import systems_of
from statecheck.cli.options import add_settings
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.surroundings import Surroundings
from statecheck.cli.target import is_file
from statecheck.exports import EXPORTS, Exported, exported
from statecheck.reports import visible
from statecheck.store import file_names
from statecheck.syntax import write_yaml

STANDARD_OUTPUT = "-"
_JSON = ".json"
_ENDINGS = (_JSON, ".yaml", ".yml")
_SHOWN = 5
"""So many elements are named in a line of what is lost."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_settings(parser, "export")
    about = "; ".join(f"{name}: {each.purpose}" for name, each in EXPORTS.items())
    parser.add_argument(
        "--to",
        choices=tuple(EXPORTS),
        default=next(iter(EXPORTS)),
        metavar="LANGUAGE",
        help=f"{about} (default: {next(iter(EXPORTS))})",
    )
    parser.add_argument(
        "-o",
        "--into",
        default=STANDARD_OUTPUT,
        metavar="PATH",
        help="where it is written: a file that ends with .yaml or .json, or a folder "
        "with a file for each system (default: standard output)",
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
        help="of this system only (may be given several times)",
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return the document; on standard error what is wrong, and what it cannot say."""
    found = systems_of(options, around, options.system)
    if not found.graphs:
        log = found.wrong or "there is nothing to export\n"
        return Result(found.code or ExitCode.UNREADABLE, log=log)
    into = Path(options.into)
    single = options.into == STANDARD_OUTPUT or is_file(options.into, _ENDINGS)
    if single and len(found.graphs) > 1:
        there = ", ".join(f"`{each.system.name}`" for each in found.graphs)
        message = f"only one system fits: `--system NAME` of {there}, or into a folder"
        raise UsageError(message)
    made: dict[str, Exported] = {}
    for graph in found.graphs:
        around.watch(f"exporting {graph.system.name}")
        made[graph.system.name] = exported(graph, options.to)
    log = found.wrong + "".join(_said(made)) + _left_out(found.flows)
    files = [(Path(options.losses), _lost(made))] if options.losses else []
    if options.into == STANDARD_OUTPUT:
        (text,) = (write_yaml(each.document) for each in made.values())
        return Result(found.code, text, log, files=tuple(files))
    log += f"wrote {visible(options.into)}\n"
    if single:
        (document,) = (each.document for each in made.values())
        is_json = into.suffix == _JSON
        files.append((into, _json(document) if is_json else write_yaml(document)))
        return Result(found.code, log=log, files=tuple(files))
    names = file_names(made)
    folder = {
        f"{names[name]}.{options.to}.yaml": write_yaml(each.document).encode()
        for name, each in made.items()
    }
    return Result(found.code, log=log, files=tuple(files), folders=((into, folder),))


def _lost(made: Mapping[str, Exported]) -> str:
    """Return what is lost of each system, as JSON."""
    report = {
        name: [{"what": loss.what, "where": list(loss.where)} for loss in each.losses]
        for name, each in made.items()
    }
    return _json(report)


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _left_out(flows: Sequence[str]) -> str:
    """Return that flows are not exported; empty if there are none of them."""
    names = ", ".join(map(visible, flows))
    return f"{names}: no messages of its own, so not exported\n" if flows else ""


def _said(made: Mapping[str, Exported]) -> Iterator[str]:
    """Yield what the documents do not say, a line each."""
    for system, each in made.items():
        for loss in each.losses:
            names = [visible(name) for name in loss.where[:_SHOWN]]
            more = len(loss.where) - len(names)
            rest = f" and {more} more" if more else ""
            where = f"{', '.join(names)}{rest}"
            yield f"{visible(system)}: not said: {loss.what} ({where})\n"
