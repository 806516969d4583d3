"""Which constraints say nothing, as the values that are listed keep to them anyway."""

from collections.abc import Callable
from dataclasses import replace

from statecheck.changes.comparison.patterns import contains
from statecheck.changes.comparison.values import Difference, is_multiple
from statecheck.changes.kinds import values as kinds
from statecheck.spec import Field

_PARTS = {
    kinds.BOUND_TIGHTENED: (True, False),
    kinds.BOUND_LOOSENED: (False, True),
    kinds.BOUND_CHANGED: (True, True),
    kinds.PATTERN_NARROWED: (True, False),
    kinds.PATTERN_WIDENED: (False, True),
    kinds.PATTERN_REPLACED: (True, True),
}
"""By kind, whether values are lost by it, and whether some are won."""

_BOUNDS = (kinds.BOUND_TIGHTENED, kinds.BOUND_LOOSENED)
_PATTERNS = (kinds.PATTERN_NARROWED, kinds.PATTERN_WIDENED)

_LONGEST = 64
"""Lengths up to this are compared with a pattern; beyond it, it gets too large."""

_Values = tuple[str, ...]


def without_held(
    old: Field, new: Field, difference: Difference, listed: tuple[_Values, _Values]
) -> Difference | None:
    """Return what is left of a difference; None if no value is lost or won by it.

    What is lost or won where one version lists its values, is told of the list.

    Args:
        old: The field as it was.
        new: The field as it is.
        difference: What became of one of its constraints.
        listed: All values that each version lets it have; empty where they are not
            listed.
    """
    parts = _PARTS.get(difference.kind)
    if parts is None:
        return difference
    before, after = _possible(listed[0], old), _possible(listed[1], new)
    lost, won = parts
    if lost and (before or _held_by_pattern(old, new, difference.word)):
        kept = set(before) & set(listed[1]) if listed[1] else before
        lost = bool(before) and not _all_keep(kept, new, difference.word)
    elif lost and listed[1]:
        lost = False
    if won and (after or _held_by_pattern(new, old, difference.word)):
        kept = set(listed[0]) & set(after) if listed[0] else after
        won = bool(after) and not _all_keep(kept, old, difference.word)
    elif won and listed[0]:
        won = False
    if (lost, won) == parts:
        return difference
    if not lost and not won:
        return None
    both = _PATTERNS if difference.word == "pattern" else _BOUNDS
    return replace(difference, kind=both[0] if lost else both[1])


def _possible(values: _Values, field: Field) -> _Values:
    """Return the listed values that the field's own constraints let it have."""
    return tuple(v for v in values if all(keep(v, field) for keep in _CHECKS.values()))


def _all_keep(values: set[str] | _Values, field: Field, word: str) -> bool:
    """Return whether some values keep to a constraint."""
    return all(_CHECKS[word](each, field) for each in values)


def _held_by_pattern(mine: Field, theirs: Field, word: str) -> bool:
    """Return whether a pattern lets a text be only as long as another version wants."""
    if not mine.pattern or word not in {"minLength", "maxLength"}:
        return False
    low, high = theirs.min_length or 0, theirs.max_length
    if max(low, high or 0) > _LONGEST:
        return False
    times = f"{{{low},}}" if word == "minLength" else f"{{0,{high}}}"
    return contains(f"^(.|\\n|\\r){times}$", mine.pattern) is True


def _literally(text: str) -> str:
    """Return a pattern that takes one text alone."""
    return "".join(f"\\{each}" if each in _SPECIAL else each for each in text)


_SPECIAL = frozenset(r".*+?()[]{}|\^$-")
"""Characters that mean something in a pattern."""


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _compared(word: str, keeps: Callable[[float, float], bool]) -> Callable[..., bool]:
    def check(value: str, field: Field) -> bool:
        bound, number = getattr(field, word), _number(value)
        return bound is None or (number is not None and keeps(number, bound))

    return check


def _lower(value: str, field: Field) -> bool:
    least = _compared("minimum", lambda number, bound: number >= bound)
    above = _compared("exclusive_minimum", lambda number, bound: number > bound)
    return least(value, field) and above(value, field)


def _upper(value: str, field: Field) -> bool:
    most = _compared("maximum", lambda number, bound: number <= bound)
    below = _compared("exclusive_maximum", lambda number, bound: number < bound)
    return most(value, field) and below(value, field)


_CHECKS: dict[str, Callable[[str, Field], bool]] = {
    "minimum": _lower,
    "maximum": _upper,
    "multipleOf": _compared("multiple_of", is_multiple),
    "minLength": lambda value, field: len(value) >= (field.min_length or 0),
    "maxLength": lambda value, field: (
        field.max_length is None or len(value) <= field.max_length
    ),
    "pattern": lambda value, field: (
        not field.pattern or contains(field.pattern, f"^{_literally(value)}$") is True
    ),
    "minItems": lambda _value, field: not field.min_items,
    "maxItems": lambda _value, field: field.max_items is None,
    "uniqueItems": lambda _value, field: not field.unique_items,
}
"""By word of the language, whether a value keeps to what it says."""
