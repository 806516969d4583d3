"""`statecheck completion`: a script that completes words in a shell."""

import argparse
from importlib import import_module

from statecheck.catalogue import change_names, rules
from statecheck.cli.commands import COMMANDS
from statecheck.cli.formats import AUTO
from statecheck.cli.parser import parser as whole_parser
from statecheck.cli.result import Result
from statecheck.cli.surroundings import Surroundings
from statecheck.reports import CHANGE_FORMATS, FORMATS

SHELLS = ("bash", "zsh", "fish")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "shell", choices=SHELLS, metavar="SHELL", help=f"{', '.join(SHELLS)}"
    )


def run(options: argparse.Namespace, _: Surroundings) -> Result:
    """Return the script, made of the very parser that reads the command line."""
    complete = import_module("shtab").complete
    parser = whole_parser(COMMANDS)
    _name_choices(parser)
    script: str = complete(parser, options.shell)
    return Result(output=script.rstrip("\n") + "\n")


def _name_choices(parser: argparse.ArgumentParser) -> None:
    """Say what can stand for words whose choices are not looked up to read them."""
    names = (*rules(), *change_names())
    choices = {
        ("check", "format"): (AUTO, *FORMATS),
        ("check", "only"): tuple(rules()),
        ("diff", "format"): (AUTO, *CHANGE_FORMATS),
        ("explain", "rule"): tuple(dict.fromkeys(names)),
    }
    (commands,) = (
        each
        for each in parser._actions  # noqa: SLF001  # argparse offers no other way
        if isinstance(each, argparse._SubParsersAction)  # noqa: SLF001  # neither here
    )
    for name, command in commands.choices.items():
        for action in command._actions:  # noqa: SLF001  # as above
            action.choices = choices.get((name, action.dest), action.choices)
