"""Which element of the new version is which of the old one.

Elements are known by what they are called on the wire, then by their name, then by
what they were once called, and last by what they look like, if that fits one of each.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from statecheck.immutable import frozen

T = TypeVar("T")


@frozen
class Pair(Generic[T]):
    """One element in both versions.

    Attributes:
        name: What it is called in the old version.
        new_name: What it is called in the new one.
        note: The reason for taking them for one, where the names differ.
    """

    name: str
    new_name: str
    old: T
    new: T
    note: str = ""


@dataclass(frozen=True)
class Pairing(Generic[T]):
    """All elements of a section of two versions.

    Attributes:
        pairs: What is in both, by the old name.
        gone: What only the old version has.
        come: What only the new version has.
    """

    pairs: tuple[Pair[T], ...]
    gone: Mapping[str, T]
    come: Mapping[str, T]

    @cached_property
    def old_name(self) -> Mapping[str, str]:
        """By new name, the old one, where the element is in both."""
        return {pair.new_name: pair.name for pair in self.pairs}

    @cached_property
    def by_name(self) -> Mapping[str, Pair[T]]:
        """What is in both, by the old name."""
        return {pair.name: pair for pair in self.pairs}


@frozen
class Marks(Generic[T]):
    """What the elements of a section are known by.

    Attributes:
        wire: The spelling on the wire.
        was: Earlier names.
        looks: What it looks like, asked of those alone that nothing else pairs, with
            the name of the version; empty for what looks like much else.
        likeness: What is alike of two that look the same.
    """

    wire: Callable[[str, T], str]
    was: Callable[[T], tuple[str, ...]]
    looks: Callable[[bool, str, T], str] | None = None
    likeness: str = ""


def pair(old: Mapping[str, T], new: Mapping[str, T], marks: Marks[T]) -> Pairing[T]:
    """Return which element is which."""
    found: dict[str, tuple[str, str]] = {}
    gone, come = dict(old), dict(new)

    def take(pairs: Iterable[tuple[str, str]], note: str) -> None:
        for name, new_name in pairs:
            if name in gone and new_name in come:
                found[name] = (new_name, note if name != new_name else "")
                del gone[name], come[new_name]

    same = [
        name
        for name in old
        if name in new and marks.wire(name, old[name]) == marks.wire(name, new[name])
    ]
    take(((name, name) for name in same), "")
    by_wire = {marks.wire(name, each): name for name, each in come.items()}
    take(
        [
            (name, by_wire[wire])
            for name, each in gone.items()
            if (wire := marks.wire(name, each)) in by_wire
        ],
        "both are called the same on the wire",
    )
    take([(name, name) for name in gone if name in come], "")
    take(
        _only(
            (was, name)
            for name, each in come.items()
            for was in marks.was(each)
            if was in gone
        ),
        "the new one says that it `was` the old one",
    )
    take(
        [
            (name, earlier)
            for earlier, name in _only(
                (earlier, name)
                for name, each in gone.items()
                for earlier in marks.was(each)
                if earlier in come
            )
        ],
        "the old one says that it `was` the new one",
    )
    if marks.looks is not None and gone and come:
        take(_alike(gone, come, marks.looks), marks.likeness)
    return Pairing(
        tuple(
            Pair(name, new_name, old[name], new[new_name], note)
            for name, (new_name, note) in sorted(found.items())
        ),
        {name: gone[name] for name in sorted(gone)},
        {name: come[name] for name in sorted(come)},
    )


def _only(claims: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the claims on what was there that nobody else claims to have been."""
    by_name: dict[str, list[str]] = {}
    for was, name in claims:
        by_name.setdefault(was, []).append(name)
    return [(was, names[0]) for was, names in by_name.items() if len(names) == 1]


def _alike(
    gone: Mapping[str, T],
    come: Mapping[str, T],
    looks: Callable[[bool, str, T], str],
) -> list[tuple[str, str]]:
    """Return those of which one on each side, and only one, looks so."""
    by_look: dict[str, tuple[list[str], list[str]]] = {}
    for names, is_old in ((gone, True), (come, False)):
        for name, each in names.items():
            look = looks(is_old, name, each)
            if look:
                by_look.setdefault(look, ([], []))[0 if is_old else 1].append(name)
    return [
        (old[0], new[0])
        for _, (old, new) in sorted(by_look.items())
        if len(old) == len(new) == 1
    ]
