"""`statecheck schema`: JSON Schemas of everything that goes over the wire."""

import argparse
from collections.abc import Collection, Iterator

from statecheck.cli.messages import systems_of
from statecheck.cli.options import add_settings
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.surroundings import Surroundings
from statecheck.cli.target import placed
from statecheck.reports import visible
from statecheck.schemas import (
    Contract,
    Draft,
    bundle,
    contract,
    document,
    places,
    text,
)
from statecheck.store import file_names

STANDARD_OUTPUT = "-"
_INSTEAD = "say `--bundle` and name one `--system`, or a folder"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_settings(parser, "schema")
    parser.add_argument(
        "-o",
        "--into",
        default="schemas",
        metavar="FOLDER",
        help="where the schemas are written, in a folder for each system; with "
        "--bundle, `-` for standard output (default: schemas)",
    )
    parser.add_argument(
        "--draft",
        choices=[each.value for each in Draft],
        default=Draft.DRAFT_2020_12.value,
        metavar="DRAFT",
        help="the version of JSON Schema: 2020-12 or 07 (default: 2020-12)",
    )
    parser.add_argument(
        "--bundle",
        action="store_true",
        help="write one file for each system, with every schema in it",
    )
    parser.add_argument(
        "--ids",
        default="",
        metavar="BASE",
        help="what the schemas' identifiers begin with, such as "
        "https://example.org/schemas (default: they have none)",
    )
    parser.add_argument(
        "--system",
        action="append",
        default=[],
        metavar="NAME",
        help="of this system only (may be given several times)",
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return the schemas; on standard error what is wrong with the specs."""
    found = systems_of(options, around, options.system)
    if not found.graphs:
        log = found.wrong or "there is nothing to make schemas of\n"
        return Result(found.code or ExitCode.UNREADABLE, log=log)
    contracts = []
    for graph in found.graphs:
        around.watch(f"describing {graph.system.name}")
        contracts.append(contract(graph))
    files = dict(_files(contracts, options))
    if options.into == STANDARD_OUTPUT:
        if len(files) != 1:
            there = ", ".join(f"`{each.system}`" for each in contracts)
            message = (
                "only one bundle fits on standard output: `--bundle` and "
                f"`--system` of {there}"
            )
            raise UsageError(message)
        return Result(found.code, "".join(files.values()), found.wrong)
    count = f"{len(files)} file{'s' if len(files) != 1 else ''}"
    log = f"{found.wrong}wrote {count} to {visible(options.into)}\n"
    data = {name: each.encode() for name, each in files.items()}
    folder, data = placed(options.into, data, (".json",), _INSTEAD)
    return Result(found.code, log=log, folders=((folder, data),))


def _files(
    contracts: list[Contract], options: argparse.Namespace
) -> Iterator[tuple[str, str]]:
    """Yield each file's path and content."""
    draft = Draft(options.draft)
    folders = file_names(each.system for each in contracts)
    for each in contracts:
        folder = folders[each.system]
        if options.bundle:
            path = f"{folder}.schema.json"
            yield path, text(bundle(each, draft, _identifier(options.ids, path)))
            continue
        there = places(each)
        paths = _paths(there)
        for place, subject in there.items():
            path = f"{folder}/{paths[place]}.schema.json"
            made = document(each, subject, draft, _identifier(options.ids, path))
            yield path, text(made)


def _paths(places: Collection[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Return the path of each place; names in one folder differ in more than case."""
    folders: dict[tuple[str, ...], set[str]] = {}
    for place in places:
        for depth, name in enumerate(place):
            folders.setdefault(place[:depth], set()).add(name)
    names = {folder: file_names(found) for folder, found in folders.items()}
    return {
        place: "/".join(names[place[:depth]][name] for depth, name in enumerate(place))
        for place in places
    }


def _identifier(base: str, path: str) -> str:
    return f"{base.rstrip('/')}/{path}" if base else ""
