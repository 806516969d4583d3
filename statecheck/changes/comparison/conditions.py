"""Whether something is there in more settings than before, decided over all of them."""

from collections.abc import Iterable, Iterator

from statecheck.changes.change import ChangeKind
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import transitions as kinds
from statecheck.graph import VariantSet
from statecheck.language import Formula


def formulas_compared(
    versions: Versions,
    old: Iterable[Formula | None],
    new: Iterable[Formula | None],
    within: VariantSet | None = None,
) -> Iterator[ChangeKind]:
    """Yield what became of the settings in which one of some formulas holds.

    Args:
        versions: The versions.
        old: The formulas of the old one.
        new: Those of the new one.
        within: The settings that count; None for all.
    """
    formulas = tuple(old), tuple(new)
    if set(formulas[0]) == set(formulas[1]):
        return
    before, after = versions.where(*formulas[0]), versions.where(*formulas[1])
    if within is not None:
        before, after = before & within, after & within
    lost, won = bool(before & ~after), bool(after & ~before)
    if lost and won:
        yield kinds.CONDITION_REPLACED
    elif lost:
        yield kinds.CONDITION_NARROWED
    elif won:
        yield kinds.CONDITION_WIDENED
