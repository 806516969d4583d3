"""What is other about the values that a field may have, apart from its type."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil, floor

from statecheck.changes.change import ChangeKind
from statecheck.changes.comparison.formats import format_kind
from statecheck.changes.comparison.patterns import contains
from statecheck.changes.kinds import knowledge
from statecheck.changes.kinds import values as kinds
from statecheck.graph import VariantSet
from statecheck.immutable import frozen
from statecheck.language import Formula
from statecheck.spec import EnumValue, Field, Openness, Table


@frozen
class Difference:
    """One thing that is other about a field.

    Attributes:
        kind: What happened.
        before: What it was.
        after: What it is.
        word: The key under which it stands; empty for the field itself.
        within: What of the field is meant, as `/*` for the members of a list.
        note: Why it is taken for that; empty if it is plain.
    """

    kind: ChangeKind
    before: str = ""
    after: str = ""
    word: str = ""
    within: str = ""
    note: str = ""


@frozen
class Values:
    """The values that are listed.

    Attributes:
        listed: By spelling; None where they are not listed.
        open: Whether others may come; None where nobody says so.
    """

    listed: Table[EnumValue] | None
    open: Openness


Where = Callable[[Formula | None], VariantSet]
"""Returns the variants in which a formula holds."""


def values_compared(old: Values, new: Values, where: Where) -> Iterator[Difference]:
    """Yield what became of listed values."""
    before, after = old.listed, new.listed
    if before is None or after is None:
        if _free(old) and not _free(new):
            yield Difference(kinds.ENUM_CLOSED, "any", _list(after), "enum")
        elif _free(new) and not _free(old):
            yield Difference(kinds.ENUM_OPENED, _list(before), "any", "enum")
        return
    if _openness(old.open) != _openness(new.open):
        yield Difference(
            _opened(old.open, new.open),
            _openness(old.open),
            _openness(new.open),
            "open",
        )
    for value in sorted({*before, *after}):
        if value not in before:
            yield Difference(kinds.ENUM_VALUE_ADDED, "", value, "enum")
        elif value not in after:
            yield Difference(kinds.ENUM_VALUE_REMOVED, value, "", "enum")
        else:
            yield from _in_settings(where, value, before[value], after[value])


def _in_settings(
    where: Where, value: str, old: EnumValue, new: EnumValue
) -> Iterator[Difference]:
    """Yield that a value is there in more settings, or in fewer."""
    before, after = where(old.if_), where(new.if_)
    note = "that holds in some settings"
    if after & ~before:
        yield Difference(kinds.ENUM_VALUE_ADDED, "", value, "enum", note=note)
    if before & ~after:
        yield Difference(kinds.ENUM_VALUE_REMOVED, value, "", "enum", note=note)


def _free(values: Values) -> bool:
    """Return whether any value may come."""
    return values.listed is None or values.open in {True, "configured"}


def _opened(old: Openness, new: Openness) -> ChangeKind:
    if old is None:
        return knowledge.FACT_LEARNED
    if new is None:
        return knowledge.FACT_FORGOTTEN
    return kinds.ENUM_OPENED if new else kinds.ENUM_CLOSED


def _openness(openness: Openness) -> str:
    if openness is None:
        return ""
    return "open" if openness else "closed"


def constraints_compared(old: Field, new: Field) -> Iterator[Difference]:
    """Yield what became of bounds, patterns, formats and null."""
    whole = str(old.type) == str(new.type) == "integer"
    yield from _bound("minimum", _lower(old, whole=whole), _lower(new, whole=whole), 1)
    yield from _bound("maximum", _upper(old, whole=whole), _upper(new, whole=whole), -1)
    for word, sign in (("min_length", 1), ("min_items", 1)):
        before, after = getattr(old, word) or 0, getattr(new, word) or 0
        yield from _bound(_spelled(word), (before, 0), (after, 0), sign)
    for word in ("max_length", "max_items"):
        before, after = getattr(old, word), getattr(new, word)
        yield from _bound(
            _spelled(word),
            None if before is None else (before, 0),
            None if after is None else (after, 0),
            -1,
        )
    yield from _multiple(old.multiple_of, new.multiple_of)
    if old.unique_items != new.unique_items:
        yield Difference(
            kinds.BOUND_TIGHTENED if new.unique_items else kinds.BOUND_LOOSENED,
            str(old.unique_items).lower(),
            str(new.unique_items).lower(),
            "uniqueItems",
        )
    if old.nullable != new.nullable:
        yield Difference(
            kinds.NULLABLE_ADDED if new.nullable else kinds.NULLABLE_REMOVED,
            str(old.nullable).lower(),
            str(new.nullable).lower(),
            "nullable",
        )
    yield from _text("pattern", old.pattern, new.pattern, _pattern_kind)
    yield from _text("format", old.format, new.format, format_kind)


def _text(
    word: str, old: str, new: str, kind_of: Callable[[str, str], ChangeKind | None]
) -> Iterator[Difference]:
    kind = kind_of(old, new) if old != new else None
    if kind is not None:
        yield Difference(kind, old, new, word)


def _pattern_kind(old: str, new: str) -> ChangeKind | None:
    """Return what became of a pattern; None for another spelling of the same."""
    if not old:
        return kinds.PATTERN_NARROWED
    if not new:
        return kinds.PATTERN_WIDENED
    wider, narrower = contains(new, old), contains(old, new)
    if wider is None or narrower is None:
        return kinds.PATTERN_CHANGED
    if wider and narrower:
        return None
    if wider or narrower:
        return kinds.PATTERN_WIDENED if wider else kinds.PATTERN_NARROWED
    return kinds.PATTERN_REPLACED


_Bound = tuple[float, int]
"""A number, and how far beyond it the first value is: 0 for the number itself."""


def _bound(
    word: str, old: _Bound | None, new: _Bound | None, sign: int
) -> Iterator[Difference]:
    """Yield what became of a bound; `sign` is 1 for a lower and -1 for an upper one."""
    if old == new:
        return
    tighter = old is None or (
        new is not None and sign * (new[0] - old[0] or new[1] - old[1]) > 0
    )
    yield Difference(
        kinds.BOUND_TIGHTENED if tighter else kinds.BOUND_LOOSENED,
        _number(old),
        _number(new),
        word,
    )


def _lower(field: Field, *, whole: bool) -> _Bound | None:
    bounds: list[_Bound] = []
    if field.minimum is not None:
        bounds.append((ceil(field.minimum) if whole else field.minimum, 0))
    if field.exclusive_minimum is not None:
        low = field.exclusive_minimum
        bounds.append((floor(low) + 1, 0) if whole else (low, 1))
    return max(bounds, default=None)


def _upper(field: Field, *, whole: bool) -> _Bound | None:
    bounds: list[_Bound] = []
    if field.maximum is not None:
        bounds.append((floor(field.maximum) if whole else field.maximum, 0))
    if field.exclusive_maximum is not None:
        high = field.exclusive_maximum
        bounds.append((ceil(high) - 1, 0) if whole else (high, -1))
    return min(bounds, default=None)


def _multiple(old: float | None, new: float | None) -> Iterator[Difference]:
    if old == new:
        return
    if old is None or (new is not None and is_multiple(new, old)):
        kind = kinds.BOUND_TIGHTENED
    elif new is None or is_multiple(old, new):
        kind = kinds.BOUND_LOOSENED
    else:
        kind = kinds.BOUND_CHANGED
    yield Difference(kind, _plain(old), _plain(new), "multipleOf")


def is_multiple(number: float, of: float) -> bool:
    """Return whether a number is a multiple of another, both as they are written."""
    return Fraction(str(number)) % Fraction(str(of)) == 0


def _number(bound: _Bound | None) -> str:
    if bound is None:
        return ""
    return _plain(bound[0]) + (" (excluded)" if bound[1] else "")


def _plain(number: float | None) -> str:
    if number is None:
        return ""
    return str(int(number)) if number == int(number) else repr(number)


def _list(values: Table[EnumValue] | None) -> str:
    return "any" if values is None else ", ".join(sorted(values))


def _spelled(word: str) -> str:
    head, _, tail = word.partition("_")
    return head + tail.title()
