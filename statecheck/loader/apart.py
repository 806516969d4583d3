"""Files that name a system of which another file is asked for, and are none of it."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from statecheck.finding import Finding
from statecheck.loader.enumeration import enumerated
from statecheck.loader.outline import begins, belongs_to
from statecheck.loader.rules import ANOTHER_VERSION
from statecheck.source import Location, Pointer
from statecheck.syntax import Document

_MOST = 3
"""So many files are named."""


@dataclass
class Apart:
    """What is left out of a system.

    Attributes:
        system: The name of the system.
        begun: Where a file that was asked for says where it begins; None if none does.
        names: The files that are left out, each as in `Source`.
    """

    system: str
    begun: Location | None
    names: list[str] = field(default_factory=list)

    def said(self) -> Iterator[Finding]:
        """Yield that files are left out, if any are."""
        if self.begun is None or not self.names:
            return
        names = enumerated(sorted(self.names), _MOST)
        does, what = (
            ("say", "are not taken for parts")
            if len(self.names) > 1
            else ("says", "is not taken for a part")
        )
        yield Finding(
            ANOTHER_VERSION,
            self.begun.key,
            f"{names} {does} as well where `{self.system}` begins, and {what} of it",
            system=self.system,
        )


def begun_in(
    documents: Mapping[str, Document], asked: Container[str]
) -> dict[str, Location]:
    """Return where files that are asked for say where their systems begin."""
    found: dict[str, Location] = {}
    for name, document in sorted(documents.items()):
        key = begins(document) if name in asked else ""
        if key:
            found.setdefault(belongs_to(document), Location(name, Pointer((key,))))
    return found
