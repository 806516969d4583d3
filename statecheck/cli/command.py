"""What a command is; its module is imported only when it is called."""

import argparse
from importlib import import_module
from typing import Protocol, cast

from statecheck.cli.commands import COMMANDS
from statecheck.cli.result import Result
from statecheck.cli.surroundings import Surroundings


class Command(Protocol):
    """A module that carries out a command."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the words of the command."""

    def run(self, options: argparse.Namespace, around: Surroundings) -> Result:
        """Carry out the command; it prints nothing and writes nothing."""


def command(name: str) -> Command:
    """Return the module of a command.

    Raises:
        KeyError: There is no such command.
    """
    if name not in COMMANDS:
        raise KeyError(name)
    return cast("Command", import_module(f"statecheck.cli.{name}"))
