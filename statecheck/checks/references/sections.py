"""The sections of a system whose names share one space."""

from collections.abc import Iterator

from statecheck.linking import ErrorTree
from statecheck.source import Location
from statecheck.spec import System, Table

SECTIONS = (
    ("states", "exits"),
    ("actions",),
    ("models",),
    ("errors",),
    ("options",),
    ("actors",),
    ("sources",),
)
"""The sections of each space of names."""


def named(system: System, sections: tuple[str, ...]) -> Iterator[tuple[str, Location]]:
    """Yield the names in some sections, in alphabetical order, with their places.

    Error codes are named by their path.
    """
    found: list[tuple[str, Location]] = []
    for section in sections:
        elements: Table[object] = getattr(system, section)
        if section == "errors":
            elements = Table(ErrorTree(system.errors).codes.items())
        for name, element in elements.items():
            at = getattr(element, "at", None)
            if isinstance(at, Location):
                found.append((name, at))
    yield from sorted(found, key=lambda pair: (pair[0].casefold(), pair[0]))
