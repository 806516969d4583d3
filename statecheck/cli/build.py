"""`statecheck build`: everything that the settings name, as far as it has changed."""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path

from statecheck.cli.command import command
from statecheck.cli.configuration import settings_of
from statecheck.cli.formats import chosen_format
from statecheck.cli.ledger import (
    NAME,
    Ledger,
    digest,
    digest_of,
    ledger_of,
    tool_digest,
)
from statecheck.cli.options import add_settings
from statecheck.cli.parser import parse
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.sides import older
from statecheck.cli.surroundings import Surroundings
from statecheck.immutable import frozen
from statecheck.loader import Loaded, load
from statecheck.reports import visible
from statecheck.settings import Settings
from statecheck.syntax import Document

PRODUCTS: Mapping[str, tuple[str, ...]] = {
    "diagrams": (
        *("draw", "--sheet", "--format", "svg"),
        *("--format", "dot", "--format", "mermaid"),
    ),
    "schemas": ("schema",),
    "docs": ("docs",),
    "exports": ("export",),
}
"""By product, the words that make it, without paths and folder; in this order."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_settings(parser, "build")
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; say what is not as it would be built, and fail if "
        "anything is",
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="build also what was built from the same specs by the same statecheck",
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return what has changed; nothing is built of specs that have errors."""
    settings = settings_of(options, around)
    if not settings.build:
        message = "nothing is to be built"
        hint = (
            "name folders under `build` in the settings, or say `--into docs=FOLDER`; "
            f"there are {', '.join(PRODUCTS)}"
        )
        raise UsageError(message, hint)
    shared = tuple(_shared(options))
    around.watch("checking")
    checked = _called(("check", *shared), around)
    if checked.code is not ExitCode.CLEAN:
        log = f"{checked.log}nothing is built of specs that have errors\n"
        return Result(checked.code, checked.output, log)
    loaded = load(options.paths or (), settings)
    made_of = _made_of(loaded, settings, shared)
    extra = {"docs": _base(options, loaded, settings)} if settings.base else {}
    built: list[_Built] = []
    for name in PRODUCTS:
        if name in settings.build:
            around.watch(f"building {name}")
            folder = settings.build[name]
            force = options.force or options.check
            words = (*PRODUCTS[name], *shared, f"--into={folder}")
            own = made_of
            if name in extra:
                words = (*words, f"--base={settings.base}")
                own = digest(f"{made_of} {extra[name]}".encode())
            built.append(_built(name, folder, words, own, around, force=force))
    if options.check:
        return _compared(built)
    return Result(
        output=_summed_up(checked.output, settings, around),
        log=checked.log + "".join(each.words() for each in built),
        files=checked.files,
        additions=checked.additions,
        folders=tuple((each.folder, each.written()) for each in built if each.stale),
        removed=tuple((each.folder, each.left) for each in built if each.left),
    )


@frozen
class _Built:
    """A product beside what is there of it.

    Attributes:
        files: What is to stand in the folder; empty if that is known to be there.
        missing: Names of files that are not there.
        changed: Names of files that are there, and otherwise.
        left: Names of files that were built once and are no more.
        made_of: Digest of what it was built from.
        stale: Whether anything has to be written or removed.
    """

    name: str
    folder: Path
    made_of: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    stale: bool = False

    def written(self) -> dict[str, bytes]:
        """Return the files to be written, and the ledger."""
        ledger = Ledger(
            self.made_of, {name: digest(data) for name, data in self.files.items()}
        )
        there = {name: self.files[name] for name in (*self.missing, *self.changed)}
        return {**there, NAME: ledger.text().encode()}

    def words(self) -> str:
        """Return what was done, in a line."""
        counts = (
            (len(self.missing), "new"),
            (len(self.changed), "changed"),
            (len(self.left), "removed"),
        )
        said = ", ".join(f"{count} {word}" for count, word in counts if count)
        return f"{self.name}: {said or 'up to date'} in {visible(str(self.folder))}\n"


def _shared(options: argparse.Namespace) -> Iterator[str]:
    """Yield the words that every command is called with."""
    yield from options.paths or ()
    if options.config:
        yield f"--config={options.config}"
    for path in options.systems or ():
        yield f"--systems={path}"
    if options.root:
        yield f"--root={options.root}"
    yield from (f"--limit={pair}" for pair in options.limits or ())


def _summed_up(report: str, settings: Settings, around: Surroundings) -> str:
    """Return the last line of a report for people, and all of one for programs.

    What is not decided is on pages of the reference, and `check` says it.
    """
    if chosen_format(settings.format, around.variables) != "text":
        return report
    return f"{report.rstrip().rpartition(chr(10))[2]}\n"


def _called(words: Sequence[str], around: Surroundings) -> Result:
    """Return what another command answers; what it would write is not written yet."""
    options = parse(words)
    return command(options.command).run(options, around)


def _made_of(loaded: Loaded, settings: Settings, shared: tuple[str, ...]) -> str:
    """Return a digest of everything that products are made of."""
    parts = [tool_digest(), repr(shared), repr(sorted(settings.rules.items()))]
    return _digest((*parts, *_texts(loaded)))


def _base(options: argparse.Namespace, loaded: Loaded, settings: Settings) -> str:
    """Return a digest of the version that changes are marked against.

    What is gone may be a break until a day that was named, so the day tells as well.
    """
    old = older(settings.base, options.paths or (), loaded, settings)
    today = datetime.now(tz=UTC).date().isoformat()
    return _digest((today, settings.base, *_texts(old)))


def _texts(loaded: Loaded) -> Iterator[str]:
    for name, document in sorted(loaded.documents.items()):
        source = document.source if isinstance(document, Document) else document
        yield from (name, source.text)


def _digest(parts: Iterable[str]) -> str:
    return digest("\0".join(parts).encode("utf-8", "surrogatepass"))


def _built(
    name: str,
    folder: Path,
    words: tuple[str, ...],
    made_of: str,
    around: Surroundings,
    *,
    force: bool,
) -> _Built:
    """Return a product; without making it if it is there, made of the same."""
    known = ledger_of(folder)
    if not force and known.made_of == made_of and known.is_whole(folder):
        return _Built(name, folder, made_of)
    made = _called(words, around)
    files = {name: data for _, some in made.folders for name, data in some.items()}
    missing = tuple(each for each in files if not (folder / each).is_file())
    changed = tuple(
        each
        for each, data in files.items()
        if each not in missing and digest_of(folder / each) != digest(data)
    )
    left = tuple(
        each for each in known.files if each not in files and (folder / each).is_file()
    )
    return _Built(name, folder, made_of, files, missing, changed, left, stale=True)


def _compared(built: Sequence[_Built]) -> Result:
    """Return what is not as it would be built."""
    lines = [
        f"{visible(str(each.folder / name))}: {word}\n"
        for each in built
        for names, word in (
            (each.missing, "is missing"),
            (each.changed, "is not what would be built"),
            (each.left, "is left over"),
        )
        for name in names
    ]
    if lines:
        return Result(ExitCode.FINDINGS, "".join(lines))
    count = sum(len(each.files) for each in built)
    return Result(log=f"{count} files are as they would be built\n")
