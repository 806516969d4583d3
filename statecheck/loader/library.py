"""Files in folders, by the names of the systems that they speak of."""

from collections.abc import Iterator

from statecheck import disk
from statecheck.immutable import frozen
from statecheck.loader.opening import read_file
from statecheck.loader.outline import (
    may_be_spec,
    names_in,
    owners_in,
    seems_to_begin,
)
from statecheck.loader.place import Bounds, Place
from statecheck.loader.walking import walk
from statecheck.settings import Limits


@frozen
class Library:
    """What could be a file of which system; each folder is looked through once.

    It tells by the bytes of a file, without building anything. What cannot be read is
    passed over, and only so many entries of a folder are looked at, the nearest first:
    nobody asked for these folders, and they may be large.

    Attributes:
        limits: How much is looked at.
        names: Names in each file, by its real path.
        folders: Files in and below each folder, by its real path.
    """

    limits: Limits
    names: dict[str, tuple[str, ...]]
    folders: dict[str, tuple[Place, ...]]

    def parts_of(
        self, system: str, folder: Place, within: Bounds
    ) -> Iterator[tuple[Place, bool]]:
        """Yield the files in and below a folder that seem to be parts of a system.

        With each comes whether it seems to say where the system begins.
        """
        for place in self._files(folder, within):
            data = self._part(place, system)
            if data is not None:
                yield place, seems_to_begin(data)

    def files_of(self, system: str, folder: Place, within: Bounds) -> Iterator[Place]:
        """Yield the files in and below a folder that seem to be of a system."""
        for place in self._files(folder, within):
            if system in self._names(place):
                yield place

    def _part(self, place: Place, system: str) -> bytes | None:
        """Return a file that seems to belong to a system; None if it does not.

        One that only names it, as a flow does with its steps, is none of its files.
        """
        if system not in self._names(place):
            return None
        data = read_file(place.real, self.limits.file_size)
        return data if isinstance(data, bytes) and system in owners_in(data) else None

    def _files(self, folder: Place, within: Bounds) -> tuple[Place, ...]:
        if disk.is_file(folder.real):
            return (folder,)
        if folder.real not in self.folders:
            self.folders[folder.real] = tuple(
                place
                for place, refused in walk(folder, within, self.limits.files)
                if refused is None
            )
        return self.folders[folder.real]

    def _names(self, place: Place) -> tuple[str, ...]:
        if place.real not in self.names:
            data = read_file(place.real, self.limits.file_size)
            self.names[place.real] = (
                names_in(data) if isinstance(data, bytes) and may_be_spec(data) else ()
            )
        return self.names[place.real]
