"""The words of the command line, and what a mistyped one was meant to be."""

import argparse
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import NoReturn

from statecheck.cli.command import command
from statecheck.cli.commands import COMMANDS, called
from statecheck.cli.result import UsageError

_EXIT_CODES = """\
exit codes:
  0    nothing was found at the threshold (--fail-on) or above it
  1    something was
  2    the command line or the settings are wrong
  3    an input cannot be read or is no spec
  4    statecheck itself is at fault
"""


class Parser(argparse.ArgumentParser):
    """A parser that raises what is wrong, with what was probably meant."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong.

        Raises:
            UsageError: Always.
        """
        hint = f"`{self.prog} --help` shows what there is"
        if message.endswith("expected one argument"):
            hint = f"a value that begins with a dash needs `=`, as in `--x=-y`; {hint}"
        raise UsageError(message, hint)

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Refuse a value that is none of the choices, and say which may be meant."""
        if action.choices is None or value in action.choices:
            return
        choices = [str(each) for each in action.choices]
        hint = meant(str(value), choices)
        either = ", ".join(f"`{each}`" for each in choices)
        message = f"`{value}` is none of {either}{hint}"
        raise argparse.ArgumentError(action, message)


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words say: `command`, and the options of that command.

    Raises:
        UsageError: They say nothing that could be done.
        SystemExit: They ask for help, which has been given.
    """
    name = called(words)
    if name and name not in COMMANDS:
        message = f"there is no command `{name}`{meant(name, COMMANDS)}"
        parser([]).error(message)
    options, unknown = parser([name] if name else []).parse_known_args(words)
    if unknown:
        _refuse(name, unknown)
    return options


def parser(names: Iterable[str]) -> Parser:
    """Return the parser of the whole command line.

    Args:
        names: The commands whose options are declared; the others only have names.
    """
    whole = Parser(
        prog="statecheck",
        description="Checks the contract of an API that answers with states.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="store_true", help="print the version")
    _add_debug(whole, default=False)
    commands = whole.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", parser_class=Parser
    )
    known = set(names)
    for name, purpose in COMMANDS.items():
        description = f"{purpose[0].upper()}{purpose[1:]}."
        own = commands.add_parser(
            name, help=purpose, description=description, allow_abbrev=False
        )
        _add_debug(own, default=argparse.SUPPRESS)
        if name in known:
            command(name).arguments(own)
    return whole


def _add_debug(parser: argparse.ArgumentParser, default: object) -> None:
    """Declare `--debug`, which is taken before and behind the command."""
    parser.add_argument(
        "--debug",
        action="store_true",
        default=default,
        help="show where statecheck itself fails",
    )


def meant(word: str, candidates: Iterable[str]) -> str:
    """Return the end of a sentence that names what was probably meant, if anything."""
    # Nothing of the language is needed by those who type no mistakes.
    nearest = import_module("statecheck.language").nearest
    name: str = nearest(word, tuple(candidates))
    return f"; did you mean `{name}`?" if name else ""


def _refuse(name: str, unknown: Sequence[str]) -> NoReturn:
    """Raise what is wrong with words that the command does not take."""
    own = parser([name] if name else [])
    for action in own._actions:  # noqa: SLF001  # argparse offers no other way
        if isinstance(action, argparse._SubParsersAction) and name:  # noqa: SLF001  # neither here
            own = action.choices[name]
    word = unknown[0].partition("=")[0]
    if not word.startswith("-"):
        own.error(f"`{name or own.prog}` takes no `{word}`")
    options = [each for action in own._actions for each in action.option_strings]  # noqa: SLF001  # as above
    own.error(f"there is no option `{word}`{meant(word, options)}")
