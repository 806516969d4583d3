"""The name that was probably meant by a misspelt one."""

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module

_LONGEST = 256
"""Characters up to which a word is looked at; longer ones are no names."""


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate that `word` was most likely meant to be.

    Case and the separators `_`, `-`, `.` and blanks do not count. Beyond that up to one
    letter in four may be missing, wrong, too many, or swapped with its neighbour
    (optimal string alignment), but never more than three.

    Args:
        word: What is written.
        candidates: What would be right, in any order.

    Returns:
        The nearest candidate, the first in alphabetical order if several are equally
        near; empty if none is near. It takes time linear in the candidates.
    """
    spellings = _spellings(tuple(candidates))
    meant = _folded(word)
    if meant in spellings or len(word) > _LONGEST:
        return spellings.get(meant, "")
    # Importing rapidfuzz takes 20 ms, more than the check of a small spec that has
    # nothing misspelt in it; it compares a name in a hundredth of Python's time.
    process = import_module("rapidfuzz.process")
    distance = import_module("rapidfuzz.distance.OSA").distance
    close: list[tuple[str, int, int]] = process.extract(
        meant,
        list(spellings),
        scorer=distance,
        score_cutoff=min((len(meant) + 2) // 4, 3),
        limit=None,
    )
    if not close:
        return ""
    folded, _, _ = min(close, key=lambda each: (each[1], spellings[each[0]]))
    return spellings[folded]


@lru_cache(maxsize=16)  # where one name is misspelt, many others may be
def _spellings(names: tuple[str, ...]) -> dict[str, str]:
    """Return the first name in alphabetical order for each folded one."""
    return {_folded(name): name for name in sorted(names, reverse=True)}


def _folded(name: str) -> str:
    return name.casefold().translate(_SEPARATORS)


_SEPARATORS = str.maketrans("", "", "_-. ")
