"""Sets of not too many variants, as the bits of a number."""

from collections.abc import Mapping
from math import prod

from statecheck.graph.space import VariantSpace
from statecheck.graph.variants import Value, VariantSet

_ROOM = 1 << 14
"""Up to so many bits hold the sets of several questions; combining them takes half a
microsecond."""


class Bits(VariantSpace):
    """Variants as the digits of a number with one base for each option."""

    def __init__(self, values: Mapping[str, tuple[Value, ...]]) -> None:
        """Count the variants, and mark those in which each option has each value."""
        super().__init__(values)
        count = prod(len(each) for each in values.values())
        every = (1 << count) - 1
        self.nothing = 0
        self.everything = every
        self.count = count
        self.room = max(_ROOM // max(count, 1), 1)
        self.masks: dict[tuple[str, Value], int] = {}
        self.strides: dict[str, int] = {}
        stride = 1
        for option, each in values.items():
            self.strides[option] = stride
            period = stride * len(each)
            repeated = every // ((1 << period) - 1) if count else 0
            for index, value in enumerate(each):
                block = ((1 << stride) - 1) << (index * stride)
                self.masks[option, value] = block * repeated
            stride = period

    def chosen(self, option: str, value: Value) -> VariantSet:
        """Return the variants in which `option` has `value`; none if it cannot."""
        return self.masks.get((option, value), 0)

    def first(self, variants: VariantSet) -> dict[str, Value]:
        """Return one of `variants`, always the same; they must not be empty."""
        number = _number(variants)
        setting: dict[str, Value] = {}
        for option, each in self.values.items():
            # the first value that is left of each option in turn, as diagrams have it
            value = next(v for v in each if number & self.masks[option, v])
            setting[option] = value
            number &= self.masks[option, value]
        return setting

    def told_by(self, variants: VariantSet) -> tuple[str, ...]:
        """Return the options that decide whether a variant is one of `variants`."""
        number = _number(variants)
        return tuple(
            option
            for option, each in self.values.items()
            if len(
                {
                    (number & self.masks[option, value])
                    >> (index * self.strides[option])
                    for index, value in enumerate(each)
                }
            )
            > 1
        )

    def repeated(self, variants: VariantSet, times: int) -> VariantSet:
        """Return the same variants for so many questions, no more than `room`."""
        each = (1 << self.count) - 1
        return _number(variants) * (((1 << self.count * times) - 1) // each)

    def put(self, variants: VariantSet, number: int) -> VariantSet:
        """Return some variants for one question, by its number from 0, alone."""
        return _number(variants) << number * self.count

    def taken(self, held: VariantSet, number: int) -> VariantSet:
        """Return the variants that are held for one question."""
        return _number(held) >> number * self.count & _number(self.everything)


def _number(variants: VariantSet) -> int:
    if not isinstance(variants, int):
        raise TypeError(variants)  # a set of another space: a fault of this program
    return variants
