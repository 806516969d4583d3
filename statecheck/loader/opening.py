"""Reading one file, and why one is not read, as a rule has it."""

import sys

from statecheck import disk
from statecheck.disk import Trouble, Unread
from statecheck.finding import Rule
from statecheck.immutable import frozen
from statecheck.loader.rules import (
    FILE_TOO_LARGE,
    NOT_A_REGULAR_FILE,
    UNREADABLE_FILE,
)


@frozen
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
    read = disk.read(real, most, head)
    return read if isinstance(read, bytes) else _refused(read, most)


def read_standard_input(most: int) -> bytes | Refused:
    """Return what comes in by standard input.

    Args:
        most: Bytes that are taken.
    """
    try:
        read = disk.read_stream(sys.stdin.buffer, most)
    except (OSError, ValueError, AttributeError) as error:  # closed, or not there
        message = f"standard input cannot be read: {disk.reason(error)}"
        return Refused(UNREADABLE_FILE, message)
    return read if isinstance(read, bytes) else _refused(read, most)


def _refused(unread: Unread, most: int) -> Refused:
    if unread.trouble is Trouble.TOO_LARGE:
        message = f"the file has more than {most:,} bytes"
        return Refused(FILE_TOO_LARGE, message, unread.head)
    if unread.trouble is Trouble.NO_FILE:
        message = f"this is {unread.words}, where a file is expected"
        return Refused(NOT_A_REGULAR_FILE, message)
    return Refused(UNREADABLE_FILE, f"this cannot be read: {unread.words}")
