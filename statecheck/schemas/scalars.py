"""Values that are written as text in a spec, as they go over the wire."""

import math
from collections.abc import Iterable, Iterator

from statecheck.schemas.schema import Schema
from statecheck.spec import Literal

Plain = str | int | float | bool | None


def literal_values(literals: Iterable[Literal]) -> list[Plain]:
    """Return what literals may be on the wire: their text, or what the text means."""
    return unique(each for one in literals for each in (one.text, one.value))


def typed(text: str, kind: str) -> list[Plain]:
    """Return what a text may be as a value of a type; nothing if it is none.

    Args:
        text: The text.
        kind: A type of the language; any other word for a type that is not known.
    """
    if kind in {"string", "error"}:
        return [text]
    read = _read(text)
    if kind == "boolean":
        return [read] if isinstance(read, bool) else []
    is_number = isinstance(read, int | float) and not isinstance(read, bool)
    if kind in {"integer", "number"}:
        return [read] if is_number else []
    return unique((text, read))


def _read(text: str) -> Plain:
    """Return the number or boolean that a text is; the text if it is neither."""
    if text in {"true", "false"}:
        return text == "true"
    try:
        number = float(text)
    except ValueError:
        return text
    if not math.isfinite(number):
        return text
    return whole(int(text) if text.lstrip("-").isdecimal() else number)


def whole(number: float) -> int | float:
    """Return a number without a fraction that is nothing."""
    return int(number) if float(number).is_integer() else number


def unique(values: Iterable[Plain]) -> list[Plain]:
    """Return each value once; `true` and `1` are two values, `1` and `1.0` are one."""
    seen: dict[tuple[bool, Plain], Plain] = {}
    for value in values:
        seen.setdefault((isinstance(value, bool), value), value)
    return list(seen.values())


def one_of(values: list[Plain]) -> Schema:
    """Return the schema of some values."""
    if len(values) == 1:
        return {"const": values[0]}
    return {"enum": sorted(values, key=_order)}


def _order(value: Plain) -> tuple[str, float, str]:
    """Return what values of all types are ordered by: numbers by what they are."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    kind = "number" if is_number else type(value).__name__
    return kind, float(value) if isinstance(value, int | float) else 0, str(value)


def json_type(values: Iterable[Plain]) -> Iterator[str]:
    """Yield the type of each value, once."""
    yield from dict.fromkeys(
        "boolean"
        if isinstance(value, bool)
        else "string"
        if isinstance(value, str)
        else "number"
        for value in values
    )
