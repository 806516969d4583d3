"""Sets of variants: in which choices of options a thing holds.

A variant is a choice of a value for every option. Sets of them are computed with
`&`, `|` and `~`, so that one pass over the graph answers for every variant at once
(family-based analysis, as ter Beek and others do it for featured transition systems).
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from importlib import import_module
from itertools import combinations, product
from math import prod
from typing import Protocol, Self

from statecheck.language import And, Compare, Constant, Formula, Name, Not, Or

Value = str | bool
Setting = tuple[tuple[str, Value], ...]
"""A choice of values for some options, as (option, value); empty for no choice."""

MOST_BITS = 1 << 12
"""Up to so many variants a set is a number, beyond it a decision diagram.

A number of 4,096 bits is combined in well under a microsecond; importing the
library for diagrams costs more than a check of sixty states.
"""


class VariantSet(Protocol):
    """Some of the variants; false if there are none of them."""

    def __and__(self, other: Self, /) -> Self: ...
    def __or__(self, other: Self, /) -> Self: ...
    def __invert__(self) -> Self: ...
    def __bool__(self) -> bool: ...


class VariantSpace(ABC):
    """All variants of some options."""

    nothing: VariantSet
    everything: VariantSet

    def __init__(self, values: Mapping[str, tuple[Value, ...]]) -> None:
        """Tell apart the choices of `values`, given for each option."""
        self.values = dict(values)

    @abstractmethod
    def chosen(self, option: str, value: Value) -> VariantSet:
        """Return the variants in which `option` has `value`; none if it cannot."""

    @abstractmethod
    def first(self, variants: VariantSet) -> dict[str, Value]:
        """Return one of `variants`, always the same; they must not be empty."""

    def where(self, formula: Formula | None) -> VariantSet:
        """Return the variants in which a formula holds; None holds in all.

        What compares an option that nobody declares holds in some of the variants
        and not in others, which ones nobody can say: it is taken to hold.
        """
        if formula is None:
            return self.everything
        if isinstance(formula, Constant):
            return self.everything if formula.value else self.nothing
        if isinstance(formula, Name):
            if formula.option not in self.values:
                return self.everything
            return self.chosen(formula.option, True)  # noqa: FBT003  # a value
        if isinstance(formula, Compare):
            return self._compared(formula)
        if isinstance(formula, Not):
            return self.everything & ~self.where(formula.part)
        result = self.everything if isinstance(formula, And) else self.nothing
        for part in formula.parts:
            if isinstance(formula, Or):
                result = result | self.where(part)
            else:
                result = result & self.where(part)
        return result

    def _compared(self, formula: Compare) -> VariantSet:
        values = self.values.get(formula.option)
        if values is None:
            return self.everything
        equal = self.nothing
        for value in values:
            if _spelled(value) == formula.value:
                equal = equal | self.chosen(formula.option, value)
        return equal if formula.equal else self.everything & ~equal

    def cube(self, setting: Setting) -> VariantSet:
        """Return the variants that keep to a setting."""
        variants = self.everything
        for option, value in setting:
            variants = variants & self.chosen(option, value)
        return variants

    def smallest(
        self, variants: VariantSet, among: VariantSet | None = None
    ) -> Setting:
        """Return a smallest setting under which only `variants` are left.

        Settings of up to three options are tried in order; beyond that, options are
        dropped from one variant as long as nothing else comes in, which may leave
        one more than is needed.

        Args:
            variants: The variants to be told; they must not be none.
            among: Those that come into question at all; everything if None.

        Returns:
            The setting; empty if `variants` are all that come into question.
        """
        others = (self.everything if among is None else among) & ~variants
        for size in range(min(len(self.values), 3) + 1):
            for names in combinations(self.values, size):
                for choice in product(*(self.values[name] for name in names)):
                    setting = tuple(zip(names, choice, strict=True))
                    cube = self.cube(setting)
                    if cube & variants and not cube & others:
                        return setting
        setting = tuple(self.first(variants).items())
        for pair in setting:
            fewer = tuple(other for other in setting if other != pair)
            if not self.cube(fewer) & others:
                setting = fewer
        return setting


class _Bits(VariantSpace):
    """Variants as the bits of a number."""

    def __init__(self, values: Mapping[str, tuple[Value, ...]]) -> None:
        super().__init__(values)
        count = prod(len(each) for each in values.values())
        self.nothing = 0
        self.everything = (1 << count) - 1
        self.masks: dict[tuple[str, Value], int] = {}
        stride = 1
        for option, each in values.items():
            period = stride * len(each)
            for index, value in enumerate(each):
                block = ((1 << stride) - 1) << (index * stride)
                repeated = ((1 << count) - 1) // ((1 << period) - 1)
                self.masks[option, value] = block * repeated
            stride = period

    def chosen(self, option: str, value: Value) -> VariantSet:
        return self.masks.get((option, value), 0)

    def first(self, variants: VariantSet) -> dict[str, Value]:
        lowest = int(variants) & -int(variants)  # type: ignore[call-overload]  # bits
        return {
            option: next(v for v in each if self.masks[option, v] & lowest)
            for option, each in self.values.items()
        }


def variant_space(values: Mapping[str, tuple[Value, ...]]) -> VariantSpace:
    """Return all variants of options that can each have the given values."""
    if prod(len(each) for each in values.values()) <= MOST_BITS:
        return _Bits(values)
    # Loaded only where it is needed: it takes 0.15 s, a small check takes 0.1 s.
    diagrams = import_module("statecheck.graph.diagrams")
    space: VariantSpace = diagrams.Diagrams(values)
    return space


def _spelled(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else value
