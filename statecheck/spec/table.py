"""Elements by name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class Table(Mapping[str, T]):
    """Elements by name, in the order they were written; immutable.

    Two tables are equal if they hold the same, in any order: order says nothing.
    """

    __slots__ = ("_elements",)

    def __init__(self, elements: Iterable[tuple[str, T]] = ()) -> None:
        """Hold `elements`; of two with one name, the later."""
        self._elements: dict[str, T] = dict(elements)

    def __getitem__(self, name: str) -> T:
        return self._elements[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._elements)

    def __len__(self) -> int:
        return len(self._elements)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._elements == other._elements

    def __hash__(self) -> int:
        return hash(frozenset(self._elements))

    def __repr__(self) -> str:
        return f"Table({self._elements!r})"
