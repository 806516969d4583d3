"""Carrying out a command, and what is said where that fails."""

import sys
from collections.abc import Sequence
from importlib import import_module

from statecheck.cli.command import command
from statecheck.cli.commands import COMMANDS
from statecheck.cli.installation import installed_version
from statecheck.cli.parser import parse
from statecheck.cli.result import ExitCode, Result, SettingsError, UsageError
from statecheck.cli.surroundings import Surroundings


def answer(words: Sequence[str], around: Surroundings) -> Result:
    """Return what a command answers, whatever comes in its way.

    Raises:
        BrokenPipeError: The reader of the help has gone away.
    """
    try:
        return _carried_out(words, around)
    except SystemExit as error:  # help was asked for, and given
        return Result(ExitCode.CLEAN if not error.code else ExitCode.USAGE)
    except BrokenPipeError:
        raise
    except BaseException as error:  # noqa: BLE001  # the last resort, whatever it is
        return failed(error, debug="--debug" in words)


def failed(error: BaseException, *, debug: bool) -> Result:
    """Return what is said where something is wrong, with the words or with us."""
    if isinstance(error, UsageError):
        return _misused(error)
    if isinstance(error, SettingsError):
        return Result(ExitCode.USAGE, log=error.report)
    if isinstance(error, KeyboardInterrupt):
        return Result(ExitCode.INTERRUPTED, log="interrupted\n")
    return _broken(error, debug=debug)


def _carried_out(words: Sequence[str], around: Surroundings) -> Result:
    options = parse(words)
    if options.version:
        return Result(output=f"statecheck {installed_version()}\n")
    if not options.command:
        message = "a command is missing"
        raise UsageError(message, _commands())
    module = command(options.command)
    if not around.log_screen or around.variables.get("TERM") == "dumb":
        return module.run(options, around)
    # Nobody waits for it but those who watch.
    with import_module("statecheck.cli.progress").Progress(sys.stderr) as watched:
        return module.run(options, around._replace(watch=watched.say))


def _commands() -> str:
    width = max(map(len, COMMANDS))
    lines = (f"  {name:<{width}}  {purpose}\n" for name, purpose in COMMANDS.items())
    return f"it is one of\n{''.join(lines)}".rstrip()


def _misused(error: UsageError) -> Result:
    visible = import_module("statecheck.reports").visible
    hint = f"{error.hint}\n" if error.hint else ""
    message = f"statecheck: {visible(error.message)}\n"
    return Result(ExitCode.USAGE, log=message + hint)


def _broken(error: BaseException, *, debug: bool) -> Result:
    """Return what is said of a failure of our own, or of the world's."""
    visible = import_module("statecheck.reports").visible
    # Its import is a tenth of what asking for help takes.
    formatted = import_module("traceback").format_exception
    trace = "".join(formatted(error)) if debug else ""
    if isinstance(error, OSError) and error.filename is not None:
        message = visible(f"cannot read `{error.filename}`: {error.strerror}")
        return Result(ExitCode.UNREADABLE, log=f"{trace}statecheck: {message}\n")
    if isinstance(error, import_module("statecheck.settings").LimitError):
        return Result(ExitCode.UNREADABLE, log=f"{trace}statecheck: {error}\n")
    said = visible(f"{type(error).__name__}: {error}".removesuffix(": "))
    hint = "this is a fault of statecheck and not of your files; please report it"
    more = "" if debug else ", with what `--debug` shows"
    line = f"statecheck: internal error: {said} ({hint}{more})\n"
    return Result(ExitCode.INTERNAL, log=trace + line)
