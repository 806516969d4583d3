"""All variants of some options, and what can be asked of them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping

from statecheck.graph.smallest import smallest_setting
from statecheck.graph.variants import Setting, Value, VariantSet
from statecheck.language import (
    And,
    Candidates,
    Compare,
    Constant,
    Formula,
    Name,
    Not,
    Or,
)


class VariantSpace(ABC):
    """All variants of some options."""

    values: Mapping[str, tuple[Value, ...]]
    nothing: VariantSet
    everything: VariantSet
    room = 1
    """For so many questions one set can hold what holds for each; see `Together`."""

    def __init__(self, values: Mapping[str, tuple[Value, ...]]) -> None:
        """Tell apart the choices of `values`, given for each option."""
        self.values = dict(values)
        self._by_name: dict[str, dict[str, Value]] = {}
        self._near: dict[str, Candidates] = {}

    @abstractmethod
    def chosen(self, option: str, value: Value) -> VariantSet:
        """Return the variants in which `option` has `value`; none if it cannot."""

    @abstractmethod
    def first(self, variants: VariantSet) -> dict[str, Value]:
        """Return one of `variants`, always the same; they must not be empty."""

    @abstractmethod
    def told_by(self, variants: VariantSet) -> tuple[str, ...]:
        """Return the options that decide whether a variant is one of `variants`."""

    def repeated(self, variants: VariantSet, times: int) -> VariantSet:
        """Return the same variants for so many questions, no more than `room`."""
        del times
        return variants

    def put(self, variants: VariantSet, number: int) -> VariantSet:
        """Return some variants for one question, by its number from 0, alone."""
        del number
        return variants

    def taken(self, held: VariantSet, number: int) -> VariantSet:
        """Return the variants that are held for one question."""
        del number
        return held

    def where(self, formula: Formula | None) -> VariantSet:
        """Return the variants in which a formula holds; None holds in all.

        What names or compares an option that nobody declares is taken to hold, and a
        value that an option cannot have for the nearest that it can: a check reports
        it, and nothing else should be reported because of it.
        """
        match formula:
            case None:
                result = self.everything
            case Constant(value):
                result = self.everything if value else self.nothing
            case Name(option):
                result = self._compared(Compare(option, "true"))
            case Compare():
                result = self._compared(formula)
            case Not(part):
                result = self.everything & ~self.where(part)
            case And(parts):
                result = self.everything
                for part in parts:
                    result = result & self.where(part)
            case Or(parts):
                result = self.nothing
                for part in parts:
                    result = result | self.where(part)
        return result

    def _compared(self, formula: Compare) -> VariantSet:
        values = self.values.get(formula.option)
        if values is None:
            return self.everything
        option, name = formula.option, formula.value
        if option not in self._by_name:
            by_name = {spelled(value): value for value in values}
            self._by_name[option] = by_name
            self._near[option] = Candidates(by_name)
        by_name = self._by_name[option]
        if name not in by_name:
            name = self._near[option].nearest(name)
        equal = self.chosen(formula.option, by_name[name]) if name else self.nothing
        return equal if formula.equal else self.everything & ~equal

    def cube(self, setting: Setting) -> VariantSet:
        """Return the variants that keep to a setting."""
        variants = self.everything
        for option, value in setting:
            variants = variants & self.chosen(option, value)
        return variants

    def one(self, variants: VariantSet) -> VariantSet:
        """Return the set of one of `variants`, always the same; nothing of nothing."""
        if not variants:
            return self.nothing
        return self.cube(tuple(self.first(variants).items()))

    def smallest(
        self, variants: VariantSet, among: VariantSet | None = None
    ) -> Setting:
        """Return a smallest setting under which only `variants` are left.

        Args:
            variants: The variants to be told, not none of them.
            among: Those that come into question at all; everything if None.

        Returns:
            The setting, in the order of the options; empty if `variants` are all that
            come into question.
        """
        within = self.everything if among is None else among
        return smallest_setting(self, variants, within & ~variants)


def spelled(value: Value) -> str:
    """Return a value of an option as a formula spells it."""
    return str(value).lower() if isinstance(value, bool) else value
