"""All variants of some options, held in whatever way is quickest for so many."""

from collections.abc import Mapping
from importlib import import_module
from math import prod

from statecheck.graph.bits import Bits
from statecheck.graph.space import VariantSpace
from statecheck.graph.variants import Value
from statecheck.settings import Limits

USUAL = Limits()

MOST_BITS = 1 << 12
"""Up to so many variants a set is a number, beyond it a decision diagram.

Measured: numbers of 64 and of 4,096 bits are combined in 0.05 and 0.2 microseconds,
numbers of 65,536 bits in 2 and with 8 KiB for each, diagrams over 30 options in 3.
Importing the library for diagrams takes 0.11 s, as much as a check of sixty states.
"""


def variant_space(
    values: Mapping[str, tuple[Value, ...]], most: int = USUAL.variants
) -> VariantSpace:
    """Return all variants of options that can each have the given values.

    Args:
        values: The values of each option.
        most: Nodes of a decision diagram; more of them raise `LimitError` once sets
            are combined.
    """
    if prod(len(each) for each in values.values()) <= MOST_BITS:
        return Bits(values)
    diagrams = import_module("statecheck.graph.diagrams")  # see MOST_BITS
    space: VariantSpace = diagrams.Diagrams(values, most)
    return space
