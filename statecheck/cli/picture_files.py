"""Pictures as files: written, shown, or held against those that are there."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.surroundings import Surroundings
from statecheck.cli.target import placed
from statecheck.diagrams import (
    ENDINGS,
    NOTATIONS,
    Drawing,
    Theme,
    contact_sheet,
    measure,
    staged,
)
from statecheck.immutable import frozen
from statecheck.reports import visible

STANDARD_OUTPUT = "-"
_INSTEAD = "name one `--system` and one `--format`, or a folder"
SHEET = "README.md"
"""The page that shows all pictures."""


@frozen
class Pictures:
    """The drawings of one system."""

    system: str
    drawings: tuple[Drawing, ...]


def handed_over(
    pictures: Sequence[Pictures],
    options: argparse.Namespace,
    around: Surroundings,
    code: ExitCode,
    wrong: str,
) -> Result:
    """Return what becomes of pictures, as the words of the command want it.

    Args:
        pictures: What was drawn.
        options: The words of the command.
        around: The place that it runs in.
        code: The exit code, if nothing else is to be said.
        wrong: What is wrong with the specs, for standard error.
    """
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
    endings = tuple(f".{ENDINGS[name]}" for name in formats)
    folder, files = placed(options.into, files, endings, _INSTEAD)
    log = wrong + "".join(_said(pictures))
    count = f"{len(files)} file{'s' if len(files) != 1 else ''}"
    log += f"wrote {count} to {visible(options.into)}\n"
    return Result(code, log=log, folders=((folder, files),))


def _measured(pictures: Sequence[Pictures]) -> Iterator[str]:
    for each in pictures:
        for drawing in each.drawings:
            yield f"{drawing.name}: {measure(staged(drawing)).words()}\n"


def _printed(
    pictures: Sequence[Pictures],
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
    pictures: Sequence[Pictures],
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
        endings = [ENDINGS[name] for name in formats]
        sheet = contact_sheet([each.drawings for each in pictures], endings)
        yield SHEET, sheet.encode()


def _compared(
    files: Mapping[str, bytes],
    pictures: Sequence[Pictures],
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


def _said(pictures: Sequence[Pictures]) -> Iterator[str]:
    """Yield what was done with systems that are not drawn in one picture."""
    for each in pictures:
        first, *pages = each.drawings
        if pages:
            yield f"{each.system}: too large for one picture, so there is an overview "
            yield f"and {len(pages)} pages\n"
        for note in first.notes:
            if "--group" in note or "not shown" in note:
                yield f"{each.system}: {note}\n"
