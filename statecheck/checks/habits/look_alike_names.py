"""Names that readers take for each other."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.sections import SECTIONS, named
from statecheck.finding import Related, Rule, Severity
from statecheck.source import Location

_SHORTEST = 8
"""Letters from which on a single one is easily overlooked."""

_SEPARATORS = str.maketrans("", "", "_-. ")


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each name that differs from an earlier one by separators or one letter."""
    for sections in SECTIONS:
        seen: dict[str, tuple[str, Location]] = {}
        for name, at in named(subject.effective.system, sections):
            near = next(
                (seen[each] for each in _ways(name) if each in seen and _alike(name, seen[each][0])),
                None,
            )
            if near is not None:
                yield Fault(
                    at=at.key,
                    message=f"`{name}` is easily taken for `{near[0]}`",
                    related=(Related(near[1].key, f"`{near[0]}` stands here"),),
                )
            for each in _ways(name):
                seen.setdefault(each, (name, at))


def _ways(name: str) -> Iterator[str]:
    """Yield a name without case and separators, and that without each letter.

    Two names that differ in one letter, or by two that are swapped, have one of them
    in common.
    """
    folded = _folded(name)
    yield folded
    if len(folded) >= _SHORTEST:
        for index in range(len(folded)):
            yield folded[:index] + folded[index + 1 :]


def _folded(name: str) -> str:
    return name.casefold().translate(_SEPARATORS)


def _alike(name: str, other: str) -> bool:
    """Return whether two names differ by separators, or by a letter within a word."""
    one, two = _folded(name), _folded(other)
    if one == two:
        return name.casefold() != other.casefold()
    if min(len(one), len(two)) < _SHORTEST:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b),
        min(len(one), len(two)),
    )
    left, right = one[start:], two[start:]
    if not left or not right:
        return False
    if left[1:] == right[1:] or left[1:] == right or left == right[1:]:
        return not (left[0].isdigit() or right[0].isdigit()) and len(left) > 1
    return left[:2] == right[1::-1] and left[2:] == right[2:]


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
