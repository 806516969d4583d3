"""A parsed file without its tree, which is parsed again where it is asked for."""

from functools import cached_property

from statecheck.settings import Limits
from statecheck.source import Location, Source, Span
from statecheck.syntax.document import Document
from statecheck.syntax.measuring import measure
from statecheck.syntax.parser import parse
from statecheck.syntax.slicing import Slices
from statecheck.syntax.tree import Mapping


class Folded(Document):
    """A file whose tree has done its duty.

    A tree takes sixteen times the memory of its text, and once a spec is built nothing
    asks for it but what is wrong: then the text gives it again, the same as before. For
    a few places, the elements are enough that these are in.
    """

    def __init__(
        self, source: Source, limits: Limits, slices: Slices | None = None
    ) -> None:
        """Remember the file.

        Args:
            source: A text of which a tree was made before.
            limits: What was taken then.
            slices: Its elements, if nothing was wrong with it.
        """
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "_limits", limits)
        object.__setattr__(self, "_slices", slices)

    def span(self, location: Location) -> Span:
        """Return the stretch of text that `location` points at, as `Document` does."""
        slices: Slices | None = object.__getattribute__(self, "_slices")
        if slices is None or location.span is not None or "root" in self.__dict__:
            return super().span(location)
        root = slices.around(self.source, location.pointer)
        if root is None:
            return super().span(location)
        return self._lines.span(*measure(root, self._lines, location))

    @cached_property
    def root(self) -> Mapping:
        """What it says."""
        limits: Limits = object.__getattribute__(self, "_limits")
        document, _ = parse(self.source, limits)
        if document is None:
            raise ValueError(self.source.name)  # it had a tree: a fault of this program
        return document.root
