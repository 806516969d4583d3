"""Sets of very many variants, as reduced ordered binary decision diagrams.

The library's own handles of nodes count references, and complain on standard error if
Python's collector takes them down in another order than they were made in. So nodes
are held by number here, and counted where they are held.
"""

from collections.abc import Mapping
from typing import Literal

from dd.bdd import BDD

from statecheck.graph.space import VariantSpace
from statecheck.graph.variants import Value, VariantSet
from statecheck.settings import LimitError

_FALSE = -1
"""The node of no variants; the sign of a node complements it."""

_FULL = 0.75
"""With this share of all nodes in use there are too many: little is gained by looking
again and again for some that are not."""


_AGAIN = 4
"""So many times as many nodes as are taken are made in all, and forgotten again: what
is at the limit for long takes no end of time."""

_LIMIT = "variants"
"""The name of the limit on nodes."""


class _Nodes(BDD):
    """The nodes of a space, so many and no more.

    A thousand of them take about 0.6 MiB, with what the library remembers of them.

    Attributes:
        most: So many are taken.
        held: How many sets hold each node, by its number without sign.
        left: How many more nodes may be forgotten; below 0 the limit was met, and what
            comes after need not find that out for itself.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most
        self.held: dict[int, int] = {}
        self.left = _AGAIN * most

    def __del__(self) -> None:
        """Look for no leaks, as the library would: the space goes as a whole."""

    def hold(self, node: int) -> None:
        """Keep a node, and all that it leads to, until it is let go as often."""
        number = abs(node)
        self.held[number] = self.held.get(number, 0) + 1

    def let_go(self, node: int) -> None:
        """Hold a node once less."""
        number = abs(node)
        self.held[number] -= 1
        if not self.held[number]:
            del self.held[number]

    def combined(self, operator: Literal["and", "or"], one: int, other: int) -> int:
        """Return the node of two that are combined.

        Raises:
            LimitError: There would be more nodes than are taken.
        """
        if len(self) > self.most:
            before = len(self)
            self._collect()
            self.left -= before - len(self)
            if len(self) > self.most * _FULL:
                self.left = -1
        if self.left < 0:
            raise LimitError(_LIMIT, self.most)
        node: int
        try:
            node = self.apply(operator, one, other)
        except RecursionError:  # it calls itself for each digit
            # What it was about to make may be half made, so no more is asked of it.
            self.left = -1
        if self.left < 0:
            raise LimitError(_LIMIT, self.most)
        return node

    def _collect(self) -> None:
        """Forget the nodes that no set leads to."""
        held = tuple(self.held)
        for node in held:
            self.incref(node)
        self.collect_garbage()
        for node in held:
            self.decref(node)


class _Diagram:
    """A set of variants as a node of a diagram."""

    __slots__ = ("bdd", "node")

    def __init__(self, bdd: "_Nodes", node: int) -> None:
        self.bdd = bdd
        self.node = node
        bdd.hold(node)

    def __del__(self) -> None:
        self.bdd.let_go(self.node)

    def __and__(self, other: "_Diagram") -> "_Diagram":
        return _Diagram(self.bdd, self.bdd.combined("and", self.node, other.node))

    def __or__(self, other: "_Diagram") -> "_Diagram":
        return _Diagram(self.bdd, self.bdd.combined("or", self.node, other.node))

    def __invert__(self) -> "_Diagram":
        return _Diagram(self.bdd, -self.node)

    def __bool__(self) -> bool:
        return self.node != _FALSE

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Diagram) and self.node == other.node

    def __hash__(self) -> int:
        return hash(self.node)


def _node(variants: VariantSet) -> int:
    if not isinstance(variants, _Diagram):
        raise TypeError(variants)  # a set of another space: a fault of this program
    return variants.node


class Diagrams(VariantSpace):
    """Variants as diagrams over the binary digits of each option's value."""

    def __init__(self, values: Mapping[str, tuple[Value, ...]], most: int) -> None:
        """Declare the digits; numbers beyond the last value of an option are none."""
        super().__init__(values)
        self.bdd = _Nodes(most)  # type: ignore[abstract]  # its `__eq__` is objects'
        self.digits = {
            option: tuple(
                f"o{i}_{digit}" for digit in range((len(each) - 1).bit_length())
            )
            for i, (option, each) in enumerate(values.items())
        }
        self.bdd.declare(
            *(digit for digits in self.digits.values() for digit in digits)
        )
        self.nothing = _Diagram(self.bdd, _FALSE)
        self._indices: dict[str, dict[Value, int]] = {}
        self._chosen: dict[tuple[str, int], VariantSet] = {}
        legal = ~_Diagram(self.bdd, _FALSE)
        for option, each in values.items():
            legal = legal & (self._up_to(option, len(each) - 1) if each else ~legal)
        self.everything = legal

    def _up_to(self, option: str, last: int) -> _Diagram:
        """Return where the number of an option's value is no more than `last`."""
        found = ~_Diagram(self.bdd, _FALSE)
        for digit, name in enumerate(self.digits[option]):
            low = ~_Diagram(self.bdd, self.bdd.var(name))
            found = low | found if last >> digit & 1 else low & found
        return found

    def _mark(self, option: str, index: int) -> _Diagram:
        """Return where the number of an option's value is `index`, from below up."""
        node = -_FALSE
        for digit, name in reversed([*enumerate(self.digits[option])]):
            level = self.bdd.level_of_var(name)
            led = (_FALSE, node) if index >> digit & 1 else (node, _FALSE)
            node = self.bdd.find_or_add(level, *led)
        return _Diagram(self.bdd, node)

    def chosen(self, option: str, value: Value) -> VariantSet:
        """Return the variants in which `option` has `value`; none if it cannot.

        Of thousands of values few are ever asked for, so they are marked by then.
        """
        if option not in self._indices:
            each = self.values.get(option, ())
            self._indices[option] = {v: index for index, v in enumerate(each)}
        index = self._indices[option].get(value)
        if index is None:
            return self.nothing
        if (option, index) not in self._chosen:
            mark = self.everything & self._mark(option, index)
            self._chosen[option, index] = mark
        return self._chosen[option, index]

    def first(self, variants: VariantSet) -> dict[str, Value]:
        """Return one of `variants`, always the same; they must not be empty."""
        setting: dict[str, Value] = {}
        node = _node(variants)
        for option, each in self.values.items():
            for index, value in enumerate(each):
                below = self._below(node, option, index)
                if below != _FALSE:
                    setting[option] = value
                    node = below
                    break
        return setting

    def told_by(self, variants: VariantSet) -> tuple[str, ...]:
        """Return the options that decide whether a variant is one of `variants`."""
        node = _node(variants)
        support = self.bdd.support(node)
        return tuple(
            option
            for option, digits in self.digits.items()
            if not support.isdisjoint(digits) and self._decides(node, option)
        )

    def _below(self, node: int, option: str, index: int) -> int:
        """Return where a node leads to with a value of an option.

        Options before it must have been chosen: no node is made, one is walked to.
        """
        for digit, name in enumerate(self.digits[option]):
            level, *led = self.bdd.succ(node)
            taken = led[index >> digit & 1]
            if level == self.bdd.level_of_var(name) and taken is not None:
                node = taken if node > 0 else -taken
        return node

    def _decides(self, node: int, option: str) -> bool:
        """Return whether values of an option differ, not only what is no value.

        Of a node that a digit stands in they do, if each of its numbers is a value.
        """
        digits = self.digits[option]
        if len(self.values[option]) == 2 ** len(digits):
            return True
        cofactors = {
            self.bdd.let(
                {name: bool(index >> digit & 1) for digit, name in enumerate(digits)},
                node,
            )
            for index in range(len(self.values[option]))
        }
        return len(cofactors) > 1
