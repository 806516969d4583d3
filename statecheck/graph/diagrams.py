"""Sets of very many variants, as reduced ordered binary decision diagrams."""

from collections.abc import Mapping

from dd.autoref import BDD, Function

from statecheck.graph.space import VariantSpace
from statecheck.graph.variants import Value, VariantSet


class _Diagram:
    """A set of variants as a node of a diagram."""

    __slots__ = ("node",)

    def __init__(self, node: Function) -> None:
        self.node = node

    def __and__(self, other: "_Diagram") -> "_Diagram":
        return _Diagram(self.node & other.node)

    def __or__(self, other: "_Diagram") -> "_Diagram":
        return _Diagram(self.node | other.node)

    def __invert__(self) -> "_Diagram":
        return _Diagram(~self.node)

    def __bool__(self) -> bool:
        return bool(self.node != self.node.bdd.false)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Diagram) and bool(self.node == other.node)

    def __hash__(self) -> int:
        return hash(self.node)


class Diagrams(VariantSpace):
    """Variants as diagrams over the binary digits of each option's value."""

    def __init__(self, values: Mapping[str, tuple[Value, ...]]) -> None:
        """Declare the digits; numbers beyond the last value of an option are none."""
        super().__init__(values)
        self.bdd = BDD()
        self.digits = {
            option: tuple(
                f"o{i}_{digit}" for digit in range((len(each) - 1).bit_length())
            )
            for i, (option, each) in enumerate(values.items())
        }
        self.bdd.declare(
            *(digit for digits in self.digits.values() for digit in digits)
        )
        legal = self.bdd.true
        self.marks: dict[tuple[str, Value], Function] = {}
        for option, each in values.items():
            some = self.bdd.false
            for index, value in enumerate(each):
                mark = self._mark(option, index)
                self.marks[option, value] = mark
                some |= mark
            legal &= some
        self.everything = _Diagram(legal)
        self.nothing = _Diagram(self.bdd.false)

    def _mark(self, option: str, index: int) -> Function:
        mark = self.bdd.true
        for digit, name in enumerate(self.digits[option]):
            variable = self.bdd.var(name)
            mark &= variable if index >> digit & 1 else ~variable
        return mark

    def chosen(self, option: str, value: Value) -> VariantSet:
        """Return the variants in which `option` has `value`; none if it cannot."""
        mark = self.marks.get((option, value))
        return self.nothing if mark is None else self.everything & _Diagram(mark)

    def first(self, variants: VariantSet) -> dict[str, Value]:
        """Return one of `variants`, always the same."""
        setting: dict[str, Value] = {}
        left = variants
        for option, each in self.values.items():
            for value in each:
                fewer = left & self.chosen(option, value)
                if fewer:
                    setting[option] = value
                    left = fewer
                    break
        return setting

    def told_by(self, variants: VariantSet) -> tuple[str, ...]:
        """Return the options that decide whether a variant is one of `variants`."""
        if not isinstance(variants, _Diagram):
            raise TypeError(variants)  # a set of another space: a fault of this program
        free = variants.node
        # Numbers that are no value must not make an option look as if it decided.
        support = self.bdd.support(free)
        return tuple(
            option
            for option, each in self.values.items()
            if any(digit in support for digit in self.digits[option])
            and self._decides(variants, option, each)
        )

    def _decides(
        self, variants: "_Diagram", option: str, each: tuple[Value, ...]
    ) -> bool:
        digits = self.digits[option]
        cofactors = {
            self.bdd.let(
                {name: bool(i >> digit & 1) for digit, name in enumerate(digits)},
                variants.node,
            )
            for i in range(len(each))
        }
        return len(cofactors) > 1
