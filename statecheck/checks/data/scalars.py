"""Values that are no object and no list, against what a field says of them."""

import json
import math
from collections.abc import Iterator
from fractions import Fraction

from statecheck.language import Primitive, matches
from statecheck.linking import ErrorTree
from statecheck.spec import (
    EnumValue,
    Field,
    Openness,
    System,
    Table,
    is_textual,
)

_OPEN = "open"


def wrong_kind(kind: Primitive, value: object) -> bool:
    """Return whether a value is surely not of a type of the language."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind.name in {"string", "error"}:
        return not isinstance(value, str)
    if kind.name == "boolean":
        return not isinstance(value, bool)
    if kind.name == "number":
        return not is_number
    if kind.name == "integer":
        return not is_number or (isinstance(value, float) and not value.is_integer())
    return False


def spelled(value: object) -> str:
    """Return a value as the language spells it in an enumeration."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def outside(
    system: System, enum: Table[EnumValue], value: object, *, is_open: Openness
) -> bool:
    """Return whether an enumeration surely does not have a value."""
    if is_open is None:
        is_open = system.openness.get("enums") == _OPEN or "unknown" in enum
    return is_open is False and spelled(value) not in enum


def foreign(enum: Table[EnumValue], value: object) -> bool:
    """Return whether a value is of a kind that none of the listed values can be."""
    if isinstance(value, str):
        return False
    if isinstance(value, bool):
        return not enum.keys() & {"true", "false"}
    return not any(_is_number(name) for name in enum)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def written_breach(system: System, field: Field, text: str) -> str:
    """Return the first thing that a field says against a value, given as it is written.

    It is empty if nothing does; of a value that is no text, number or truth value
    nothing is known.
    """
    kind = field.type
    value: object = text
    if isinstance(kind, Primitive) and kind.name in {"number", "integer"}:
        value = _number(text)
        if value is None or wrong_kind(kind, value):
            return f"is no {kind.name}"
    elif isinstance(kind, Primitive) and kind.name == "boolean":
        if text not in {"true", "false"}:
            return "is no boolean"
        value = text == "true"
    elif not is_textual(kind):
        return ""
    return next(breaches(system, field, value), "")


def _number(text: str) -> float | None:
    """Return a number as JSON writes it; None if the text is none."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return None if isinstance(found, float) and not math.isfinite(found) else found


def breaches(system: System, field: Field, value: object) -> Iterator[str]:
    """Yield what a field says against a value of the right type, in words."""
    if field.const is not None and spelled(field.const) != spelled(value):
        yield f"is not `{spelled(field.const)}`"
    if field.enum is not None and outside(
        system, field.enum, value, is_open=field.open
    ):
        yield "is none of the values that are listed"
    if isinstance(value, str):
        yield from _of_text(system, field, value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from _of_number(field, value)


def _of_text(system: System, field: Field, value: str) -> Iterator[str]:
    if field.min_length is not None and len(value) < field.min_length:
        yield f"is shorter than {field.min_length} characters"
    if field.max_length is not None and len(value) > field.max_length:
        yield f"is longer than {field.max_length} characters"
    if field.pattern and matches(field.pattern, value) is False:
        yield f"does not match `{field.pattern}`"
    listed = None if system.openness.get("codes") == _OPEN else field.codes
    if listed is not None and value not in _spellings(system, listed):
        yield "is none of the codes that are listed"


def _spellings(system: System, codes: tuple[str, ...]) -> set[str]:
    """Return how codes, and the details of them, go over the wire."""
    tree = ErrorTree(system.errors)
    found: set[str] = set()
    for name in codes:
        resolved = tree.resolve(name)
        if not resolved.paths:
            found.add(name)
        for path, code in tree.codes.items():
            if path in resolved.paths or any(
                path.startswith(f"{above}/") for above in resolved.paths
            ):
                found |= {path, code.name, code.wire or code.name}
    return found


def _of_number(field: Field, value: float) -> Iterator[str]:
    if field.minimum is not None and value < field.minimum:
        yield f"is less than {field.minimum}"
    if field.maximum is not None and value > field.maximum:
        yield f"is greater than {field.maximum}"
    if field.exclusive_minimum is not None and value <= field.exclusive_minimum:
        yield f"is not greater than {field.exclusive_minimum}"
    if field.exclusive_maximum is not None and value >= field.exclusive_maximum:
        yield f"is not less than {field.exclusive_maximum}"
    if field.multiple_of and _exact(value) % _exact(field.multiple_of):
        yield f"is no multiple of {field.multiple_of}"


def _exact(value: float) -> Fraction:
    """Return a number as it is written, not as it is kept."""
    return Fraction(str(value))
