"""`statecheck draw`: pictures of systems and flows, and whether those are fresh."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from statecheck.checking import check
from statecheck.cli.configuration import settings_of
from statecheck.cli.options import add_settings
from statecheck.cli.parser import meant
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.selection import only_systems
from statecheck.cli.surroundings import Surroundings
from statecheck.diagrams import (
    ENDINGS,
    NOTATIONS,
    ColourBy,
    Detail,
    Drawing,
    Theme,
    View,
    ViewError,
    contact_sheet,
    draw,
    measure,
    staged,
)
from statecheck.graph import StateGraph
from statecheck.loader import Loaded, load
from statecheck.reports import visible, write

STANDARD_OUTPUT = "-"
SHEET = "README.md"
"""The page that shows all pictures."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_settings(parser, "draw")
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
    """Return what was drawn; on standard error what is wrong with the specs."""
    settings = settings_of(options, around)
    around.watch("reading")
    loaded = only_systems(load(options.paths or (), settings), options.system)
    names = frozenset(each.system.name for each in loaded.systems)
    found = check(replace(loaded, unchecked=names), settings)
    wrong = write(found, "concise")
    if not loaded.systems:
        return Result(ExitCode.UNREADABLE, log=wrong or "there is nothing to draw\n")
    code = ExitCode.CLEAN if found.readable else ExitCode.UNREADABLE
    pictures = _drawn(loaded, options, around)
    if options.report:
        return Result(code, "".join(_measured(pictures)), wrong)
    formats = dict.fromkeys(options.notations or ["svg"])
    if options.into == STANDARD_OUTPUT:
        return _printed(pictures, list(formats), options, code, wrong)
    files = dict(_files(pictures, formats, options, around))
    if options.check:
        return _compared(
            files, pictures, formats, Path(options.into), code=code, wrong=wrong
        )
    log = wrong + "".join(_said(pictures))
    count = f"{len(files)} file{'s' if len(files) != 1 else ''}"
    log += f"wrote {count} to {visible(options.into)}\n"
    return Result(code, log=log, folders=((Path(options.into), files),))


@dataclass(frozen=True, slots=True)
class _Pictures:
    """The drawings of one system."""

    system: str
    drawings: tuple[Drawing, ...]


def _drawn(
    loaded: Loaded, options: argparse.Namespace, around: Surroundings
) -> list[_Pictures]:
    """Return the drawings of each system.

    Raises:
        UsageError: The words of the command name what no system has.
    """
    pictures: list[_Pictures] = []
    refused: tuple[str, tuple[str, ...]] | None = None
    for effective in loaded.systems:
        around.watch(f"drawing {effective.system.name}")
        graph = StateGraph(effective)
        try:
            drawings = draw(graph, _view(options, graph))
        except ViewError as error:
            refused = error.message, error.known
            continue
        pictures.append(_Pictures(effective.system.name, drawings))
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


def _measured(pictures: Sequence[_Pictures]) -> Iterator[str]:
    for each in pictures:
        for drawing in each.drawings:
            yield f"{drawing.name}: {measure(staged(drawing)).words()}\n"


def _printed(
    pictures: Sequence[_Pictures],
    formats: Sequence[str],
    options: argparse.Namespace,
    code: ExitCode,
    wrong: str,
) -> Result:
    """Return one picture for standard output.

    Raises:
        UsageError: More than one is asked for.
    """
    if len(pictures) != 1 or len(formats) != 1:
        there = ", ".join(f"`{each.system}`" for each in pictures)
        message = f"only one picture fits on standard output: `--system` of {there}"
        if len(formats) != 1:
            message = "only one `--format` fits on standard output"
        raise UsageError(message)
    first, *pages = pictures[0].drawings
    log = wrong
    if pages:
        log += f"{first.name}: this is the overview; {len(pages)} pages are left out\n"
    return Result(
        code, log=log, data=NOTATIONS[formats[0]](first, Theme(options.theme))
    )


def _files(
    pictures: Sequence[_Pictures],
    formats: Mapping[str, object],
    options: argparse.Namespace,
    around: Surroundings,
) -> Iterator[tuple[str, bytes]]:
    for each in pictures:
        for drawing in each.drawings:
            around.watch(f"writing {drawing.name}")
            for name in formats:
                data = NOTATIONS[name](drawing, Theme(options.theme))
                yield f"{drawing.name}.{ENDINGS[name]}", data
    if options.sheet:
        sheet = contact_sheet([each.drawings for each in pictures])
        yield SHEET, sheet.encode()


def _compared(
    files: Mapping[str, bytes],
    pictures: Sequence[_Pictures],
    formats: Mapping[str, object],
    folder: Path,
    *,
    code: ExitCode,
    wrong: str,
) -> Result:
    """Return how the files in a folder differ from what would be drawn."""
    lines: list[str] = []
    for name, data in files.items():
        path = folder / name
        if not path.is_file():
            lines.append(f"{path}: is missing")
        elif path.read_bytes() != data:
            lines.append(f"{path}: is not what would be drawn")
    endings = tuple(f".{ENDINGS[name]}" for name in formats)
    starts = tuple(f"{each.drawings[0].name}." for each in pictures)
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    lines.extend(
        f"{path}: is left over"
        for path in there
        if path.name.startswith(starts)
        and path.name.endswith(endings)
        and path.name not in files
    )
    if lines:
        text = "".join(f"{visible(line)}\n" for line in lines)
        return Result(max(code, ExitCode.FINDINGS), text, wrong)
    count = len(files)
    said = "1 file is as it" if count == 1 else f"{count:,} files are as they"
    return Result(code, log=f"{wrong}{said} would be drawn\n")


def _said(pictures: Sequence[_Pictures]) -> Iterator[str]:
    """Yield what was done with systems that are not drawn in one picture."""
    for each in pictures:
        first, *pages = each.drawings
        if pages:
            yield f"{each.system}: too large for one picture, so there is an overview "
            yield f"and {len(pages)} pages\n"
        for note in first.notes:
            if "--group" in note or "not shown" in note:
                yield f"{each.system}: {note}\n"
