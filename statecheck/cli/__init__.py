"""The command line: words in, one call, words and an exit code out."""

import io
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from statecheck.cli.commands import COMMANDS, command
from statecheck.cli.parser import parse
from statecheck.cli.result import ExitCode, Result, SettingsError, UsageError
from statecheck.cli.surroundings import Surroundings, look_around
from statecheck.settings import LimitError

__all__ = ["COMMANDS", "ExitCode", "main"]


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    given = sys.argv[1:] if words is None else list(words)
    around = look_around()
    try:
        result = _carried_out(given, around)
        _write_files(result)
    except SystemExit as error:  # help was asked for, and given
        result = Result(ExitCode.CLEAN if not error.code else ExitCode.USAGE)
    except UsageError as error:
        result = _misused(error)
    except SettingsError as error:
        result = Result(ExitCode.USAGE, log=error.report)
    except BrokenPipeError:  # the reader of the help has gone away
        _close_quietly()
        return int(ExitCode.CLEAN)
    except KeyboardInterrupt:
        result = Result(ExitCode.INTERRUPTED, log="interrupted\n")
    except Exception as error:  # noqa: BLE001  # the last resort, whatever it is
        result = _broken(error, debug="--debug" in given)
    _show(result)
    return int(result.code)


def _carried_out(words: Sequence[str], around: Surroundings) -> Result:
    options = parse(words)
    if options.version:
        version = import_module("statecheck.reports").tool_version()
        return Result(output=f"statecheck {version}\n")
    if not options.command:
        message = "a command is missing"
        raise UsageError(message, _commands())
    module = command(options.command)
    # Only commands that take long need it; it would slow down `--help`.
    progress = import_module("statecheck.cli.progress").Progress
    shown = around.log_screen and around.variables.get("TERM") != "dumb"
    with progress(sys.stderr, shown=shown) as watched:
        return module.run(options, replace(around, watch=watched.say))


def _commands() -> str:
    width = max(map(len, COMMANDS))
    lines = (f"  {name:<{width}}  {purpose}\n" for name, purpose in COMMANDS.items())
    return f"it is one of\n{''.join(lines)}".rstrip()


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
                message = f"cannot write `{path}`: {error.strerror}"
                raise UsageError(message) from error


def _misused(error: UsageError) -> Result:
    visible = import_module("statecheck.reports").visible
    hint = f"{error.hint}\n" if error.hint else ""
    message = f"statecheck: {visible(error.message)}\n"
    return Result(ExitCode.USAGE, log=message + hint)


def _broken(error: Exception, *, debug: bool) -> Result:
    """Return what is said of a failure of our own, or of the world's."""
    visible = import_module("statecheck.reports").visible
    trace = "".join(traceback.format_exception(error)) if debug else ""
    if isinstance(error, OSError) and error.filename is not None:
        message = visible(f"cannot read `{error.filename}`: {error.strerror}")
        return Result(ExitCode.UNREADABLE, log=f"{trace}statecheck: {message}\n")
    if isinstance(error, LimitError):
        return Result(ExitCode.UNREADABLE, log=f"{trace}statecheck: {error}\n")
    said = visible(f"{type(error).__name__}: {error}".removesuffix(": "))
    hint = "this is a fault of statecheck and not of your files; please report it"
    more = "" if debug else ", with what `--debug` shows"
    line = f"statecheck: internal error: {said} ({hint}{more})\n"
    return Result(ExitCode.INTERNAL, log=trace + line)


def _show(result: Result) -> None:
    """Print; a reader that has gone away is no reason to complain."""
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


def _close_quietly() -> None:
    """Keep Python from complaining at its end about what could not be written."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
