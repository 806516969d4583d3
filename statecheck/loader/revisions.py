"""What stood in files and folders at a commit, with what it built on then."""

import posixpath
from collections.abc import Iterable, Iterator

from statecheck.finding import Finding, Fix
from statecheck.immutable import frozen
from statecheck.language import nearest
from statecheck.loader.apart import Apart, begun_in
from statecheck.loader.assembly import Assembly
from statecheck.loader.commit import Commit, RevisionError
from statecheck.loader.commit_files import CommitFiles
from statecheck.loader.loaded import Loaded, Origin
from statecheck.loader.outline import belongs_to
from statecheck.loader.repository import Repository
from statecheck.loader.rules import (
    NO_SPEC,
    PATH_NOT_FOUND,
)
from statecheck.settings import Settings
from statecheck.source import Location
from statecheck.syntax import collector_off


@frozen
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


@collector_off()
def load_revision(
    repository: Repository, revision: Revision, settings: Settings
) -> Loaded:
    """Return what stood in files and folders at a commit, with what it built on.

    Total: what cannot be read is a finding. The files are called `commit:path`, as git
    calls them. Systems that others build on come from the same commit. It is what would
    be loaded if the commit lay on the disk, but for what lies outside of it.
    """
    assembly = Assembly(settings.limits)
    shelf = _Shelf(repository, revision, settings, assembly)
    asked: list[tuple[str, str]] = []
    for path in revision.paths:
        try:
            asked += shelf.take(path)
        except RevisionError as error:
            shelf.failed(path, error)
    try:
        begun = begun_in(assembly.documents, assembly.documents)
        for system, folder in asked:
            shelf.complete(system, folder, begun.get(system))
        shelf.find_hosts()
    except RevisionError as error:
        shelf.failed(revision.paths[0], error)
    return assembly.loaded()


class _Shelf:
    """Takes what was asked for, and what it needs."""

    def __init__(
        self,
        repository: Repository,
        revision: Revision,
        settings: Settings,
        assembly: Assembly,
    ) -> None:
        self._repository = repository
        self._revision = revision
        self._commit = revision.commit
        self._settings = settings
        self._assembly = assembly
        self._files = CommitFiles(
            repository, revision.commit, revision.apart, settings, assembly
        )

    def failed(self, path: str, error: RevisionError) -> None:
        """Note that what a path leads to cannot be read."""
        at = Location(self._files.shown(path))
        finding = Finding(error.rule, at, error.message)
        self._assembly.give_up(at.source, (finding,), takes_all=True)

    def take(self, path: str) -> list[tuple[str, str]]:
        """Take what was asked for; return the systems whose rest has to come along.

        Each comes with the folder that may hold more of it.
        """
        before = set(self._assembly.documents)
        known = len(before) + self._assembly.broken
        found = self._repository.entry(self._commit, path)
        if found is None and not self._revision.required:
            self._take_renamed(self._revision.systems)
            return []
        if found is None:
            self._assembly.note(self._not_found(path))
            return []
        if not self._files.within(found.real):
            self._files.refuse(self._files.shown(path), self._files.outside())
            return []
        if found.is_folder:
            files = sorted(self._files.walk(found), key=lambda each: each.path)
            for file in files:
                self._files.take(file, Origin.FOUND)
            after = len(self._assembly.documents) + self._assembly.broken
            if after == known and self._revision.required:
                self._assembly.note(self._empty(path))
            return []
        self._files.take(found, Origin.NAMED)
        folder = posixpath.dirname(found.path)
        if folder in {posixpath.dirname(each) for each in self._revision.apart}:
            return []
        asked = self._assembly.documents.keys() - before
        systems = {belongs_to(self._assembly.documents[name]) for name in asked}
        return [(system, folder) for system in sorted(filter(None, systems))]

    def _take_renamed(self, systems: Iterable[str]) -> None:
        """Take the files of systems wherever they were."""
        wanted = set(systems)
        root = self._repository.entry(self._commit, self._files.root)
        for file in self._files.walk(root) if root and wanted else ():
            if wanted & set(self._files.owners(file)):
                self._files.take(file, Origin.FOUND)

    def complete(self, system: str, folder: str, begun: Location | None) -> None:
        """Take the other files of a system of which a file was asked for.

        As on the disk, they are in its folder and below.

        Args:
            system: The system.
            folder: The folder.
            begun: Where a file that was asked for says where the system begins.
        """
        start = self._repository.entry(self._commit, folder)
        apart = Apart(system, begun)
        for file in self._files.looked_through(start) if start is not None else ():
            if not self._files.is_part(file, system):
                continue
            if begun is not None and self._files.begins(file):
                if not self._files.has(file):
                    apart.names.append(self._files.shown(file.path))
                continue
            self._files.take(file, Origin.ALONG)
        for finding in apart.said():
            self._assembly.note(finding)

    def find_hosts(self) -> None:
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

        It is the order of files on the disk: where the settings say, then in and below
        the folder of the file, then in the folder beside that is called like it, then
        in all beside.
        """
        for path in self._settings.systems:
            inside = self._repository.inside(str(path))
            if inside is not None:
                yield inside
        own = self._files.folder_of[name]
        yield own
        if not own:  # what is beside the root is not in the commit
            return
        outer = posixpath.dirname(own)
        yield posixpath.join(outer, system)
        around = self._repository.entry(self._commit, outer)
        if around is not None:
            for each in self._repository.entries(around, self._commit):
                hidden = posixpath.basename(each.path).startswith(".")
                if each.is_folder and not hidden:
                    yield each.path

    def _take_system(self, system: str, folder: str) -> None:
        found = self._repository.entry(self._commit, folder)
        for file in self._files.looked_through(found) if found is not None else ():
            if system in self._files.names(file):
                self._files.take(file, Origin.ALONG)

    def _empty(self, path: str) -> Finding:
        """Return that a folder holds no spec."""
        what = self._files.shown(path)
        message = f"there is no spec in the folder `{what}`"
        return Finding(NO_SPEC, Location(what), message)

    def _not_found(self, path: str) -> Finding:
        """Return that a path leads to nothing, and what was probably meant."""
        outer, name = posixpath.split(path.rstrip("/"))
        folder = self._repository.entry(self._commit, outer)
        near = ""
        if folder is not None and folder.is_folder:
            there = self._repository.entries(folder, self._commit)
            near = nearest(name, tuple(posixpath.basename(e.path) for e in there))
        meant = self._files.shown(posixpath.join(outer, near))
        return Finding(
            rule=PATH_NOT_FOUND,
            at=Location(self._files.shown(path)),
            message=f"there is no file or folder `{path}` at `{self._commit.name}`",
            fix=Fix(f"did you mean `{meant}`?") if near else None,
        )
