"""Where files lie: as they are shown, as they really are, and how far one may go."""

import os
from collections.abc import Iterable
from pathlib import Path

from statecheck import disk
from statecheck.immutable import frozen

ENDINGS = (".yaml", ".yml", ".json")
"""How the names of files end that are read where a folder is given."""

SETTINGS_FILE = "statecheck.yaml"
"""The settings file; it is no spec, whatever it says."""


@frozen
class Place:
    """A file or a folder.

    Attributes:
        path: How it was named, links and all.
        real: The absolute path with all links followed.
    """

    path: str
    real: str

    @property
    def name(self) -> str:
        """How it is shown: from the current folder, with `/`."""
        return shown(self.path)

    @property
    def folder(self) -> "Place":
        """The folder that it is in, as it was named."""
        return place(os.path.dirname(os.path.abspath(self.path)))

    def inside(self, name: str) -> "Place":
        """Return what lies in this folder under a name, unless it is a link."""
        return Place(os.path.join(self.path, name), os.path.join(self.real, name))


def place(path: str | Path) -> Place:
    """Return the place that a path leads to; it need not exist."""
    try:
        real = disk.real_path(str(path))
    except ValueError:  # of a NUL in it, so that it leads to nothing
        real = str(path)
    return Place(str(path), real)


def shown(path: str | Path) -> str:
    """Return how a path is shown.

    That is seen from the current folder, or as it was given where it lies outside of
    it; with `/`, and with escapes for bytes that are no text.
    """
    path = str(path)
    inside = os.path.abspath(path)
    current = os.getcwd()
    below = _is_below(inside, current)
    name = os.path.relpath(inside, current) if below else os.path.normpath(path)
    text = name.replace(os.sep, "/")
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@frozen
class Bounds:
    """How far one may go.

    Attributes:
        roots: Real paths; everything in and below them may be read.
        strict: Whether they were set by hand or are a project's, so that nothing may be
            looked for outside of them.
    """

    roots: tuple[str, ...]
    strict: bool

    def hold(self, real: str) -> bool:
        """Return whether a real path lies within."""
        return any(_is_below(real, root) for root in self.roots)

    def with_folder(self, folder: Place) -> "Bounds":
        """Return the bounds within which one may look for what is built on."""
        if self.strict:
            return self
        return Bounds((*self.roots, folder.real), strict=False)


def bounds(given: Place, root: Path | None, settings_folder: Path | None) -> Bounds:
    """Return how far one may go from a path that was given.

    That is up to the root that was set, else that of the git repository, else the
    folder of the settings file; else not beyond the path itself and, of a file, the
    folder that it is in.
    """
    if root is not None:
        return Bounds((place(root).real,), strict=True)
    here = os.path.abspath(given.path)
    repository = repository_root(here)
    if repository:
        return Bounds((disk.real_path(repository),), strict=True)
    if settings_folder is not None and _is_below(
        here, os.path.abspath(settings_folder)
    ):
        return Bounds((disk.real_path(str(settings_folder)),), strict=True)
    if disk.is_folder(given.real):
        return Bounds((given.real,), strict=False)
    return Bounds((given.real, given.folder.real), strict=False)


def repository_root(path: str) -> str:
    """Return the nearest folder around a path that has `.git`; empty if none has."""
    return next(
        (each for each in around(path) if disk.exists(os.path.join(each, ".git"))),
        "",
    )


def around(path: str) -> Iterable[str]:
    """Yield an absolute path and all folders that it lies in, from the inside out."""
    while True:
        yield path
        outer = os.path.dirname(path)
        if outer == path:
            return
        path = outer


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))
