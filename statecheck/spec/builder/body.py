"""Reading the keys of a mapping, forgiving what the structure check has reported."""

from collections.abc import Iterator
from functools import lru_cache

from statecheck.language import Formula, parse_formula
from statecheck.source import Location, Pointer
from statecheck.spec.condition import Scalar as Value
from statecheck.spec.fact import NO_WORDS, UNSAID, Fact, Places
from statecheck.spec.table import EMPTY, Table
from statecheck.syntax import Entry, Mapping, Node, Scalar, Sequence

OWN_WORDS = "x-"
"""What words begin with that others may use as they like."""


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


_NO_ENTRIES: dict[str, Entry] = {}
"""What is written in a node that is no mapping."""


class Body:
    """A node that is read by keys; nobody changes one once it is made.

    A spec has some for each of its elements and more on the way to them, so one is
    quickly made, and its place only where somebody asks for it.

    Attributes:
        node: What is read; a node that is no mapping has no keys.
        inherited: What holds for it where it does not say otherwise.
    """

    __slots__ = ("_at", "_entries", "_keys", "_name", "inherited", "node")

    def __init__(
        self,
        node: Node,
        name: str,
        keys: tuple[str | int, ...] = (),
        inherited: Fact = UNSAID,
        at: Location | None = None,
    ) -> None:
        """Read a node.

        Args:
            node: What is read.
            name: The file it stands in, as in `Source`.
            keys: The way to it, as in `Pointer`.
            inherited: What holds for it where it does not say otherwise.
            at: The same place as `name` and `keys` have it, where that is made already.
        """
        self.node = node
        self.inherited = inherited
        self._name = name
        self._keys = keys
        self._at = at
        self._entries = node.entries if isinstance(node, Mapping) else _NO_ENTRIES

    @property
    def at(self) -> Location:
        """Where it stands: one object, however often it is asked for."""
        if self._at is None:
            self._at = Location(self._name, Pointer(self._keys))
        return self._at

    def get(self, key: str) -> Node | None:
        """Return what stands under `key`; None if nothing does."""
        entry = self._entries.get(key)
        return None if entry is None else entry.value

    def __contains__(self, key: str) -> bool:
        """Return whether `key` is written."""
        return key in self._entries

    @property
    def words(self) -> frozenset[str]:
        """The keys that are written."""
        return _words(tuple(self._entries))

    def words_with(self, key: str) -> frozenset[str]:
        """Return the keys that are written if `key` is one of them; else none."""
        return self.words if key in self._entries else NO_WORDS

    # Most words are not written, of which the next few are told without a call.

    def text(self, key: str) -> str:
        """Return the spelling under `key`; empty if there is none."""
        entry = self._entries.get(key)
        return "" if entry is None else text_of(entry.value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the spelling or list of spellings under `key`."""
        entry = self._entries.get(key)
        return () if entry is None else texts_of(entry.value)

    def flag(self, key: str) -> bool:
        """Return whether `true` stands under `key`."""
        entry = self._entries.get(key)
        return entry is not None and value_of(entry.value) is True

    def truth(self, key: str) -> bool | None:
        """Return the boolean under `key`; None if there is none."""
        value = value_of(self.get(key))
        return value if isinstance(value, bool) else None

    def number(self, key: str) -> int | float | None:
        """Return the number under `key`; None if there is none."""
        entry = self._entries.get(key)
        value = None if entry is None else value_of(entry.value)
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
            return EMPTY
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
        fact = self.inherited.handed_down(key)
        return Body(node, self._name, (*self._keys, key), fact)

    def entries(self, key: str) -> "Iterator[tuple[str, Body]]":
        """Yield the entries of the mapping under `key`; none if it is no mapping."""
        child = self.child(key)
        if child is not None:
            yield from child.each()

    def each(self) -> "Iterator[tuple[str, Body]]":
        """Yield the entries of this mapping; none if it is no mapping."""
        for name, entry in self._entries.items():
            keys = (*self._keys, name)
            yield name, Body(entry.value, self._name, keys, self.inherited)

    def members(self) -> "Iterator[Body]":
        """Yield the members of this list; of anything else, the thing itself."""
        if isinstance(self.node, Sequence):
            for index, item in enumerate(self.node.items):
                yield Body(item, self._name, (*self._keys, index), self.inherited)
        else:
            yield self

    def extensions(self) -> Table[object]:
        """Return what others say, by the word they say it under."""
        own = [word for word in self._entries if word.startswith(OWN_WORDS)]
        if not own:
            return EMPTY
        return Table((word, plain(self._entries[word].value)) for word in own)

    def inside(self, fact: Fact) -> "Body":
        """Return the same, handing down `fact` to what stands in it."""
        return Body(self.node, self._name, self._keys, fact, self._at)
