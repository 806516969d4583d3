"""Bounds of a field that leave nothing between them."""

import math
from collections.abc import Iterator
from fractions import Fraction

from statecheck.language import FieldType, ListOf, MapOf, Primitive
from statecheck.spec import Field, System

Bounds = tuple[str, str, str]
"""The word of the lower bound, that of the upper one, and what is wrong, in words."""


_BOUNDS = {
    "texts": {
        "pattern": "pattern",
        "minLength": "min_length",
        "maxLength": "max_length",
    },
    "numbers": {
        "minimum": "minimum",
        "maximum": "maximum",
        "exclusiveMinimum": "exclusive_minimum",
        "exclusiveMaximum": "exclusive_maximum",
        "multipleOf": "multiple_of",
    },
    "lists": {
        "minItems": "min_items",
        "maxItems": "max_items",
        "uniqueItems": "unique_items",
    },
}
"""By what is bounded, the words that do it, with the attribute of a field for each."""

_BOUNDED = {
    "string": "texts",
    "error": "texts",
    "integer": "numbers",
    "number": "numbers",
    "boolean": "truth values",
}
"""What the values of a type are called; of the other types nothing is known."""


def contradictory_bounds(field: Field) -> Iterator[Bounds]:
    """Yield each two bounds that no value is between; of numbers the closest two."""
    for low, least, high, most in (
        ("minLength", field.min_length, "maxLength", field.max_length),
        ("minItems", field.min_items, "maxItems", field.max_items),
    ):
        if least is not None and most is not None and least > most:
            yield low, high, f"`{low}` is {least:,}, and `{high}` {most:,}"
    yield from _of_numbers(field)


def idle_bounds(system: System, field: Field) -> tuple[tuple[str, str], ...]:
    """Return each word that bounds values of other types than the field's, and what."""
    own = _bounded(system, field.type)
    return tuple(
        (word, values)
        for values, words in _BOUNDS.items()
        if own not in {"", values}
        for word, name in words.items()
        if _is_said(getattr(field, name))
    )


def _is_said(bound: object) -> bool:
    return bool(bound) or (bound == 0 and bound is not False)


def _bounded(system: System, kind: FieldType) -> str:
    """Return what the values of a type are called; empty if that is not known."""
    if isinstance(kind, ListOf):
        return "lists"
    if isinstance(kind, MapOf):
        return "maps"
    if isinstance(kind, Primitive):
        return _BOUNDED.get(kind.name, "")
    model = system.models.get(kind.name)
    if model is None or (model.enum is None and model.fields is None):
        return ""
    return "objects" if model.enum is None else "texts"


def _of_numbers(field: Field) -> Iterator[Bounds]:
    least = _closest(
        ("minimum", field.minimum), ("exclusiveMinimum", field.exclusive_minimum), 1
    )
    most = _closest(
        ("maximum", field.maximum), ("exclusiveMaximum", field.exclusive_maximum), -1
    )
    if least is None or most is None:
        return
    (low, from_), (high, to) = least, most
    is_open = low.startswith("ex") or high.startswith("ex")
    between = f"`{low}` is {_shown(from_)}, and `{high}` {_shown(to)}"
    if from_ > to or (is_open and from_ == to):
        yield low, high, between
        return
    step = _step(field)
    if step and not _has_multiple(least, most, step):
        what = "integer" if step == 1 else f"multiple of {_shown(step)}"
        yield low, high, f"{between}, with no {what} between them"


Bound = tuple[str, Fraction]
"""The word of a bound and its value."""


def _closest(
    closed: tuple[str, float | None], open_: tuple[str, float | None], sign: int
) -> Bound | None:
    """Return the bound that leaves less; the open one of two that are the same."""
    known = [
        (word, Fraction(str(value)))
        for word, value in (open_, closed)
        if value is not None
    ]
    return max(known, key=lambda each: each[1] * sign, default=None)


def _step(field: Field) -> Fraction | None:
    """Return what every value is a multiple of; None if that is nothing."""
    is_integer = isinstance(field.type, Primitive) and field.type.name == "integer"
    whole = Fraction(1) if is_integer else None
    if not field.multiple_of:
        return whole
    step = Fraction(str(field.multiple_of))
    if whole is None:
        return step
    # The least integer that is a multiple of a fraction in lowest terms.
    return Fraction(step.numerator)


def _has_multiple(least: Bound, most: Bound, step: Fraction) -> bool:
    (low, from_), (high, to) = least, most
    first = math.ceil(from_ / step)
    if low.startswith("ex") and first * step == from_:
        first += 1
    last = math.floor(to / step)
    if high.startswith("ex") and last * step == to:
        last -= 1
    return first <= last


def _shown(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else str(float(number))
