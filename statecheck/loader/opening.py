"""Reading one file: regular ones only, and no more of it than is taken."""

import os
import stat
import sys
from dataclasses import dataclass
from typing import BinaryIO

from statecheck.finding import Rule
from statecheck.loader.rules import (
    FILE_TOO_LARGE,
    NOT_A_REGULAR_FILE,
    UNREADABLE_FILE,
)

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer must not keep us waiting
    | getattr(os, "O_NOFOLLOW", 0)  # the path is real; a link put there since is not
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)  # Windows would change the ends of lines
)

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file is not read.

    Attributes:
        rule: What it breaks.
        message: As in `Finding`.
        head: What was read of it all the same.
    """

    rule: Rule
    message: str
    head: bytes = b""


def read_file(real: str, most: int, head: int = 0) -> bytes | Refused:
    """Return what stands in a regular file.

    Args:
        real: Its path, with all links followed.
        most: Bytes that are taken.
        head: Bytes that are read of a file that has more than are taken.
    """
    try:
        mode = os.stat(real).st_mode
        if not stat.S_ISREG(mode):  # opening a device may already do something
            return _no_file(mode)
        with open(os.open(real, _FLAGS), "rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            if not stat.S_ISREG(mode):
                return _no_file(mode)
            if os.fstat(stream.fileno()).st_size > most:
                return _too_large(most, stream.read(head))
            return _read(stream, most)
    except (OSError, ValueError) as error:  # of a NUL in the path
        return Refused(UNREADABLE_FILE, f"this cannot be read: {reason(error)}")


def read_standard_input(most: int) -> bytes | Refused:
    """Return what comes in by standard input.

    Args:
        most: Bytes that are taken.
    """
    try:
        return _read(sys.stdin.buffer, most)
    except (OSError, ValueError, AttributeError) as error:  # closed, or not there
        message = f"standard input cannot be read: {reason(error)}"
        return Refused(UNREADABLE_FILE, message)


def reason(error: Exception) -> str:
    """Return what the operating system says, as the end of a sentence."""
    words = error.strerror if isinstance(error, OSError) else str(error)
    return (words or type(error).__name__).lower()


def _read(stream: BinaryIO, most: int) -> bytes | Refused:
    data = stream.read(most + 1)
    return _too_large(most, data) if len(data) > most else data


def _too_large(most: int, head: bytes) -> Refused:
    return Refused(FILE_TOO_LARGE, f"the file has more than {most:,} bytes", head)


def _no_file(mode: int) -> Refused:
    kind = next((kind for holds, kind in _KINDS if holds(mode)), "no file")
    return Refused(NOT_A_REGULAR_FILE, f"this is {kind}, where a file is expected")
