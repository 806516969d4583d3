"""Names that readers take for each other."""

import re
from collections.abc import Iterator
from itertools import takewhile

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.sections import SECTIONS, named
from statecheck.finding import Related, Rule, Severity
from statecheck.source import Location

_SHORTEST = 8
"""Letters of a name from which on a single one is easily overlooked."""

_LONGEST = 64
"""Letters of a name up to which a single one is looked at: it takes as many words of
that length, so that 10,000 names of 250 letters took a gigabyte."""

_LEFT = 2
"""Letters that have to be left of a word from where two differ."""

_SEPARATOR = re.compile(r"[_./ -]")


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name that differs from an earlier one by separators or one letter."""
    for sections in SECTIONS:
        seen: dict[str, tuple[str, Location]] = {}
        for name, at in named(subject.effective.system, sections):
            ways = tuple(_ways(name))
            near = next(
                (
                    seen[way]
                    for way in ways
                    if way in seen and _alike(name, seen[way][0])
                ),
                None,
            )
            if near is not None:
                yield Fault(
                    at=at.key,
                    message=f"`{name}` is easily taken for `{near[0]}`",
                    related=(Related(near[1].key, f"`{near[0]}` stands here"),),
                )
            for way in ways:
                seen.setdefault(way, (name, at))


def _ways(name: str) -> Iterator[str]:
    """Yield a name without case and separators, and that without one of its letters.

    Two names that are alike but for one letter, or for two that are swapped, have one
    of them in common. By the first letter of a word, by a digit and within the shortest
    of words they may well differ, so that those are not left out.
    """
    lower = name.casefold()
    folded = _SEPARATOR.sub("", lower)
    yield folded
    if not _SHORTEST <= len(folded) <= _LONGEST:
        return
    begin = 0
    for word in _SEPARATOR.split(lower):
        end = begin + len(word)
        for index in range(begin + 1, end) if len(word) > _LEFT else ():
            if not folded[index].isdigit():
                yield folded[:index] + folded[index + 1 :]
        begin = end


def _folded(name: str) -> str:
    return _SEPARATOR.sub("", name.casefold())


def _alike(name: str, other: str) -> bool:
    """Return whether two names differ by separators, or by a letter within a word.

    A letter at the end of a word makes a plural or another tense, and one at its
    beginning another word; a digit is there to tell names apart.
    """
    if _folded(name) == _folded(other):
        return name.casefold() != other.casefold()
    words = _SEPARATOR.split(name.casefold()), _SEPARATOR.split(other.casefold())
    if len(words[0]) != len(words[1]):
        return False
    odd = [pair for pair in zip(*words, strict=True) if pair[0] != pair[1]]
    if len(odd) != 1:
        return False
    one, two = odd[0]
    same = (a == b for a, b in zip(one, two, strict=False))
    start = sum(1 for _ in takewhile(bool, same))
    left, right = one[start:], two[start:]
    if start == 0 or len(left) < _LEFT or len(right) < _LEFT:
        return False
    if left[0].isdigit() or right[0].isdigit():
        return False
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] in (right[1:], right) or left == right[1:]


CHECK = Check(
    rule=Rule(
        name="look-alike-names",
        severity=Severity.NOTE,
        summary="Two names that differ by separators, or by one letter",
        why="Readers take one for the other, and one of them may be misspelt.",
        mend="Correct the one that is misspelt, or choose names further apart.",
        exact=False,
    ),
    find=find,
)
