"""The secret that entries are sealed with."""

import os
import stat

_LENGTH = 32
"""Bytes of it."""

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def new_secret() -> bytes:
    """Return a secret that nobody knows yet."""
    return os.urandom(_LENGTH)


def read_secret(path: str) -> bytes:
    """Return the secret in a file; empty if there is none that is the user's alone."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except (OSError, ValueError):
        return b""
    try:
        data = os.read(descriptor, _LENGTH + 1)
        own = _is_own(os.fstat(descriptor))
    except OSError:
        return b""
    finally:
        os.close(descriptor)
    return data if own and len(data) == _LENGTH else b""


def _is_own(status: os.stat_result) -> bool:
    """Return whether only the user can have written a file, or read it."""
    if not stat.S_ISREG(status.st_mode):
        return False
    if not hasattr(os, "geteuid"):  # Windows keeps others out of the folder itself
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _OTHERS
