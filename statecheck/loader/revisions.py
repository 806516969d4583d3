"""What stood in files and folders at a commit, with what it built on then."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from statecheck.finding import Finding, Fix
from statecheck.language import nearest
from statecheck.loader.assembly import Assembly
from statecheck.loader.loaded import File, Loaded, Origin
from statecheck.loader.opening import Refused
from statecheck.loader.outline import belongs_to, may_be_spec, names_in, owners_in
from statecheck.loader.repository import Commit, Entry, Repository, RevisionError
from statecheck.loader.rules import (
    FILE_TOO_LARGE,
    PATH_NOT_FOUND,
    PROJECT_TOO_LARGE,
    TOO_MANY_FILES,
)
from statecheck.loader.walking import is_of_interest
from statecheck.settings import Settings
from statecheck.source import Location


@dataclass(frozen=True, slots=True)
class Revision:
    """What is looked at of a commit.

    Attributes:
        commit: The commit.
        paths: Files and folders, from the root of the repository, with `/`; an empty
            one for all of it.
        systems: Names of systems that are looked for anywhere in the commit where a
            path is not there, since it may have had another name then.
        required: Whether the paths have to be there.
        apart: Files and folders of another version of the same; nothing in them comes
            along. Two files of one folder are taken for two whole versions.
    """

    commit: Commit
    paths: tuple[str, ...]
    systems: tuple[str, ...] = ()
    required: bool = True
    apart: tuple[str, ...] = ()


def load_revision(
    repository: Repository, revision: Revision, settings: Settings
) -> Loaded:
    """Return what stood in files and folders at a commit, with what it built on.

    Total: what cannot be read is a finding. The files are called `commit:path`, as git
    calls them. Systems that others build on come from the same commit.
    """
    assembly = Assembly(settings.limits)
    shelf = _Shelf(repository, revision.commit, settings, assembly)
    for path in revision.paths:
        try:
            shelf.take(path, revision)
        except RevisionError as error:
            at = Location(shelf.shown(path))
            finding = Finding(error.rule, at, error.message)
            assembly.give_up(at.source, (finding,), takes_all=True)
    return assembly.loaded()


class _Shelf:
    """The files of a commit, read when they are needed and each once."""

    def __init__(
        self,
        repository: Repository,
        commit: Commit,
        settings: Settings,
        assembly: Assembly,
    ) -> None:
        self._repository = repository
        self._commit = commit
        self._settings = settings
        self._limits = settings.limits
        self._assembly = assembly
        self._data: dict[str, bytes] = {}
        self._taken: set[str] = set()
        self._size = 0
        self._apart: tuple[str, ...] = ()

    def shown(self, path: str) -> str:
        """Return how a file is called."""
        return f"{self._commit.name}:{path}"

    def take(self, path: str, revision: Revision) -> None:
        """Take what was asked for, the rest of its systems, and what it builds on."""
        before = set(self._assembly.documents)
        found = self._repository.entry(self._commit, path)
        if found is None and not revision.required:
            self._take_renamed(revision.systems)
        elif found is None:
            self._assembly.note(self._not_found(path))
        elif found.is_folder:
            for file in self._walk(found):
                self._take(file, Origin.FOUND)
        else:
            self._take(found, Origin.NAMED)
        self._apart = revision.apart
        folder = posixpath.dirname(path)
        beside = {posixpath.dirname(each) for each in revision.apart}
        if found is not None and not found.is_folder and folder not in beside:
            asked = self._assembly.documents.keys() - before
            systems = {belongs_to(self._assembly.documents[name]) for name in asked}
            for system in sorted(filter(None, systems)):
                self._complete(system, folder)
        self._find_hosts()

    def _take_renamed(self, systems: Iterable[str]) -> None:
        """Take the files of systems wherever they were."""
        wanted = set(systems)
        root = self._repository.entry(self._commit, "")
        for file in self._walk(root) if root and wanted else ():
            data = self._read(file)
            if may_be_spec(data) and wanted & set(owners_in(data)):
                self._take(file, Origin.FOUND)

    def _complete(self, system: str, folder: str) -> None:
        """Take the other files of a system of which a file was asked for.

        As on the disk, they are in its folder and below, and directly in the folders
        around it as long as each of them holds a file of the system.
        """
        start = self._repository.entry(self._commit, folder)
        for file in self._walk(start) if start is not None else ():
            if self._is_part(file, system):
                self._take_along(file)
        while files := self._parts_in(system, folder):
            for file in files:
                self._take_along(file)
            if not folder:
                return
            folder = posixpath.dirname(folder)

    def _parts_in(self, system: str, folder: str) -> list[Entry]:
        found = self._repository.entry(self._commit, folder)
        entries = self._repository.entries(found, self._commit) if found else ()
        return [
            file
            for file in entries
            if not file.is_folder
            and is_of_interest(posixpath.basename(file.path))
            and self._is_part(file, system)
        ]

    def _is_part(self, file: Entry, system: str) -> bool:
        """Return whether a file seems to belong to a system, not just to name it."""
        data = self._read(file)
        return may_be_spec(data) and system in owners_in(data)

    def _find_hosts(self) -> None:
        """Take the systems that others build on, as long as any is to be found."""
        tried: set[tuple[str, str]] = set()
        while wanted := set(self._assembly.wanted()) - tried:
            tried |= wanted
            for reference, name in sorted(wanted):
                for folder in self._shelves(reference.partition("@")[0], name):
                    if self._assembly.has(reference):
                        break
                    self._take_system(reference.partition("@")[0], folder)

    def _shelves(self, system: str, name: str) -> Iterator[str]:
        """Yield where a system could be that a file names, the most likely first.

        It is the order of files on the disk: where the settings say, then beside the
        file, then in the folder beside that is called like it, then in all beside.
        """
        for path in self._settings.systems:
            inside = self._repository.inside(str(path))
            if inside is not None:
                yield inside
        own = posixpath.dirname(name.removeprefix(f"{self._commit.name}:"))
        outer = posixpath.dirname(own)
        yield own
        yield posixpath.join(own, system)
        yield posixpath.join(outer, system)
        around = self._repository.entry(self._commit, outer)
        if around is not None:
            for each in self._repository.entries(around, self._commit):
                hidden = posixpath.basename(each.path).startswith(".")
                if each.is_folder and not hidden:
                    yield each.path

    def _take_system(self, system: str, folder: str) -> None:
        found = self._repository.entry(self._commit, folder)
        for file in self._walk(found) if found is not None else ():
            if system in self._names(file):
                self._take_along(file)

    def _take_along(self, file: Entry) -> None:
        """Take a file that was not asked for, unless it is of the other version."""
        if not any(
            file.path == each or file.path.startswith(f"{each}/")
            for each in self._apart
        ):
            self._take(file, Origin.ALONG)

    def _walk(self, start: Entry) -> Iterator[Entry]:
        """Yield the files in a folder and below that could be specs."""
        if not start.is_folder:
            yield start
            return
        folders = [start]
        while folders:
            for each in self._repository.entries(folders.pop(), self._commit):
                name = posixpath.basename(each.path)
                if each.is_folder and not name.startswith("."):
                    folders.append(each)
                elif not each.is_folder and is_of_interest(name):
                    yield each

    def _names(self, file: Entry) -> tuple[str, ...]:
        data = self._read(file)
        return names_in(data) if may_be_spec(data) else ()

    def _read(self, file: Entry) -> bytes:
        if file.path not in self._data:
            self._data[file.path] = self._repository.read(file)
        return self._data[file.path]

    def _take(self, file: Entry, origin: Origin) -> None:
        """Hand a file on, unless that would be too much."""
        if file.path in self._taken:
            return
        data = self._read(file)
        if origin is not Origin.NAMED and not may_be_spec(data):
            return
        self._taken.add(file.path)
        self._size += len(data)
        refused = self._too_much(data)
        name = self.shown(file.path)
        if refused is not None:
            finding = Finding(refused.rule, Location(name), refused.message)
            self._assembly.give_up(name, (finding,), takes_all=True)
        else:
            self._assembly.take(File(name, data, origin))

    def _too_much(self, data: bytes) -> Refused | None:
        limits = self._limits
        if len(data) > limits.file_size:
            message = f"the file has more than {limits.file_size:,} bytes"
            return Refused(FILE_TOO_LARGE, message)
        if self._size > limits.project_size:
            message = f"there are more than {limits.project_size:,} bytes in all files"
            return Refused(PROJECT_TOO_LARGE, message)
        if len(self._taken) > limits.files:
            message = f"this is one file more than the {limits.files:,} that are taken"
            return Refused(TOO_MANY_FILES, message)
        return None

    def _not_found(self, path: str) -> Finding:
        """Return that a path leads to nothing, and what was probably meant."""
        outer, name = posixpath.split(path.rstrip("/"))
        folder = self._repository.entry(self._commit, outer)
        near = ""
        if folder is not None and folder.is_folder:
            there = self._repository.entries(folder, self._commit)
            near = nearest(name, tuple(posixpath.basename(e.path) for e in there))
        meant = self.shown(posixpath.join(outer, near))
        return Finding(
            rule=PATH_NOT_FOUND,
            at=Location(self.shown(path)),
            message=f"there is no file or folder `{path}` at `{self._commit.name}`",
            fix=Fix(f"did you mean `{meant}`?") if near else None,
        )
