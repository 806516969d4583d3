"""What has to come along: the rest of a system, and the systems that it builds on."""

from collections.abc import Container, Iterator, Mapping
from itertools import islice

from statecheck import disk
from statecheck.loader.apart import Apart, begun_in
from statecheck.loader.assembly import Assembly
from statecheck.loader.gathering import STANDARD_INPUT, Gathering
from statecheck.loader.library import Library
from statecheck.loader.loaded import Origin
from statecheck.loader.outline import belongs_to
from statecheck.loader.place import Bounds, Place, place
from statecheck.settings import Settings
from statecheck.source import Location

Asked = Mapping[str, tuple[Place | None, Bounds]]
"""For each file that was asked for, by name, the folder that may hold more of its
system, or None where a folder was given, which holds all of it; and how far one may
go."""


class Completing:
    """Brings along what was not asked for and is needed."""

    def __init__(
        self, settings: Settings, assembly: Assembly, gathering: Gathering
    ) -> None:
        """Begin with what was asked for.

        Args:
            settings: Where to look, and how much is read.
            assembly: Knows what is missing.
            gathering: Takes files.
        """
        self._settings = settings
        self._assembly = assembly
        self._gathering = gathering
        self._library = Library(settings.limits, {}, {})
        self._bounds: dict[str, Bounds] = {}

    def complete_systems(
        self, asked: Asked, whole: Container[str] = frozenset()
    ) -> None:
        """Take the other files of the systems of which a file was asked for.

        They are in its folder and below, so that a file says what its folder says.
        Folders around and beside it are left alone: what lies there may be another
        system of that name, and may be anybody's. A system begins in one of its files,
        so another that says where it begins is another version of it.

        Args:
            asked: The files that were asked for.
            whole: Those of them that are all there is of their system.
        """
        begun = begun_in(self._assembly.documents, asked)
        done: set[tuple[str, str]] = set()
        for name, document in sorted(self._assembly.documents.items()):
            if name not in asked:
                continue
            folder, within = asked[name]
            self._bounds[name] = within
            if folder is None or name == STANDARD_INPUT or name in whole:
                continue  # which is all there is, as what an editor has not saved yet
            system = belongs_to(document)
            if system and (system, folder.real) not in done:
                done.add((system, folder.real))
                self._complete(system, folder, within, begun.get(system))

    def _complete(
        self, system: str, folder: Place, within: Bounds, begun: Location | None
    ) -> None:
        further = within.with_folder(folder)
        apart = Apart(system, begun)
        for file, begins in self._library.parts_of(system, folder, further):
            if begins and begun is not None:
                if not self._gathering.has(file):
                    apart.names.append(file.name)
                continue
            self._gathering.file(file, further, Origin.ALONG)
        for finding in apart.said():
            self._assembly.note(finding)

    def find_hosts(self) -> None:
        """Take the systems that others build on, as long as any is to be found.

        They are looked for where the settings say, then in and below the folder of the
        file that names them, then in the folder beside it that is called like them,
        then in all folders beside it.
        """
        tried: set[tuple[str, str]] = set()
        while wanted := set(self._assembly.wanted()) - tried:
            tried |= wanted
            for reference, name in sorted(wanted):
                if not self._assembly.has(reference):
                    self._find(reference, name)

    def _find(self, reference: str, name: str) -> None:
        system, _, _ = reference.partition("@")
        for folder, within in self._shelves(system, name):
            for file in self._library.files_of(system, folder, within):
                self._gathering.file(file, within, Origin.ALONG)
                self._bounds.setdefault(file.name, within)
            if self._assembly.has(reference):
                return

    def _shelves(self, system: str, name: str) -> Iterator[tuple[Place, Bounds]]:
        """Yield where a system could be that a file names, the most likely first."""
        for path in self._settings.systems:
            shelf = place(path)
            yield shelf, Bounds((shelf.real,), strict=True)
        file = self._gathering.place(name)
        own = place(".") if file is None else file.folder
        within = self._bounds.get(name) or Bounds((own.real,), strict=False)
        within = within.with_folder(own.folder)
        like_it = place(own.folder.inside(system).path)  # which may be a link
        for folder in (own, like_it, *self._beside(own)):
            if within.hold(folder.real) and disk.is_folder(folder.real):
                yield folder, within

    def _beside(self, folder: Place) -> Iterator[Place]:
        try:
            around = folder.folder
            names = [
                name
                for name, _ in disk.entries(around.real)
                if disk.is_folder(around.inside(name).real)
            ]
        except OSError:
            return
        for name in islice(names, self._settings.limits.files):
            if not name.startswith("."):
                yield place(folder.folder.inside(name).path)
