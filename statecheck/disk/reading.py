"""Reading one file: regular ones only, and no more of it than is taken."""

import os
import stat
from enum import StrEnum
from typing import BinaryIO, NamedTuple

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


class Trouble(StrEnum):
    """Why a file is not read."""

    NO_FILE = "no file"
    """It is no regular file."""
    TOO_LARGE = "too large"
    UNREADABLE = "unreadable"
    """The operating system says so."""


class Unread(NamedTuple):
    """A file that is not read.

    Attributes:
        trouble: Why.
        words: What it is instead of a file, or what the operating system says.
        head: What was read of it all the same.
    """

    trouble: Trouble
    words: str = ""
    head: bytes = b""


def read_regular(real: str, most: int, head: int) -> bytes | Unread:
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
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                return _no_file(status.st_mode)
            if status.st_size > most:
                return Unread(Trouble.TOO_LARGE, head=stream.read(head))
            return read_stream(stream, most)
    except (OSError, ValueError) as error:  # of a NUL in the path
        return Unread(Trouble.UNREADABLE, reason(error))


def read_stream(stream: BinaryIO, most: int) -> bytes | Unread:
    """Return what is left in a stream, unless that is more than is taken."""
    data = stream.read(most + 1)
    return Unread(Trouble.TOO_LARGE, head=data) if len(data) > most else data


def reason(error: Exception) -> str:
    """Return what the operating system says, as the end of a sentence."""
    words = error.strerror if isinstance(error, OSError) else str(error)
    return (words or type(error).__name__).lower()


def _no_file(mode: int) -> Unread:
    kind = next((kind for holds, kind in _KINDS if holds(mode)), "no file")
    return Unread(Trouble.NO_FILE, kind)
