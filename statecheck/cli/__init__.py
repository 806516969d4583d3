"""The command line: words in, one call, words and an exit code out."""

import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from statecheck.cli.commands import COMMANDS, REMEMBERED, called
from statecheck.cli.installation import installed_version
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.surroundings import Surroundings, look_around

__all__ = ["COMMANDS", "ExitCode", "main"]


_FEW = 100_000
"""Things that may be made before those that live are looked through for cycles. Nearly
all of them live to the end, so that looking is a twentieth of a run for nothing."""


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    given = sys.argv[1:] if words is None else list(words)
    if words is None:
        gc.set_threshold(_FEW)
        _open_closed()
    try:
        result = _answer(given, look_around())
    except BrokenPipeError:  # the reader of the help has gone away
        _close_quietly()
        return int(ExitCode.CLEAN)
    code = result.code if _show(result) else ExitCode.USAGE
    if words is None:
        gc.freeze()  # the process ends; looking for cycles then takes a tenth of a run
    return int(code)


def _answer(words: Sequence[str], around: Surroundings) -> Result:
    """Return what is answered, with all that is to be written in its place.

    What carries commands out is imported only where nothing is remembered: importing
    it takes longer than an answer that is.
    """
    if list(words) == ["--version"]:  # for which not even words have to be parsed
        return Result(output=f"statecheck {installed_version()}\n")
    try:
        if called(words) in REMEMBERED:
            return _remembered(words, around)
        result: Result = _running().answer(words, around)
        _write_files(result)
    except BrokenPipeError:
        raise
    except BaseException as error:  # noqa: BLE001  # the last resort, whatever it is
        result = _running().failed(error, debug="--debug" in words)
    return result


def _remembered(words: Sequence[str], around: Surroundings) -> Result:
    """Return what was answered before, or the answer that is kept from now on."""
    # Its import is a fifth of what asking for help takes.
    memory = import_module("statecheck.cli.remembering").Memory(words, around)
    recalled: Result | None = memory.recalled()
    if recalled is not None:
        _write_files(recalled)
        return recalled
    with import_module("statecheck.disk").noting() as journal:
        result: Result = _running().answer(words, around)
    _write_files(result)
    memory.keep(result, journal)
    return result


def _running() -> Any:  # noqa: ANN401  # a module
    return import_module("statecheck.cli.running")


def _write_files(result: Result) -> None:
    """Write what is to be written, before anything is said.

    Raises:
        UsageError: A file cannot be written.
    """
    wanted = (result.files, result.additions, result.folders, result.removed)
    if not any(wanted):
        return
    store = import_module("statecheck.store")
    for path, _ in (*result.files, *result.additions):
        if path.is_dir():
            message = f"cannot write `{path}`: it is a folder"
            raise UsageError(message)
    for path, _ in result.folders:
        if path.exists() and not path.is_dir():
            message = f"cannot write into `{path}`: it is no folder"
            raise UsageError(message)
    writers = (
        (store.write, result.files),
        (store.add, result.additions),
        (store.write_folder, result.folders),
        (store.remove, result.removed),
    )
    for write, given in writers:
        for path, content in given:
            try:
                write(path, content)
            except OSError as error:  # it may name a temporary file, not the user's
                why = error.strerror
                if isinstance(error, FileNotFoundError):
                    why = f"there is no folder `{path.parent}`"
                message = f"cannot write `{path}`: {why}"
                raise UsageError(message) from error


def _open_closed() -> None:
    """Let what is closed be empty, and what is written there be lost."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(descriptor, mode, encoding="utf-8"))


def _show(result: Result) -> bool:
    """Print, and return whether all of it was taken.

    A reader that has gone away is no reason to complain.
    """
    try:
        for stream, text in ((sys.stderr, result.log), (sys.stdout, result.output)):
            if isinstance(stream, io.TextIOWrapper):
                # The same bytes in every locale, and on every system.
                stream.reconfigure(
                    encoding="utf-8", errors="backslashreplace", newline="\n"
                )
            if text:
                stream.write(text)
            stream.flush()
        if result.data:
            sys.stdout.buffer.write(result.data)
            sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
    except OSError as error:  # the disk is full, say
        _close_quietly()
        sys.stderr.write(f"statecheck: cannot write the output: {error.strerror}\n")
        return False
    return True


def _close_quietly() -> None:
    """Keep Python from complaining at its end about what could not be written."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
