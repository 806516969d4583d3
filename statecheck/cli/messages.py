"""The systems that a command about messages speaks of, and their graphs."""

import argparse
from dataclasses import replace

from statecheck.checking import check
from statecheck.cli.configuration import settings_of
from statecheck.cli.result import ExitCode
from statecheck.cli.selection import in_variant, only_systems
from statecheck.cli.surroundings import Surroundings
from statecheck.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.loader import load
from statecheck.reports import write
from statecheck.spec import Flow


@frozen
class Systems:
    """The systems that a command speaks of.

    Attributes:
        graphs: Their graphs; flows have no messages of their own and are left out.
        flows: Names of the flows that were left out.
        code: The exit code, as far as it depends on what was read.
        wrong: What is wrong with the files, for standard error.
    """

    graphs: tuple[StateGraph, ...]
    flows: tuple[str, ...]
    code: ExitCode
    wrong: str


def systems_of(
    options: argparse.Namespace, around: Surroundings, names: list[str]
) -> Systems:
    """Return the systems that are meant.

    Args:
        options: What the command line says.
        around: Where the command runs.
        names: The systems that are wanted; all if there is none.

    Raises:
        UsageError: There is no such system, option or value.
    """
    settings = settings_of(options, around)
    around.watch("reading")
    loaded = only_systems(load(options.paths or (), settings), names)
    loaded = in_variant(loaded, settings.variant)
    unchecked = frozenset(each.system.name for each in loaded.systems)
    found = check(replace(loaded, unchecked=unchecked), settings)
    graphs = tuple(
        StateGraph(each)
        for each in loaded.systems
        if not isinstance(each.written, Flow)
    )
    readable = found.readable and bool(loaded.systems)
    code = ExitCode.CLEAN if readable else ExitCode.UNREADABLE
    flows = tuple(
        each.system.name for each in loaded.systems if isinstance(each.written, Flow)
    )
    return Systems(graphs, flows, code, write(found, "concise"))
