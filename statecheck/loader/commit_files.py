"""The files of a commit, handed on within the limits of a run, each once."""

import posixpath
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from statecheck.finding import Finding
from statecheck.loader.assembly import Assembly
from statecheck.loader.commit import OUTSIDE, Commit, Entry
from statecheck.loader.loaded import File, Origin
from statecheck.loader.opening import Refused
from statecheck.loader.outline import (
    may_be_spec,
    names_in,
    owners_in,
    seems_meant,
    seems_to_begin,
)
from statecheck.loader.repository import Repository
from statecheck.loader.rules import (
    FILE_TOO_LARGE,
    OUTSIDE_ROOT,
    PROJECT_TOO_LARGE,
    TOO_MANY_FILES,
    UNREADABLE_FILE,
)
from statecheck.loader.walking import is_of_interest
from statecheck.settings import Settings
from statecheck.source import Location

_POINTER = b"version https://git-lfs.github.com/spec/"
"""How a file begins that stands for one that Git LFS keeps."""


class CommitFiles:
    """The files of a commit, read when they are needed and each once."""

    def __init__(
        self,
        repository: Repository,
        commit: Commit,
        apart: tuple[str, ...],
        settings: Settings,
        assembly: Assembly,
    ) -> None:
        """Begin with nothing.

        Args:
            repository: Where the commit is.
            commit: The commit.
            apart: Paths; nothing in and below them comes along.
            settings: How much is read, and how far one may go.
            assembly: Takes the files.
        """
        self._repository = repository
        self._commit = commit
        self._apart = apart
        self._limits = settings.limits
        self._assembly = assembly
        self._data: dict[bytes, bytes] = {}
        self._taken: set[str] = set()
        self._size = 0
        self._full = False
        root = settings.root and repository.inside(str(settings.root))
        self.root = root or ""
        self.folder_of: dict[str, str] = {}

    def shown(self, path: str) -> str:
        """Return how a file is called, with escapes for bytes that are no text."""
        name = f"{self._commit.name}:{path}"
        return name.encode("utf-8", "surrogateescape").decode(
            "utf-8", "backslashreplace"
        )

    def walk(self, start: Entry, most: int | None = None) -> Iterator[Entry]:
        """Yield the files in a folder and below that could be specs, nearest first.

        Links are followed; no folder is entered twice.
        """
        if not start.is_folder:
            yield start
            return
        folders = deque([start])
        entered = {start.real}
        looked_at = 0
        while folders:
            for each in self._repository.entries(folders.popleft(), self._commit):
                looked_at += 1
                if most is not None and looked_at > most:
                    return
                name = posixpath.basename(each.path)
                if each.is_folder and not name.startswith("."):
                    if not self.within(each.real):
                        yield replace(each, is_folder=False, real=OUTSIDE)
                    elif each.real not in entered:
                        entered.add(each.real)
                        # A handful of objects may be folders without end.
                        if len(entered) > self._limits.files:
                            self._refuse_more_folders(start)
                            return
                        folders.append(each)
                elif not each.is_folder and is_of_interest(name):
                    yield each

    def within(self, real: str) -> bool:
        """Return whether a path lies within the root that was set."""
        return not self.root or f"{real}/".startswith(f"{self.root}/")

    def looked_through(self, start: Entry) -> Iterator[Entry]:
        """Yield the files of a folder that nobody asked for, up to the limit."""
        if self.within(start.real):
            yield from (
                file
                for file in self.walk(start, self._limits.files)
                if not file.is_stray
            )

    def names(self, file: Entry) -> tuple[str, ...]:
        """Return the systems that a file names, at any depth."""
        data = self._read(file)
        return names_in(data) if may_be_spec(data) else ()

    def is_part(self, file: Entry, system: str) -> bool:
        """Return whether a file seems to belong to a system, not just to name it."""
        return system in self.owners(file)

    def begins(self, file: Entry) -> bool:
        """Return whether a file seems to say where its system begins."""
        return seems_to_begin(self._read(file))

    def has(self, file: Entry) -> bool:
        """Return whether a file was taken."""
        return file.real in self._taken

    def owners(self, file: Entry) -> tuple[str, ...]:
        """Return the systems that a file could belong to."""
        data = self._read(file)
        return owners_in(data) if may_be_spec(data) else ()

    def _read(self, file: Entry) -> bytes:
        if file.is_stray:
            return b""
        if file.hash not in self._data:
            self._data[file.hash] = self._repository.read(file)
        return self._data[file.hash]

    def take(self, file: Entry, origin: Origin) -> None:
        """Hand a file on, unless that would be too much."""
        if self._full or file.real in self._taken:
            return
        if origin is Origin.ALONG and self._is_apart(file):
            return
        name = self.shown(file.path)
        refused = self._refusal(file)
        if refused is not None:
            self.refuse(name, refused)
            return
        self._taken.add(file.real)
        data = self._read(file)
        is_data = origin is Origin.FOUND and name.endswith(".json")  # of anything
        if data.startswith(_POINTER) and origin is not Origin.ALONG and not is_data:
            message = "this is a pointer of Git LFS, and the file is elsewhere"
            self.refuse(name, Refused(UNREADABLE_FILE, message))
            return
        is_meant = origin is Origin.NAMED or may_be_spec(data)
        if not is_meant and not (origin is Origin.FOUND and seems_meant(data)):
            return
        self.folder_of[name] = posixpath.dirname(file.path)
        self._size += len(data)
        too_much = self._too_much(data)
        if too_much is not None:
            self.refuse(name, too_much)
        else:
            self._assembly.take(File(name, data, origin))

    def _is_apart(self, file: Entry) -> bool:
        """Return whether a file belongs to the other version."""
        return any(
            file.path == each or file.path.startswith(f"{each}/")
            for each in self._apart
        )

    def _refusal(self, file: Entry) -> Refused | None:
        """Return why a file is not read, if its place alone says so."""
        if file.real == OUTSIDE or not (file.is_stray or self.within(file.real)):
            return self.outside()
        if file.is_stray:
            return Refused(UNREADABLE_FILE, "the link leads to nothing")
        return None

    def outside(self) -> Refused:
        """Return that a place is outside of the root."""
        return Refused(OUTSIDE_ROOT, "this lies outside of the root of the project")

    def refuse(self, name: str, refused: Refused) -> None:
        """Note why something is not read."""
        finding = Finding(refused.rule, Location(name), refused.message)
        self._assembly.give_up(name, (finding,), takes_all=self._full)

    def _refuse_more_folders(self, start: Entry) -> None:
        self._full = True
        message = f"there are more than {self._limits.files:,} folders below this"
        self.refuse(self.shown(start.path), Refused(TOO_MANY_FILES, message))

    def _too_much(self, data: bytes) -> Refused | None:
        limits = self._limits
        if len(data) > limits.file_size:
            message = f"the file has more than {limits.file_size:,} bytes"
            return Refused(FILE_TOO_LARGE, message)
        if self._size > limits.project_size:
            self._full = True
            message = f"there are more than {limits.project_size:,} bytes in all files"
            return Refused(PROJECT_TOO_LARGE, message)
        if len(self.folder_of) > limits.files:
            self._full = True
            message = f"this is one file more than the {limits.files:,} that are taken"
            return Refused(TOO_MANY_FILES, message)
        return None
