"""Files that name their system by a misspelt name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from statecheck.finding import Finding, Fix
from statecheck.language import nearest
from statecheck.loader.outline import belongs_to, folder_of
from statecheck.loader.rules import MISSPELT_SYSTEM
from statecheck.source import Location, Pointer
from statecheck.syntax import Document, Scalar

_SYSTEM = "system"
_BEGINNINGS = frozenset({"initial", "start", "kind", "extends"})
"""Keys of which a system has one, and most of its files none."""

_WHOLE = frozenset({"states", "actions"})
"""Keys that a part of a system rarely has both."""


def misnamed(specs: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """Yield the files whose system is misspelt, each with the name that was meant.

    Two systems of one folder are two as long as each says what it is or where it
    begins. Where only one of two names that are nearly equal does, they are one, and
    the name that fewer files have is misspelt; unless these are a whole by themselves.
    """
    for names in _folders(specs).values():
        keys = {
            name: frozenset().union(*(specs[file].root.entries for file in files))
            for name, files in names.items()
        }
        begun = {name for name in names if keys[name] & _BEGINNINGS}
        weight = {name: (len(files), name in begun) for name, files in names.items()}
        for name, files in names.items():
            others = [each for each in names if (each in begun) != (name in begun)]
            meant = nearest(name, others) if others else ""
            if meant and weight[name] < weight[meant] and not keys[name] >= _WHOLE:
                yield from ((file, meant) for file in files)


def _folders(
    specs: Mapping[str, Document],
) -> Mapping[PurePosixPath, Mapping[str, list[str]]]:
    """Return, by folder and by name of a system, the files that name it."""
    found: dict[PurePosixPath, dict[str, list[str]]] = {}
    for file, document in sorted(specs.items()):
        if _SYSTEM in document.root.entries:
            names = found.setdefault(folder_of(file), {})
            names.setdefault(belongs_to(document), []).append(file)
    return found


def renamed(document: Document, meant: str) -> tuple[Document, Finding]:
    """Return a file as it was meant, and that its system is misspelt."""
    entries = document.root.entries
    entry = entries[_SYSTEM]
    name = belongs_to(document)
    value = entry.value
    if isinstance(value, Scalar):
        value = replace(value, text=meant, value=meant)
    entries = {**entries, _SYSTEM: replace(entry, value=value)}
    finding = Finding(
        MISSPELT_SYSTEM,
        Location(document.source.name, Pointer((_SYSTEM,))),
        f"`{name}` is no system by itself, and the one of this folder is `{meant}`",
        fix=Fix(f"did you mean `{meant}`?", meant),
    )
    return replace(document, root=replace(document.root, entries=entries)), finding
