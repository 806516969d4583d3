"""What is known of the place that a command runs in."""

import os
import sys
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TextIO

VARIABLES = (
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "GITHUB_OUTPUT",
    "GITHUB_STEP_SUMMARY",
    "GITLAB_CI",
    "LOCALAPPDATA",
    "NO_COLOR",
    "STATECHECK_NO_CACHE",
    "TERM",
    "TF_BUILD",
    "XDG_CACHE_HOME",
)
"""The variables that are looked at. A command sees no others, so that its answer can
depend on no others."""

_WIDTH = 100
"""Columns where there is no screen."""
_NARROWEST = 20


class Surroundings(NamedTuple):
    """The place that a command runs in; a tuple, as results are.

    Attributes:
        variables: The environment, as far as it is looked at.
        screen: Whether standard output is a terminal.
        log_screen: Whether standard error is.
        width: Columns of the screen, or a good number where there is none.
        started: When the run began, in seconds of an unstated clock.
        watch: Is told what is being done, for those who wait.
    """

    variables: Mapping[str, str] = MappingProxyType({})
    screen: bool = False
    log_screen: bool = False
    width: int = _WIDTH
    started: float = 0.0
    watch: Callable[[str], None] = lambda _: None

    def colour(self, choice: str = "auto", *, log: bool = False) -> bool:
        """Return whether colours are wanted on standard output, or on the `log`.

        `NO_COLOR` goes before `FORCE_COLOR` and `CLICOLOR_FORCE`, and these before what
        is known of the terminal; a choice on the command line goes before all.
        """
        if choice != "auto":
            return choice == "always"
        if self.variables.get("NO_COLOR"):
            return False
        for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
            if self.variables.get(name):
                return self.variables[name] not in {"0", "false"}
        if self.variables.get("TERM") == "dumb":
            return False
        return self.log_screen if log else self.screen

    def seconds(self) -> float:
        """Return how long the run has taken."""
        return time.perf_counter() - self.started

    def spent(self) -> str:
        """Return how long the run has taken, in the words of a report."""
        return spent(self.seconds())


def spent(seconds: float) -> str:
    """Return a time in the words of a report."""
    return f"{seconds:.1f} s"


def look_around(watch: Callable[[str], None] = lambda _: None) -> Surroundings:
    """Return what is known of this process."""
    return Surroundings(
        variables={name: os.environ[name] for name in VARIABLES if name in os.environ},
        screen=is_screen(sys.stdout),
        log_screen=is_screen(sys.stderr),
        width=_width(os.environ),
        started=time.perf_counter(),
        watch=watch,
    )


def is_screen(stream: TextIO) -> bool:
    """Return whether a stream is a terminal; a closed one is none."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def _width(variables: Mapping[str, str]) -> int:
    """Return the columns that `COLUMNS` names, else those of the terminal."""
    named = variables.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named[:4]) > 0:
        return max(int(named[:4]), _NARROWEST)
    try:
        columns = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]  # None is an AttributeError
    except (AttributeError, OSError, ValueError):
        return _WIDTH
    return max(columns, _NARROWEST) if columns else _WIDTH
