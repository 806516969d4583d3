"""`statecheck draw`: pictures of systems and flows, and whether those are fresh."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module

from statecheck.checking import check
from statecheck.cli.configuration import settings_of
from statecheck.cli.options import add_settings
from statecheck.cli.parser import meant
from statecheck.cli.picture_files import SHEET, Pictures, handed_over
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.selection import only_systems
from statecheck.cli.surroundings import Surroundings
from statecheck.diagrams import (
    NOTATIONS,
    ColourBy,
    Detail,
    Theme,
    View,
    ViewError,
    draw,
)
from statecheck.graph import StateGraph
from statecheck.loader import Loaded, load
from statecheck.reports import write


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_settings(parser, "draw")
    parser.add_argument(
        "--diff",
        action="store_true",
        help="draw what has changed from one version to another: name OLD and NEW",
    )
    parser.add_argument(
        "--against",
        metavar="REF",
        help="draw what has changed since this branch, tag or commit and HEAD parted",
    )
    parser.add_argument(
        "--exact",
        action="store_true",
        help="compare with the very commit of --against instead",
    )
    parser.add_argument(
        "-o",
        "--into",
        default="diagrams",
        metavar="FOLDER",
        help="where the pictures are written; `-` for standard output "
        "(default: diagrams)",
    )
    _several(
        parser,
        "--format",
        "svg, png, pdf, dot, mermaid or plantuml",
        NOTATIONS,
        into="notations",
    )
    _several(parser, "--system", "draw this system or flow", into="system")
    _several(parser, "--flow", "draw this flow", into="system")
    parser.add_argument(
        "--variant",
        dest="chosen",
        action="append",
        default=[],
        metavar="OPTION=VALUE",
        help="draw only what exists with this setting (may be given several times)",
    )
    parser.add_argument(
        "--focus", default="", metavar="STATE", help="draw what is near"
    )
    parser.add_argument(
        "--depth",
        type=int,
        default=1,
        metavar="STEPS",
        help="how near (default: 1)",
    )
    parser.add_argument(
        "--path",
        default="",
        metavar="A..B",
        help="show the shortest way from one state to the next; more states may "
        "follow, as those of a witness do",
    )
    parser.add_argument("--group", default="", metavar="NAME", help="draw one group")
    parser.add_argument(
        "--whole",
        action="store_true",
        help="draw all states in one picture, however large that becomes",
    )
    _choice(parser, "--theme", [each.value for each in Theme], Theme.AUTO)
    _choice(parser, "--detail", [each.value for each in Detail], Detail.ACTIONS)
    # `direction` is a key of the settings, and another thing.
    _choice(parser, "--direction", ["auto", "down", "across"], "auto", "towards")
    _choice(parser, "--colour-by", [each.value for each in ColourBy], ColourBy.FINAL)
    parser.add_argument(
        "--links",
        default="",
        metavar="ADDRESS",
        help="where states are described; the name of the state is put behind it",
    )
    parser.add_argument(
        "--sheet", action="store_true", help=f"also write {SHEET}, which shows them all"
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; say whether the pictures there are those to be drawn",
    )
    parser.add_argument(
        "--report",
        action="store_true",
        help="write nothing; say how legible each picture is",
    )


def _several(
    parser: argparse.ArgumentParser,
    option: str,
    about: str,
    choices: Mapping[str, object] | None = None,
    *,
    into: str,
) -> None:
    parser.add_argument(
        option,
        dest=into,
        action="append",
        default=[],
        choices=tuple(choices) if choices else None,
        metavar="NAME",
        help=f"{about} (may be given several times)",
    )


def _choice(
    parser: argparse.ArgumentParser,
    option: str,
    words: Sequence[str],
    default: str,
    name: str = "",
) -> None:
    parser.add_argument(
        option,
        dest=name or option.strip("-").replace("-", "_"),
        choices=tuple(words),
        default=default,
        metavar="WORD",
        help=f"{', '.join(words)} (default: {default})",
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return what was drawn; on standard error what is wrong with the specs.

    Raises:
        UsageError: The words of the command do not go together.
    """
    settings = settings_of(options, around)
    around.watch("reading")
    if options.diff or options.against is not None:
        # Only who compares pays for comparing.
        module = import_module("statecheck.cli.picture_differences")
        result: Result = module.draw_differences(options, settings, around)
        return result
    if options.exact:
        message = "`--exact` belongs to `--against REF`"
        raise UsageError(message)
    loaded = only_systems(load(options.paths or (), settings), options.system)
    names = frozenset(each.system.name for each in loaded.systems)
    found = check(replace(loaded, unchecked=names), settings)
    wrong = write(found, "concise")
    if not loaded.systems:
        return Result(ExitCode.UNREADABLE, log=wrong or "there is nothing to draw\n")
    code = ExitCode.CLEAN if found.readable else ExitCode.UNREADABLE
    pictures = _drawn(loaded, options, around)
    return handed_over(pictures, options, around, code, wrong)


def _drawn(
    loaded: Loaded, options: argparse.Namespace, around: Surroundings
) -> list[Pictures]:
    """Return the drawings of each system.

    Raises:
        UsageError: The words of the command name what no system has.
    """
    pictures: list[Pictures] = []
    refused: tuple[str, tuple[str, ...]] | None = None
    for effective in loaded.systems:
        around.watch(f"drawing {effective.system.name}")
        graph = StateGraph(effective)
        try:
            drawings = draw(graph, _view(options, graph))
        except ViewError as error:
            refused = error.message, error.known
            continue
        pictures.append(Pictures(effective.system.name, drawings))
    if refused is not None and not pictures:
        message, known = refused
        raise UsageError(message + meant(_named(message), known))
    return pictures


def _named(message: str) -> str:
    return message.rpartition("`")[0].rpartition("`")[2]


def _view(options: argparse.Namespace, graph: StateGraph) -> View:
    directions = {"auto": None, "down": False, "across": True}
    return View(
        variant=tuple(_setting(options.chosen, graph)),
        focus=options.focus,
        depth=max(options.depth, 0),
        path=tuple(filter(None, options.path.split(".."))),
        group=options.group,
        detail=Detail(options.detail),
        colour_by=ColourBy(options.colour_by),
        across=directions[options.towards],
        links=options.links,
        whole=options.whole,
    )


def _setting(
    words: Sequence[str], graph: StateGraph
) -> Iterator[tuple[str, str | bool]]:
    """Yield the choices of options.

    Raises:
        UsageError: A word is no choice.
    """
    for word in words:
        option, equals, value = word.partition("=")
        if not equals:
            message = f"`--variant {word}` is no `OPTION=VALUE`"
            raise UsageError(message)
        boolean = graph.space.values.get(option) == (False, True)
        yield (
            option,
            value == "true" if boolean and value in {"true", "false"} else value,
        )
