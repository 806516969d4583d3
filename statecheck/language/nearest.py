"""The name that was probably meant by a misspelt one."""

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module

_LONGEST = 256
"""Characters up to which a word is looked at; longer ones are no names."""

_COMPARISONS = 3_000_000
"""Names that the words of one place are compared with, about half a second's worth."""


class Candidates:
    """Names of which each of many words may mean one.

    Where very many words are misspelt and very many names are declared, the later words
    are not looked at any more: the time would grow with the square of the spec.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Look among `names`, in any order."""
        self._names = tuple(names)
        self._left = _COMPARISONS

    def nearest(self, word: str) -> str:
        """Return the one that a word was most likely meant to be; see `nearest`."""
        if self._left < len(self._names):
            return ""
        self._left -= len(self._names)
        return nearest(word, self._names)


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
