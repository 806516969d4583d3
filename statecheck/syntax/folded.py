"""A parsed file without its tree, which is parsed again where it is asked for."""

from functools import cached_property

from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.syntax.document import Document
from statecheck.syntax.parser import parse
from statecheck.syntax.tree import Mapping


class Folded(Document):
    """A file whose tree has done its duty.

    A tree takes sixteen times the memory of its text, and once a spec is built nothing
    asks for it but what is wrong: then the text gives it again, the same as before.
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        """Remember the file.

        Args:
            source: A text of which a tree was made before.
            limits: What was taken then.
        """
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "_limits", limits)

    @cached_property
    def root(self) -> Mapping:
        """What it says."""
        limits: Limits = object.__getattribute__(self, "_limits")
        document, _ = parse(self.source, limits)
        if document is None:
            raise ValueError(self.source.name)  # it had a tree: a fault of this program
        return document.root
