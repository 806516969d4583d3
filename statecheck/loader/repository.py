"""A git repository, read as it lies on the disk: no checkout, no program, no network.

dulwich reads the objects. It is imported only when somebody names a revision, since it
takes as long as the check of a small spec.
"""

import os
import posixpath
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any, Self, TypeVar

from statecheck.language import nearest
from statecheck.loader.commit import (
    NOWHERE,
    OUTSIDE,
    Commit,
    Entry,
    RevisionError,
)
from statecheck.loader.place import repository_root
from statecheck.loader.rules import PATH_NOT_FOUND, UNREADABLE_FILE

T = TypeVar("T")

_SHOWN = 9
"""Digits of a commit's hash that are shown."""

_LINKS = 8
"""Links in a row that are followed."""

_TAGS = b"refs/tags/"
_UNSHALLOW = "fetch the rest with `git fetch --unshallow`"


class Repository:
    """The git repository around a path.

    Everything raises `RevisionError` where the repository does not hold what it should.
    """

    def __init__(self, path: str) -> None:
        """Open the repository that a path lies in; the path need not exist.

        Raises:
            RevisionError: There is none, or it is of a kind that cannot be read.
        """
        here = os.path.abspath(path)
        root = repository_root(here)
        if not root:
            shown = os.path.basename(here) or here
            message = f"`{shown}` lies in no git repository, so it has no revisions"
            raise RevisionError(PATH_NOT_FOUND, message)
        self.root = os.path.realpath(root)
        self._git: Any = _tried(
            lambda: import_module("dulwich.repo").Repo(self.root),
            "the git repository cannot be read",
        )

    def __enter__(self) -> Self:
        """Return the repository, which is closed at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close its files."""
        self._git.close()

    @property
    def shallow(self) -> bool:
        """Whether the history was cut off when it was fetched."""
        return bool(self._git.get_shallow())

    def commit(self, name: str) -> Commit:
        """Return the commit that a branch, a tag or a hash names; `~N` and `^N` go up.

        A name is looked up as it is: one that begins with a dash is no option.
        """
        objects = import_module("dulwich.objectspec")
        try:
            found = objects.parse_object(self._git, os.fsencode(name))
            commit = objects.parse_commit(self._git, found)
        except Exception as error:  # the library names no set of errors
            if not isinstance(error, KeyError | ValueError):
                raise self._unknown(name) from error
            try:  # a short hash is known to this function alone
                commit = objects.parse_commit(self._git, os.fsencode(name))
            except Exception as again:
                raise self._unknown(name) from again
        return Commit(commit.id.decode("ascii"), name)

    def fork(self, name: str) -> Commit:
        """Return where what is checked out and another commit parted: the merge base.

        Where there are several, it is the youngest of them.
        """
        other = self.commit(name)
        here = self.commit("HEAD")
        find = import_module("dulwich.graph").find_merge_base
        ids = [each.hash.encode("ascii") for each in (here, other)]
        found = _tried(
            lambda: find(self._git, ids), "the history of git cannot be read"
        )
        if not found:
            cause = "they are unrelated; `--exact` compares with the commit itself"
            if self.shallow:
                cause = f"the history is shallow; {_UNSHALLOW}"
            message = f"`HEAD` and `{name}` have no commit in common here: {cause}"
            raise RevisionError(UNREADABLE_FILE, message)
        base = found[-1].decode("ascii")
        return Commit(base, name if base == other.hash else base[:_SHOWN])

    def tags(self) -> tuple[Commit, ...]:
        """Return the commits that have tags, the oldest first."""
        refs = _tried(self._git.get_refs, "the tags of git cannot be read")
        names = sorted(
            os.fsdecode(each.removeprefix(_TAGS))
            for each in refs
            if each.startswith(_TAGS)
        )
        dated = []
        for name in names:
            try:
                commit = self.commit(f"refs/tags/{name}")
            except RevisionError:  # a tag of something else than a commit
                continue
            time = self._git[commit.hash.encode("ascii")].commit_time
            dated.append((time, Commit(commit.hash, name)))
        return tuple(commit for _, commit in sorted(dated, key=lambda each: each[0]))

    def entry(self, commit: Commit, path: str) -> Entry | None:
        """Return what lies under a path in a commit; None if nothing does.

        It keeps the path that it was asked for by, whatever links that leads over.
        """
        found = self._entry(commit, path, _LINKS)
        if found.is_stray:
            return None
        parts = [part for part in path.split("/") if part not in {"", "."}]
        return replace(found, path="/".join(parts))

    def entries(self, folder: Entry, commit: Commit) -> Iterator[Entry]:
        """Yield what lies in a folder, in the order of the names.

        Links within the same commit are followed; others are strays.
        """
        for name, mode, mark in self._listed(folder):
            path = posixpath.join(folder.path, name)
            real = posixpath.join(folder.real, name)
            if stat.S_ISDIR(mode) or stat.S_ISREG(mode):
                yield Entry(path, mark, stat.S_ISDIR(mode), real)
            elif stat.S_ISLNK(mode):
                yield replace(self._entry(commit, real, _LINKS), path=path)

    def read(self, entry: Entry) -> bytes:
        """Return what stands in a file."""
        data: bytes = self._object(entry.hash).as_raw_string()
        return data

    def inside(self, path: str) -> str | None:
        """Return a path from the root of the repository; None if it lies outside."""
        real = os.path.realpath(path)
        if real != self.root and not real.startswith(os.path.join(self.root, "")):
            return None
        name = os.path.relpath(real, self.root).replace(os.sep, "/")
        return "" if name == "." else name

    def _entry(self, commit: Commit, path: str, links: int) -> Entry:
        """Return what lies under a path, under its own one; a stray for nothing."""
        tree = self._object(commit.hash.encode("ascii")).tree
        found = Entry("", tree, is_folder=True, real="")
        nothing = Entry(path, b"", is_folder=False, real=NOWHERE)
        parts = [part for part in path.split("/") if part not in {"", "."}]
        for index, part in enumerate(parts):
            listed = {name: (mode, mark) for name, mode, mark in self._listed(found)}
            mode, mark = listed.get(part, (0, b""))
            here = posixpath.join(found.path, part)
            if stat.S_ISLNK(mode):
                target = os.fsdecode(self._object(mark).as_raw_string())
                rest = posixpath.join(found.path, target, *parts[index + 1 :])
                rest = posixpath.normpath(rest)
                if target.startswith("/") or rest == ".." or rest.startswith("../"):
                    return replace(nothing, real=OUTSIDE)
                return self._entry(commit, rest, links - 1) if links else nothing
            if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):  # another repository
                return nothing
            found = Entry(here, mark, stat.S_ISDIR(mode), here)
        return found

    def _listed(self, folder: Entry) -> list[tuple[str, int, bytes]]:
        if not folder.is_folder:
            return []
        tree = self._object(folder.hash)
        return _tried(
            lambda: [(os.fsdecode(e.path), e.mode, e.sha) for e in tree.items()],
            "in git what should be a folder is none",
        )

    def _object(self, mark: bytes) -> Any:  # noqa: ANN401  # of one of git's four kinds
        cause = "an object is missing or damaged"
        if self.shallow:
            cause = f"an object is missing, since the history is shallow; {_UNSHALLOW}"
        return _tried(lambda: self._git.object_store[mark], f"in git {cause}")

    def _unknown(self, name: str) -> RevisionError:
        """Return that there is no such revision, and what may be meant or missing."""
        refs = self._git.get_refs()
        there = {os.fsdecode(each).split("/", 2)[-1] for each in refs}
        near = nearest(name, tuple(sorted(there)))
        hint = f"; did you mean `{near}`?" if near else ""
        if not near and self.shallow:
            hint = f"; the history is shallow, so it may be missing: {_UNSHALLOW}"
        elif not near:
            hint = f"; if it is on a remote, `git fetch origin {name}` brings it"
        if name.startswith("-") and not near:
            hint = (
                "; a name that begins with a dash is taken as it is, not as an option"
            )
        message = f"git knows no commit `{name}`{hint}"
        return RevisionError(PATH_NOT_FOUND, message)


def _tried(read: Callable[[], T], failing: str) -> T:
    """Return what is read, or say that it cannot be.

    Raises:
        RevisionError: Reading fails, in whatever way.
    """
    try:
        return read()
    except Exception as error:  # the library names no set of errors
        why = f" ({error})" if isinstance(error, OSError) else ""
        raise RevisionError(UNREADABLE_FILE, f"{failing}{why}") from error
