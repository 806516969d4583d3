"""Which statecheck it is that answers."""

import os
import sys
from collections.abc import Iterator

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def tool_state() -> list[object]:
    """Return what changes whenever this program, or anything it is made of, does.

    That is the size and the time of each of its files, so that it holds for those who
    work on it too, the times of the folders in which libraries are installed, and
    Python itself. It takes 3 ms, where reading the files takes 20.
    """
    libraries = sorted(
        (path, os.stat(path).st_mtime_ns)
        for path in set(sys.path)
        if path.endswith(("site-packages", "dist-packages")) and os.path.isdir(path)
    )
    return [sys.version, sys.executable, libraries, sorted(_files(_PACKAGE))]


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield each file of the program, with its size and its time."""
    with os.scandir(folder) as found:
        for each in found:
            if each.is_dir():
                if each.name != "__pycache__":
                    yield from _files(each.path)
            else:
                status = each.stat()
                yield each.path, status.st_size, status.st_mtime_ns
