"""The command line: words in, one call, words and an exit code out."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

COMMANDS: Mapping[str, str] = {
    "check": "say what is wrong with a spec",
}
"""Commands by name, with what each is for; its module has the same name."""


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="statecheck")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, purpose in COMMANDS.items():
        module = import_module(f"statecheck.cli.{name}")
        module.arguments(commands.add_parser(name, help=purpose))
    arguments = parser.parse_args(words)
    output, code = import_module(f"statecheck.cli.{arguments.command}").run(arguments)
    sys.stdout.write(output)
    return int(code)
