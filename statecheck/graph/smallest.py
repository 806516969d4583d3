"""The smallest setting of options that shows something."""

from collections.abc import Iterator
from dataclasses import dataclass

from statecheck.graph.variants import Setting, Value, Variants, VariantSet

MOST_TRIES = 2_000
"""So many settings are tried for a smallest one; a try takes up to 50 microseconds.

That is enough for every setting of up to two options among thirty, and of up to six
among the six that a formula usually names. Finding a smallest one is NP-hard, so
beyond this a setting is given from which nothing can be left out.
"""


def smallest_setting(
    space: Variants, variants: VariantSet, others: VariantSet
) -> Setting:
    """Return a smallest setting that keeps some of `variants` and none of `others`.

    It is in the order of the options, and the same whenever it is asked for.
    """
    search = _Search(space, MOST_TRIES)
    needed = tuple(_needed(space, variants, others))
    left = others & space.cube(needed)
    for size in range(len(space.values) + 1 - len(needed)):
        found = search.within(size, needed, variants, left)
        if found is not None:
            return _ordered(space, found)
        if search.tries <= 0:
            break
    setting = tuple(space.first(variants).items())
    for pair in setting:
        fewer = tuple(other for other in setting if other != pair)
        if not space.cube(fewer) & others:
            setting = fewer
    return setting


def _needed(
    space: Variants, variants: VariantSet, others: VariantSet
) -> Iterator[tuple[str, Value]]:
    """Yield choices that every such setting makes, so that nobody looks for them.

    All of `variants` make such a choice, and whether a variant comes into question at
    all does not depend on it: without it, variants that choose otherwise would be kept.
    """
    asked = frozenset(space.told_by(variants | others))
    one = space.first(variants)  # what all of them choose, this one does
    for option in space.told_by(variants):
        value = one[option]
        if option not in asked and not variants & ~space.chosen(option, value):
            yield option, value


def _ordered(space: Variants, setting: Setting) -> Setting:
    order = {option: index for index, option in enumerate(space.values)}
    return tuple(sorted(setting, key=lambda pair: order[pair[0]]))


@dataclass(slots=True)
class _Search:
    """Looks for settings of growing size.

    Of the variants that have to go, one is taken; the setting has to differ from it
    in some option, so only those values are tried.
    """

    space: Variants
    tries: int

    def within(
        self, size: int, setting: Setting, variants: VariantSet, others: VariantSet
    ) -> Setting | None:
        """Return a setting with up to `size` more options; None if none was found."""
        if not others:
            return setting
        if size == 0:
            return None
        wrong = self.space.first(others)
        telling = {*self.space.told_by(others), *self.space.told_by(variants)}
        chosen = {option for option, _ in setting}
        for option, values in self.space.values.items():
            if option not in telling or option in chosen:
                continue
            for value in values:
                if value == wrong[option]:
                    continue
                self.tries -= 1
                if self.tries <= 0:
                    return None
                cube = self.space.chosen(option, value)
                left = variants & cube
                if left:
                    longer = (*setting, (option, value))
                    found = self.within(size - 1, longer, left, others & cube)
                    if found is not None:
                        return found
        return None
