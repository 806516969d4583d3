"""Values that are listed."""

from statecheck.schemas.knowledge import UNKNOWN, Knowledge
from statecheck.schemas.marks import MEANINGS
from statecheck.schemas.scalars import json_type, typed, unique
from statecheck.schemas.schema import Schema
from statecheck.spec import EnumValue, Openness, Table

_NUMBERS = frozenset(("integer", "number"))


def enumeration(
    known: Knowledge, enum: Table[EnumValue], is_open: Openness, kind: str
) -> Schema:
    """Return the schema of a value of an enumeration.

    Args:
        known: What is known.
        enum: The values, as they are spelled.
        is_open: Whether there may be others.
        kind: The type of the language that the values have; empty if nobody says.
    """
    more = known.takes_values(enum, is_open)
    listed = [
        each
        for name, each in sorted(enum.items(), key=lambda item: _order(item[0], kind))
        if known.possible(each.if_) and not (more and name == UNKNOWN)
    ]
    values = unique(value for each in listed for value in typed(each.name, kind))
    made: Schema = {"enum": values}
    kinds = [kind] if kind else list(json_type(values))
    if more:
        if kind in {"any", UNKNOWN}:
            return _meanings(listed)
        others = [{"type": "string" if each == "error" else each} for each in kinds]
        made = {"anyOf": [made, *others]} if values else {}
    elif not values:
        made = {"not": {}}
    elif len(kinds) == 1 and kinds[0] in {"string", "integer", "number", "boolean"}:
        made["type"] = kinds[0]
    return {**made, **_meanings(listed)}


def _order(name: str, kind: str) -> tuple[float, str]:
    """Return what values are ordered by: numbers by what they are, texts as such."""
    read = typed(name, "number") if kind in _NUMBERS else ()
    return next((each for each in read if isinstance(each, int | float)), 0), name


def _meanings(listed: list[EnumValue]) -> Schema:
    said = {each.name: each.description for each in listed if each.description}
    return {MEANINGS: said} if said else {}
