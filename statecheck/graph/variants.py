"""Sets of variants: in which choices of options a thing holds.

A variant is a choice of a value for every option. Sets of them are computed with
`&`, `|` and `~`, so that one pass over the graph answers for every variant at once
(family-based analysis, as ter Beek and others do it for featured transition systems).
Nothing goes through the variants one by one.
"""

from collections.abc import Mapping
from typing import Protocol, Self

Value = str | bool
Setting = tuple[tuple[str, Value], ...]
"""A choice of values for some options, as (option, value); empty for no choice."""


class VariantSet(Protocol):
    """Some of the variants; false if there are none of them.

    `~` may bring in what is no variant, so its result is only good for `&`.
    """

    def __and__(self, other: Self, /) -> Self: ...
    def __or__(self, other: Self, /) -> Self: ...
    def __invert__(self) -> Self: ...
    def __bool__(self) -> bool: ...


class Variants(Protocol):
    """All variants of some options, as far as a search among them asks."""

    @property
    def values(self) -> Mapping[str, tuple[Value, ...]]:
        """The values of each option."""

    def chosen(self, option: str, value: Value) -> VariantSet:
        """Return the variants in which `option` has `value`; none if it cannot."""

    def first(self, variants: VariantSet) -> dict[str, Value]:
        """Return one of `variants`, always the same; they must not be empty."""

    def told_by(self, variants: VariantSet) -> tuple[str, ...]:
        """Return the options that decide whether a variant is one of `variants`."""

    def cube(self, setting: Setting) -> VariantSet:
        """Return the variants that keep to a setting."""
