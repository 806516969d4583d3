"""Whether something is there in more settings than before, decided over all of them."""

from collections.abc import Iterable, Iterator

from statecheck.changes.change import ChangeKind
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.kinds import transitions as kinds
from statecheck.language import Formula


def formulas_compared(
    versions: Versions,
    old: Iterable[Formula | None],
    new: Iterable[Formula | None],
) -> Iterator[ChangeKind]:
    """Yield what became of the settings in which one of some formulas holds."""
    formulas = tuple(old), tuple(new)
    if set(formulas[0]) == set(formulas[1]):
        return
    before, after = versions.where(*formulas[0]), versions.where(*formulas[1])
    lost, won = bool(before & ~after), bool(after & ~before)
    if lost and won:
        yield kinds.CONDITION_REPLACED
    elif lost:
        yield kinds.CONDITION_NARROWED
    elif won:
        yield kinds.CONDITION_WIDENED
