"""What is written: whole or not at all, and nowhere but where it was asked for."""

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath

_ORDINARY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?<!\.)")
_STRANGE = re.compile(r"[^A-Za-z0-9_]+")
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|clock|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE
)

_LONGEST = 100
"""Characters of a file's name; with an ending every file system takes it."""

_ENTRIES = 64
"""Entries that a cache holds: the last commands of a user on one project."""

_SHORT = 8
"""Characters of a hash, where that is enough to tell names apart."""


class OutsideFolderError(ValueError):
    """A file was to be written outside of the folder that was given for it.

    Attributes:
        name: The name of the file.
        folder: The folder.
    """

    def __init__(self, name: str, folder: Path) -> None:
        """Say which file and which folder."""
        super().__init__(name, folder)
        self.name = name
        self.folder = folder

    def __str__(self) -> str:
        """Return what was refused."""
        return f"`{self.name}` would be written outside of `{self.folder}`"


def write(path: Path, content: str | bytes) -> None:
    """Write a file; at every moment the old one or the new one is there, whole.

    A device or a pipe, such as `/dev/null`, is written into: for the superuser a file
    would take its place.

    Raises:
        OSError: It cannot be written; what was there is as it was.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)
        return
    with _discarded(_staged(path, content)) as temporary:
        temporary.replace(path)
    _flush_folder(path.parent)


def add(path: Path, text: str) -> None:
    """Add lines to the end of a file that others write to as well.

    Raises:
        OSError: It cannot be written.
    """
    with path.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


def keep(path: Path, content: bytes, signs: Mapping[str, str]) -> None:
    """Write an entry of a cache; readers find the old one or the new one, whole.

    Nothing waits for the disk: an entry that a crash leaves behind half written is
    found out by whoever reads it. The oldest go where there are many.

    Args:
        path: The entry.
        content: What stands in it.
        signs: Files that tell others what the folder is, by name; written with it.

    Raises:
        OSError: It cannot be written; what was there is as it was.
    """
    folder = path.parent
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        for name, text in signs.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    temporary = _staged(path, content, lasting=False)
    with _discarded(temporary):
        temporary.replace(path)
    kept = [each for each in folder.iterdir() if each.name not in signs]
    for old in sorted(kept, key=_age)[:-_ENTRIES]:
        old.unlink(missing_ok=True)


def keep_secret(path: Path, content: bytes) -> None:
    """Write a file that nobody but the user can read.

    Raises:
        OSError: It cannot be written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = _beside(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with (
        _discarded(temporary),
        open(temporary, "xb", opener=lambda name, _: os.open(name, flags, 0o600)) as it,
    ):
        it.write(content)
        it.close()
        temporary.replace(path)


def _age(path: Path) -> float:
    """Return when a file was written; never, if it is gone by now."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def write_folder(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files into a folder; other files in it stay.

    A folder that is not there yet appears with all of its files, or not at all. In one
    that is there everything is written under other names before the first file is
    replaced. What is in a folder can be made again, so nothing waits for the disk: to
    wait for each of thousands of files took several times as long as all the rest.

    Args:
        folder: Where they are written; it is made if need be.
        files: What is written, by paths within the folder, with `/`.

    Raises:
        OutsideFolderError: A path leads out of the folder; nothing is written.
        OSError: Something cannot be written; no file is lost or cut off.
    """
    for name in files:
        _refuse_outside(name, folder)
    if not folder.exists():
        _write_new(folder, files)
        return
    staged: list[tuple[Path, Path]] = []
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            staged.append((_staged(path, content, lasting=False), path))
        for temporary, path in staged:
            temporary.replace(path)
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def remove(folder: Path, names: Iterable[str]) -> None:
    """Remove files from a folder, and the folders in it that are then empty.

    Raises:
        OutsideFolderError: A path leads out of the folder; nothing is removed.
        OSError: Something cannot be removed.
    """
    names = list(names)
    for name in names:
        _refuse_outside(name, folder)
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        for parent in path.relative_to(folder).parents:
            if parent == Path() or any((folder / parent).glob("*")):
                break
            with suppress(OSError):  # it was not there, or is there again
                (folder / parent).rmdir()


def file_names(names: Iterable[str]) -> dict[str, str]:
    """Return a name for a file for each of some names, without an ending.

    Most names are their own. One that a file system or a command line could take for
    something else is spelled in plain letters, with a hash of the name; so are names
    that differ by case only. No two of the results differ by case only either.
    """
    own = set(names)
    results = {name: name if _is_ordinary(name) else _hashed(name) for name in own}
    for length in (_SHORT, None):
        clashes = Counter(result.casefold() for result in results.values())
        for name, result in results.items():
            if clashes[result.casefold()] > 1:
                results[name] = _hashed(name, length)
    return dict(sorted(results.items()))


def _is_ordinary(name: str) -> bool:
    return (
        len(name) <= _LONGEST
        and _ORDINARY.fullmatch(name) is not None
        and _DEVICE.fullmatch(name) is None
    )


def _hashed(name: str, length: int | None = _SHORT) -> str:
    """Return a name in plain letters, told apart by a hash."""
    mark = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:length]
    slug = _STRANGE.sub("-", name)[: _LONGEST - len(mark) - 1].strip("-")
    return f"{slug}-{mark}" if slug else mark


def _write_new(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write a folder that is not there yet."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = _beside(folder)
    temporary.mkdir()
    try:
        for name, content in files.items():
            path = temporary / name
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content, lasting=False)
        temporary.rename(folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _staged(path: Path, content: str | bytes, *, lasting: bool = True) -> Path:
    """Write the content beside where it belongs, and return where."""
    temporary = _beside(path)
    try:
        _write(temporary, content, lasting=lasting)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _write(path: Path, content: str | bytes, *, lasting: bool = True) -> None:
    """Write a file that is not there yet; down to the disk if it has to last."""
    data = content.encode() if isinstance(content, str) else content
    with path.open("xb") as stream:
        stream.write(data)
        if lasting:
            stream.flush()
            os.fsync(stream.fileno())


def _beside(path: Path) -> Path:
    """Return the name under which something is written before it is whole."""
    return path.with_name(f".{path.name[:_LONGEST]}.{os.getpid()}.part")


@contextmanager
def _discarded(temporary: Path) -> Iterator[Path]:
    """Leave nothing under a temporary name behind."""
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """Have the new names in a folder written down as well, where that can be done."""
    with suppress(OSError):  # the file is whole all the same; Windows has no such call
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refuse_outside(name: str, folder: Path) -> None:
    """Refuse a path that leads out of a folder by itself, or by a link in it.

    Raises:
        OutsideFolderError: It does.
    """
    path = PurePosixPath(name)
    plain = "\\" not in name and ":" not in name and "\0" not in name
    if not plain or not path.parts or path.is_absolute() or ".." in path.parts:
        raise OutsideFolderError(name, folder)
    root = folder.resolve()
    if not (root / name).parent.resolve().is_relative_to(root):
        raise OutsideFolderError(name, folder)
