"""What is wrong with a message that is held against what describes it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from statecheck.checks.data.pointing import Way
from statecheck.immutable import frozen
from statecheck.source import Location


@frozen
class Conflict:
    """Where a message contradicts its model.

    Attributes:
        way: The way to the part.
        message: What is wrong with it, as words that follow its name.
        lacks: The member that the part should have; empty if none is lacking.
        is_strange: Whether the part should not be there at all.
        declared: Where that is said which it contradicts; None where that is at hand.
    """

    way: Way
    message: str
    lacks: str = ""
    is_strange: bool = False
    declared: Location | None = None


def each_once(conflicts: Iterable[Conflict]) -> Iterator[Conflict]:
    """Yield conflicts of one message, each cause once.

    Of one value, or of one member that is lacking, it is enough to know one thing that
    is wrong. Where an object lacks one member and has one that it should not have, that
    is most likely the name of it.
    """
    kept: dict[tuple[Way, str], Conflict] = {}
    for conflict in conflicts:
        kept.setdefault((conflict.way, conflict.lacks), conflict)
    lacking: dict[Way, list[Conflict]] = {}
    strange: dict[Way, list[Conflict]] = {}
    for each in kept.values():
        if each.lacks:
            lacking.setdefault(each.way, []).append(each)
        elif each.is_strange:
            strange.setdefault(each.way[:-1], []).append(each)
    for each in kept.values():
        within = each.way if each.lacks else each.way[:-1]
        lost, found = lacking.get(within, []), strange.get(within, [])
        is_pair = len(lost) == len(found) == 1
        if is_pair and each is lost[0]:
            continue
        if is_pair and each is found[0]:
            said = f"{each.message}; `{lost[0].lacks}` is lacking"
            yield replace(each, message=said, declared=lost[0].declared)
        else:
            yield each
