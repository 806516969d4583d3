"""Reading files within the limits of a run, each once."""

from statecheck.finding import Finding, Rule
from statecheck.loader.assembly import Assembly
from statecheck.loader.loaded import File, Origin
from statecheck.loader.opening import Refused, read_file, read_standard_input
from statecheck.loader.outline import may_be_spec, seems_meant
from statecheck.loader.place import Bounds, Place
from statecheck.loader.rules import (
    FILE_TOO_LARGE,
    PROJECT_TOO_LARGE,
    TOO_MANY_FILES,
)
from statecheck.loader.walking import outside, walk
from statecheck.settings import Limits
from statecheck.source import Location

STANDARD_INPUT = "<stdin>"
"""How standard input is shown."""

_HEAD = 65_536
"""Bytes at the beginning of a file that is too large in which `statecheck` must stand
for the file to be missed."""


def _path(found: tuple[Place, Refused | None]) -> str:
    return found[0].path


class Gathering:
    """Hands files to an assembly, up to the limits."""

    def __init__(
        self, limits: Limits, assembly: Assembly, apart: tuple[str, ...] = ()
    ) -> None:
        """Begin with nothing.

        Args:
            limits: How much is read.
            assembly: Takes the files.
            apart: Real paths; nothing in and below them comes along.
        """
        self._apart = Bounds(apart, strict=True)
        self._limits = limits
        self._assembly = assembly
        self._names: dict[str, str] = {}
        self._places: dict[str, Place] = {}
        self._size = 0
        self._files = 0
        self.full = False

    def place(self, name: str) -> Place | None:
        """Return the place of a file by its name; None for standard input."""
        return self._places.get(name)

    def has(self, place: Place) -> bool:
        """Return whether a file was taken."""
        return place.real in self._names

    def folder(self, folder: Place, within: Bounds) -> int:
        """Take the files in and below a folder; return how many could be read."""
        found = 0
        for place, refused in sorted(walk(folder, within), key=_path):
            found += 1
            if refused is None:
                self.file(place, within, Origin.FOUND)
            else:
                self._refuse(place.name, refused)
        return found

    def file(self, place: Place, within: Bounds, origin: Origin) -> None:
        """Take one file."""
        if self.full or place.real in self._names:
            return
        if origin is Origin.ALONG and self._apart.hold(place.real):
            return
        if not within.hold(place.real):
            self._refuse(place.name, outside(place))
            return
        self._names[place.real] = place.name
        head = 0 if origin is Origin.NAMED else _HEAD
        data = read_file(place.real, self._limits.file_size, head)
        if isinstance(data, Refused):
            if (
                origin is Origin.NAMED
                or data.rule is not FILE_TOO_LARGE
                or may_be_spec(data.head)
            ):
                self._refuse(place.name, data)
        elif (
            origin is Origin.NAMED
            or may_be_spec(data)
            or (origin is Origin.FOUND and seems_meant(data))
        ):
            self._places[place.name] = place
            self._take(place.name, data, origin)

    def standard_input(self) -> None:
        """Take what comes in by standard input."""
        data = read_standard_input(self._limits.file_size)
        if isinstance(data, Refused):
            self._refuse(STANDARD_INPUT, data)
        else:
            self._take(STANDARD_INPUT, data, Origin.NAMED)

    def _take(self, name: str, data: bytes, origin: Origin) -> None:
        """Hand a file on, unless that would be too much."""
        self._size += len(data)
        self._files += 1
        if self._size > self._limits.project_size:
            most = self._limits.project_size
            message = f"up to here there are more than {most:,} bytes in all files"
            self._overflow(name, PROJECT_TOO_LARGE, message)
        elif self._files > self._limits.files:
            most = self._limits.files
            message = f"this is one file more than the {most:,} that are taken"
            self._overflow(name, TOO_MANY_FILES, message)
        else:
            self._assembly.take(File(name, data, origin))

    def _overflow(self, name: str, rule: Rule, message: str) -> None:
        self.full = True
        self._refuse(name, Refused(rule, message))

    def _refuse(self, name: str, refused: Refused) -> None:
        finding = Finding(refused.rule, Location(name), refused.message)
        self._assembly.give_up(name, (finding,), takes_all=self.full)
