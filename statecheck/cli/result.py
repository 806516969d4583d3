"""What a command answers: words for each stream, files, and an exit code."""

from collections.abc import Mapping
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple


class ExitCode(IntEnum):
    """What a run tells the program that started it; it never depends on the format."""

    CLEAN = 0
    """Nothing was found at the threshold or above it."""
    FINDINGS = 1
    """Something was."""
    USAGE = 2
    """The command line or the settings are wrong."""
    UNREADABLE = 3
    """An input cannot be read or is no spec."""
    INTERNAL = 4
    """statecheck itself is at fault."""
    INTERRUPTED = 130
    """Somebody pressed Ctrl-C; 128 and the number of the signal, as shells have it."""


class Result(NamedTuple):
    """What a command answers.

    A tuple, since importing dataclasses takes an eighth of what asking for help does.

    Attributes:
        code: The exit code.
        output: For standard output.
        log: For standard error.
        files: Files to be written, with all that is to stand in them.
        additions: Files to be added to, as build servers want it.
        folders: Folders that files are to be written into, by their names there.
        removed: Files to be removed from folders, by their names there.
        data: For standard output instead of text.
        lasting: Whether the answer is the same as long as nothing changes that it was
            made of, so that it may be given again.
        spent: The words in the output that say how long the run took; empty if none do.
    """

    code: ExitCode = ExitCode.CLEAN
    output: str = ""
    log: str = ""
    files: tuple[tuple[Path, str], ...] = ()
    additions: tuple[tuple[Path, str], ...] = ()
    folders: tuple[tuple[Path, Mapping[str, bytes]], ...] = ()
    removed: tuple[tuple[Path, tuple[str, ...]], ...] = ()
    data: bytes = b""
    lasting: bool = False
    spent: str = ""


class SettingsError(Exception):
    """The settings are wrong.

    Attributes:
        report: What is wrong with them, ready to be shown.
    """

    def __init__(self, report: str) -> None:
        """Say what is wrong."""
        super().__init__(report)
        self.report = report


class UsageError(Exception):
    """The command line is wrong.

    Attributes:
        message: What is wrong, in one sentence.
        hint: Where more is said of it; empty if nowhere.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Say what is wrong, and where more is said of it."""
        super().__init__(message)
        self.message = message
        self.hint = hint
