"""The questions that the disk is asked; each is noted with its answer.

Nothing else in the loader asks the disk, so a journal of them tells whether a run would
come out as it did before.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import Any

from statecheck.disk.journal import Answer, note
from statecheck.disk.reading import Unread, read_regular, reason

CACHE_FOLDER = ".statecheck_cache"
"""The folder of the cache. Whether it is there says nothing, so it is in no list."""


def real_path(path: str) -> str:
    """Return the absolute path with all links followed.

    Raises:
        ValueError: There is a NUL in it.
    """
    answer = os.path.realpath(path)
    note("real", (path,), answer)
    return answer


def exists(path: str) -> bool:
    """Return whether there is anything, be it a link that leads nowhere."""
    answer = os.path.lexists(path)
    note("exists", (path,), answer)
    return answer


def is_folder(path: str) -> bool:
    """Return whether a path leads to a folder."""
    answer = os.path.isdir(path)
    note("folder", (path,), answer)
    return answer


def is_file(path: str) -> bool:
    """Return whether a path leads to a regular file."""
    answer = os.path.isfile(path)
    note("file", (path,), answer)
    return answer


def is_link(path: str) -> bool:
    """Return whether a path is a link."""
    answer = os.path.islink(path)
    note("link", (path,), answer)
    return answer


def entries(folder: str) -> list[tuple[str, bool]]:
    """Return what a folder holds, in the order of the names: name, whether a link.

    Raises:
        OSError: It cannot be read.
    """
    try:
        with os.scandir(folder) as found:
            answer = sorted(
                (each.name, each.is_symlink())
                for each in found
                if each.name != CACHE_FOLDER
            )
    except OSError as error:
        note("entries", (folder,), reason(error))
        raise
    note("entries", (folder,), [list(each) for each in answer])
    return answer


def read(real: str, most: int, head: int = 0) -> bytes | Unread:
    """Return what stands in a regular file.

    Args:
        real: Its path, with all links followed.
        most: Bytes that are taken.
        head: Bytes that are read of a file that has more than are taken.
    """
    answer = read_regular(real, most, head)
    note("read", (real, most, head), _digest(answer))
    return answer


def unchanged(pages: Iterable[list[Any]]) -> bool:
    """Return whether the disk still answers as a journal says."""
    return all(_asked(*page) == page[-1] for page in pages)


def _asked(question: str, path: str, *rest: object) -> Answer:
    """Return what the disk answers now; the last of `rest` is what it answered."""
    try:
        return _ASK[question](path, *rest[:-1])
    except (OSError, ValueError) as error:
        return reason(error)


def _entries(folder: str) -> Answer:
    return [list(each) for each in entries(folder)]


def _read(real: str, most: int, head: int) -> Answer:
    return _digest(read(real, most, head))


def _digest(data: bytes | Unread) -> Answer:
    if isinstance(data, bytes):
        return blake2b(data, digest_size=32).hexdigest()
    return [data.trouble.value, data.words, blake2b(data.head).hexdigest()]


_ASK: Mapping[str, Callable[..., Answer]] = {
    "real": real_path,
    "exists": exists,
    "folder": is_folder,
    "file": is_file,
    "link": is_link,
    "entries": _entries,
    "read": _read,
}
