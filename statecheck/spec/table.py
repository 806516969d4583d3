"""Elements by name."""

from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from typing import Any, TypeVar, overload

T = TypeVar("T")
D = TypeVar("D")


_FEW = 4
"""Elements of a table up to which all that it holds goes into its hash."""


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

    # What `Mapping` makes of the three above asks for each element by itself; every
    # stage goes through tables, and takes a tenth less time with these.

    def __contains__(self, name: object) -> bool:
        return name in self._elements

    @overload
    def get(self, name: str, /) -> T | None: ...
    @overload
    def get(self, name: str, /, default: T | D) -> T | D: ...
    def get(self, name: str, /, default: D | None = None) -> T | D | None:
        """Return the element of a name, or else the default."""
        return self._elements.get(name, default)

    def keys(self) -> KeysView[str]:
        """Return the names, in order."""
        return self._elements.keys()

    def values(self) -> ValuesView[T]:
        """Return the elements, in order."""
        return self._elements.values()

    def items(self) -> ItemsView[str, T]:
        """Return the elements with their names, in order."""
        return self._elements.items()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._elements == other._elements

    def __hash__(self) -> int:
        # By the names alone, the thousand conditions on one field would all be held
        # against each other; of large tables the names tell enough.
        if len(self._elements) <= _FEW:
            try:
                return hash(frozenset(self._elements.items()))
            except TypeError:  # as for what stands under `x-`
                pass
        return hash(frozenset(self._elements))

    def __repr__(self) -> str:
        return f"Table({self._elements!r})"


EMPTY: Table[Any] = Table()
"""A table that holds nothing: one for all, since most elements have several."""
