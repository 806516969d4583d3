"""Reading the keys of a mapping, forgiving what the structure check has reported."""

from collections.abc import Iterator
from functools import lru_cache

from statecheck.immutable import frozen
from statecheck.language import Formula, parse_formula
from statecheck.source import Location
from statecheck.spec.condition import Scalar as Value
from statecheck.spec.fact import UNSAID, Fact, Places
from statecheck.spec.table import Table
from statecheck.syntax import Mapping, Node, Scalar, Sequence


def plain(node: Node) -> object:
    """Return `node` as plain data: dict, list, and scalars of YAML's core schema."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name: plain(entry.value) for name, entry in node.entries.items()}


def text_of(node: Node | None) -> str:
    """Return the spelling of a scalar; empty for anything else, and for null."""
    if isinstance(node, Scalar) and node.value is not None:
        return node.text
    return ""


def texts_of(node: Node | None) -> tuple[str, ...]:
    """Return one spelling or a list of them; what is no scalar is passed over."""
    items = node.items if isinstance(node, Sequence) else [node]
    return tuple(text for text in map(text_of, items) if text)


def value_of(node: Node | None) -> Value | None:
    """Return what a scalar means in YAML's core schema; None for anything else."""
    return node.value if isinstance(node, Scalar) else None


@lru_cache(maxsize=4096)  # a spec has many elements, and few of them differ in this
def _words(keys: tuple[str, ...]) -> frozenset[str]:
    return frozenset(keys)


NO_PLACES: Places = Table()
"""What most elements know of where names stand: one table for all of them."""


@frozen
class Body:
    """A node that is read by keys.

    Attributes:
        node: What is read; a node that is no mapping has no keys.
        at: Where it stands.
        inherited: What holds for it where it does not say otherwise.
    """

    node: Node
    at: Location
    inherited: Fact = UNSAID

    def get(self, key: str) -> Node | None:
        """Return what stands under `key`; None if nothing does."""
        if not isinstance(self.node, Mapping):
            return None
        entry = self.node.entries.get(key)
        return None if entry is None else entry.value

    def __contains__(self, key: str) -> bool:
        """Return whether `key` is written."""
        return isinstance(self.node, Mapping) and key in self.node.entries

    @property
    def words(self) -> frozenset[str]:
        """The keys that are written."""
        return _words(
            tuple(self.node.entries) if isinstance(self.node, Mapping) else ()
        )

    def text(self, key: str) -> str:
        """Return the spelling under `key`; empty if there is none."""
        return text_of(self.get(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the spelling or list of spellings under `key`."""
        return texts_of(self.get(key))

    def flag(self, key: str) -> bool:
        """Return whether `true` stands under `key`."""
        return value_of(self.get(key)) is True

    def truth(self, key: str) -> bool | None:
        """Return the boolean under `key`; None if there is none."""
        value = value_of(self.get(key))
        return value if isinstance(value, bool) else None

    def number(self, key: str) -> int | float | None:
        """Return the number under `key`; None if there is none."""
        value = value_of(self.get(key))
        return None if isinstance(value, bool | str) else value

    def count(self, key: str) -> int | None:
        """Return the integer under `key`; None if there is none, or less than none."""
        number = self.number(key)
        return number if isinstance(number, int) and number >= 0 else None

    def integers(self, key: str) -> tuple[int, ...]:
        """Return the integer or list of integers under `key`."""
        node = self.get(key)
        items = node.items if isinstance(node, Sequence) else [node]
        return tuple(value for item in items if type(value := value_of(item)) is int)

    def data(self, key: str) -> tuple[object, ...]:
        """Return the members of the list under `key` as plain data."""
        node = self.get(key)
        return (
            tuple(plain(item) for item in node.items)
            if isinstance(node, Sequence)
            else ()
        )

    def places(self, *keys: str) -> Places:
        """Return where names stand under those of `keys` that have one and no list."""
        alone = [key for key in keys if isinstance(self.get(key), Scalar)]
        if not alone:
            return NO_PLACES
        return Table((key, (self.at / key,)) for key in alone)

    def formula(self, key: str = "if") -> Formula | None:
        """Return the formula under `key`; None if there is none, or a wrong one."""
        text = self.text(key)
        formula = parse_formula(text) if text else None
        return formula if isinstance(formula, Formula) else None

    def child(self, key: str) -> "Body | None":
        """Return what stands under `key`, to be read further; None if nothing does."""
        node = self.get(key)
        if node is None:
            return None
        return Body(node, self.at / key, self.inherited.handed_down(key))

    def entries(self, key: str) -> "Iterator[tuple[str, Body]]":
        """Yield the entries of the mapping under `key`; none if it is no mapping."""
        child = self.child(key)
        if child is not None:
            yield from child.each()

    def each(self) -> "Iterator[tuple[str, Body]]":
        """Yield the entries of this mapping; none if it is no mapping."""
        if isinstance(self.node, Mapping):
            for name, entry in self.node.entries.items():
                yield name, Body(entry.value, self.at / name, self.inherited)

    def members(self) -> "Iterator[Body]":
        """Yield the members of this list; of anything else, the thing itself."""
        if isinstance(self.node, Sequence):
            for index, item in enumerate(self.node.items):
                yield Body(item, self.at / index, self.inherited)
        else:
            yield self

    def inside(self, fact: Fact) -> "Body":
        """Return the same, handing down `fact` to what stands in it."""
        return Body(self.node, self.at, fact)
