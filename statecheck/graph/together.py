"""Several questions asked in one pass: sets of variants that lie side by side."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from statecheck.graph.space import VariantSpace
from statecheck.graph.variants import VariantSet

Question = TypeVar("Question")


class Together:
    """A set of variants for each of some questions, held as one set.

    It is combined as any set is, so that what spreads one spreads all of them.
    """

    def __init__(self, space: VariantSpace, count: int) -> None:
        """Hold sets of `space` for `count` questions, no more than it has room for."""
        self._space = space
        self._count = count
        self._same: dict[VariantSet, VariantSet] = {}

    def for_each(self, variants: VariantSet) -> VariantSet:
        """Return what holds in the same variants for every question."""
        known = self._same.get(variants)
        if known is None:
            known = self._space.repeated(variants, self._count)
            self._same[variants] = known
        return known

    def for_one(self, number: int, variants: VariantSet) -> VariantSet:
        """Return what holds in some variants for one question, and for no other."""
        return self._space.put(variants, number)

    def of(self, number: int, held: VariantSet) -> VariantSet:
        """Return the variants in which something holds for one question."""
        return self._space.taken(held, number)


def rounds(
    space: VariantSpace, questions: Sequence[Question]
) -> Iterator[Sequence[Question]]:
    """Yield as many questions at a time as sets of a space have room for."""
    for begin in range(0, len(questions), space.room):
        yield questions[begin : begin + space.room]
