"""Reading the keys of a mapping, forgiving what the structure check has reported."""

from collections.abc import Iterator
from dataclasses import dataclass

from statecheck.language import Formula, parse_formula
from statecheck.source import Location
from statecheck.spec.condition import Scalar as Value
from statecheck.spec.fact import (
    UNSAID,
    Allowance,
    Confidence,
    Deprecation,
    Dispute,
    Fact,
)
from statecheck.spec.table import Table
from statecheck.syntax import Mapping, Node, Scalar, Sequence

_FACT_WORDS = frozenset(
    {
        "source",
        "confidence",
        "disputed",
        "since",
        "was",
        "deprecated",
        "allow",
    }
)


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


@dataclass(frozen=True, slots=True)
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
        if isinstance(self.node, Mapping) and key in self.node.entries:
            return self.node.entries[key].value
        return None

    def __contains__(self, key: str) -> bool:
        """Return whether `key` is written."""
        return isinstance(self.node, Mapping) and key in self.node.entries

    @property
    def words(self) -> frozenset[str]:
        """The keys that are written."""
        return frozenset(self.node.entries if isinstance(self.node, Mapping) else ())

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

    def number(self, key: str) -> float | None:
        """Return the number under `key`; None if there is none."""
        value = value_of(self.get(key))
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return value

    def count(self, key: str) -> int | None:
        """Return the integer under `key`; None if there is none."""
        number = self.number(key)
        return number if isinstance(number, int) else None

    def integers(self, key: str) -> tuple[int, ...]:
        """Return the integer or list of integers under `key`."""
        node = self.get(key)
        items = node.items if isinstance(node, Sequence) else [node]
        values = [value_of(item) for item in items]
        return tuple(
            value
            for value in values
            if isinstance(value, int) and not isinstance(value, bool)
        )

    def data(self, key: str) -> tuple[object, ...]:
        """Return the members of the list under `key` as plain data."""
        node = self.get(key)
        return (
            tuple(plain(item) for item in node.items)
            if isinstance(node, Sequence)
            else ()
        )

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
        return Body(node, self.at / key, self._handed_down(key))

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

    def fact(self) -> Fact:
        """Return what the element says of itself, and inherits where it says nothing."""
        if not isinstance(self.node, Mapping) or not any(
            word in _FACT_WORDS or word.startswith("x-") for word in self.node.entries
        ):
            return self.inherited
        source = self.texts("source") or self.inherited.source
        confidence = self._confidence()
        if not confidence and "source" not in self:
            confidence = self.inherited.confidence
        return Fact(
            source=source,
            confidence=confidence,
            disputed=self._disputed(),
            since=self.text("since") or self.inherited.since,
            was=self.texts("was"),
            deprecated=self._deprecated(),
            allow=Table(self._allow()),
            extensions=Table(
                (name, plain(entry.value))
                for name, entry in self.node.entries.items()
                if name.startswith("x-")
            ),
            at=self.at,
        )

    def _handed_down(self, part: str) -> Fact:
        own = self.inherited
        named = own.confidence.get(part) or own.confidence.get("")
        if not own.source and named is None and not own.since:
            return UNSAID
        if (
            not (own.disputed or own.was or own.deprecated or own.allow)
            and not own.extensions
            and own.confidence.get("") is named
            and len(own.confidence) <= 1
        ):
            return own
        confidence = Table([("", named)]) if named else Table[Confidence]()
        return Fact(own.source, confidence, since=own.since, at=own.at)

    def _confidence(self) -> Table[Confidence]:
        written = self.get("confidence")
        if isinstance(written, Mapping):
            words = [(part, text_of(e.value)) for part, e in written.entries.items()]
        else:
            words = [("", text_of(written))]
        return Table(
            (part, Confidence(word)) for part, word in words if word in set(Confidence)
        )

    def _disputed(self) -> tuple[Dispute, ...]:
        child = self.child("disputed")
        return (
            ()
            if child is None
            else tuple(
                Dispute(
                    source=item.texts("source"),
                    says=item.text("says"),
                    keys=Table(
                        (name, plain(value.node))
                        for name, value in item.each()
                        if name not in {"source", "says"}
                    ),
                )
                for item in child.members()
            )
        )

    def _deprecated(self) -> Deprecation | None:
        child = self.child("deprecated")
        if child is None or child.node is None or value_of(child.node) is False:
            return None
        return Deprecation(child.text("since"), child.text("sunset"), child.text("use"))

    def _allow(self) -> Iterator[tuple[str, Allowance]]:
        for rule, body in self.entries("allow"):
            reason = text_of(body.node) or body.text("reason")
            yield rule, Allowance(reason, body.text("until"))
