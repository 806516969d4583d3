"""`statecheck completion`: a script that completes words in a shell."""

import argparse
from importlib import import_module

from statecheck.cli.commands import COMMANDS
from statecheck.cli.parser import parser as whole_parser
from statecheck.cli.result import Result
from statecheck.cli.surroundings import Surroundings

SHELLS = ("bash", "zsh", "fish")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "shell", choices=SHELLS, metavar="SHELL", help=f"{', '.join(SHELLS)}"
    )


def run(options: argparse.Namespace, _: Surroundings) -> Result:
    """Return the script, made of the very parser that reads the command line."""
    complete = import_module("shtab").complete
    script: str = complete(whole_parser(COMMANDS), options.shell)
    return Result(output=script.rstrip("\n") + "\n")
