"""`statecheck show`: a system with everything inherited made explicit."""

import argparse
from dataclasses import replace

from statecheck.checking import check
from statecheck.cli.configuration import settings_of
from statecheck.cli.options import add_settings
from statecheck.cli.parser import meant
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.surroundings import Surroundings
from statecheck.exports import canonical
from statecheck.linking import Effective
from statecheck.loader import Loaded, load
from statecheck.reports import json_text, write
from statecheck.syntax import write_yaml


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_settings(parser, "show")
    parser.add_argument(
        "--system",
        metavar="NAME",
        help="the system or flow; needed where there are several",
    )
    parser.add_argument(
        "--format",
        choices=("yaml", "json"),
        default="yaml",
        metavar="FORMAT",
        help="yaml, json (default: yaml)",
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return the system; on standard error what is wrong with its files and links."""
    settings = settings_of(options, around)
    loaded = load(options.paths or (), settings)
    found = check(replace(loaded, unchecked=_names(loaded)), settings)
    wrong = write(found, "concise")
    if not loaded.systems:
        return Result(ExitCode.UNREADABLE, log=wrong or "there is nothing to show\n")
    shown = canonical(_chosen(loaded, options.system))
    text = write_yaml(shown)
    if options.format == "json":
        text = json_text(shown, indent=2) + "\n"
    code = ExitCode.FINDINGS if found.failed else ExitCode.CLEAN
    return Result(code if found.readable else ExitCode.UNREADABLE, text, wrong)


def _names(loaded: Loaded) -> frozenset[str]:
    """Return all systems, none of which has to be judged to be shown."""
    return frozenset(each.system.name for each in loaded.systems)


def _chosen(loaded: Loaded, name: str | None) -> Effective:
    """Return the system that is meant.

    Raises:
        UsageError: There is none of that name, or nobody says which of several.
    """
    systems = {each.system.name: each for each in loaded.systems}
    if name is None and len(systems) == 1:
        return loaded.systems[0]
    if name in systems:
        return systems[name]
    there = ", ".join(f"`{each}`" for each in systems)
    if name is None:
        message = f"say which one with `--system NAME`: {there}"
        raise UsageError(message)
    message = f"there is no system `{name}`{meant(name, systems)} (there are {there})"
    raise UsageError(message)
