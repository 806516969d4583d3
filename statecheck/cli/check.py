"""`statecheck check`: what is wrong with a spec."""

import argparse
from pathlib import Path

from statecheck.checking import check
from statecheck.finding import Severity
from statecheck.loader import load
from statecheck.reports import FORMATS, write
from statecheck.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--format", choices=FORMATS, default="concise")


def run(options: argparse.Namespace) -> tuple[str, int]:
    """Return the report and the exit code."""
    settings = Settings()
    loaded = load(options.paths or [Path("spec")], settings)
    checked = check(loaded, settings)
    code = 3 if not checked.readable else 1 if checked.worst() is Severity.ERROR else 0
    return write(checked, options.format), code
