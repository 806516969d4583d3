"""Places by path: what a finding points at, hardly ever measured yet."""

from enum import StrEnum

from statecheck.immutable import frozen
from statecheck.source.text import Span


class Part(StrEnum):
    """Which part of an entry of a mapping is meant."""

    KEY = "key"
    """The name itself: what is wrong is what the thing is called."""
    VALUE = "value"
    """What stands behind the name."""


@frozen
class Pointer:
    """A path into a file's data, as RFC 6901 writes it.

    Attributes:
        keys: Keys of mappings as text, and indexes of lists counted from 0; empty for
            the whole file.
    """

    keys: tuple[str | int, ...] = ()

    def __truediv__(self, key: str | int) -> "Pointer":
        """Return the pointer one step further in."""
        return Pointer((*self.keys, key))

    def __str__(self) -> str:
        """Return the pointer in the notation of RFC 6901; the whole file is empty."""
        return "".join(
            "/" + str(key).replace("~", "~0").replace("/", "~1") for key in self.keys
        )


@frozen
class Location:
    """A place by path.

    Attributes:
        source: Name of the file, as `Source.name`.
        pointer: The way to the place within the file.
        part: Whether the key or the value at the end of the way is meant.
        span: The place by line and column, where no path leads to it, as in a text
            that is no YAML; it is then the place. None wherever the path will do.
    """

    source: str
    pointer: Pointer = Pointer()
    part: Part = Part.VALUE
    span: Span | None = None

    def __truediv__(self, key: str | int) -> "Location":
        """Return the location of what stands under `key` in this one."""
        return Location(self.source, Pointer((*self.pointer.keys, key)))

    @property
    def key(self) -> "Location":
        """The name of the entry rather than what stands behind it."""
        return Location(self.source, self.pointer, Part.KEY)
