"""Fields that have to be there because of what else a message has."""

from collections.abc import Mapping

from statecheck.checks.data.pointing import MISSING, at, fits, way_of
from statecheck.spec import Field, Literal, Presence, Required, Table

_SHOWN = "state/"
"""What a field of the state that was shown begins with, in a condition."""

_OF_VALUES = ("wire", "type", "default", "enum", "const")
"""Words that a condition on a field rests on."""


def is_due(
    field: Field, fields: Mapping[str, Field], value: object, *, sent: bool
) -> bool:
    """Return whether the message itself surely makes a field due, in every variant.

    Args:
        field: The field.
        fields: All fields of the message, by their names on the wire.
        value: The message.
        sent: Whether it is a request, in which a field with a default counts as sent.
    """
    required = field.required
    if not isinstance(required, Required) or not isinstance(required.when, Table):
        return False
    if field.if_ or required.if_ or field.fact.disputes("required", "wire", "if"):
        return False
    when = required.when
    return all(
        _holds(fields, pointer, alternatives, value, sent=sent)
        for pointer, alternatives in when.items()
    )


def _holds(
    fields: Mapping[str, Field],
    pointer: str,
    alternatives: tuple[Literal | Presence, ...],
    value: object,
    *,
    sent: bool,
) -> bool:
    """Return whether a condition surely holds of a message."""
    by_name = {each.name: (wire, each) for wire, each in fields.items()}
    first, *rest = way_of(pointer) or ("",)
    if pointer.startswith(_SHOWN) or str(first) not in by_name:
        return False
    wire, other = by_name[str(first)]
    found = at(value, (wire, *rest))
    default = None if rest else other.default
    if found is MISSING and default is not None:
        if not sent and Presence.ABSENT in alternatives:
            return False  # whether a default counts as shown, nobody says
        found = default if sent else found
    sure = not other.fact.disputes(*_OF_VALUES)
    return sure and any(fits(each, found) for each in alternatives)
