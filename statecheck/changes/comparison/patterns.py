"""Whether every text that one pattern takes is taken by another one."""

from statecheck.changes.comparison.pattern_automaton import (
    Automaton,
    TooLargeError,
    automaton,
)

_MOST_PAIRS = 1_000
"""Pairs of sets of states that are looked at; beyond them nothing is decided."""


def contains(wide: str, narrow: str) -> bool | None:
    """Return whether a pattern takes all that another one takes.

    None if the two are so large that it is not decided.
    """
    try:
        return _contains(automaton(wide), automaton(narrow))
    except TooLargeError:
        return None


def _contains(wide: Automaton, narrow: Automaton) -> bool | None:
    """Follow both at once; None where there are too many pairs of states.

    Characters that both tell apart from no other stand for all those.
    """
    characters = sorted(
        {0}
        | {
            bound
            for each in (wide, narrow)
            for arcs in each.arcs
            for ranges, _ in arcs
            for low, high in ranges
            for bound in (low, high + 1)
        }
    )
    first = narrow.closed([narrow.start]), wide.closed([wide.start])
    seen = {first}
    waiting = [first]
    for inner, outer in waiting:
        if narrow.end in inner and wide.end not in outer:
            return False
        for character in characters:
            reached = narrow.after(inner, character)
            if not reached:
                continue
            pair = reached, wide.after(outer, character)
            if pair not in seen:
                if len(seen) >= _MOST_PAIRS:
                    return None
                seen.add(pair)
                waiting.append(pair)
    return True
