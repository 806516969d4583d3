"""Conditions: what has to have been sent or shown, and when a thing happens."""

from enum import StrEnum

from statecheck.immutable import frozen
from statecheck.spec.table import Table

Scalar = str | int | float | bool
"""A value as YAML's core schema reads it."""


class Presence(StrEnum):
    """A condition on a field that is not about its value."""

    PRESENT = "present"
    ABSENT = "absent"


@frozen
class Literal:
    """A value that a field has to have.

    Attributes:
        text: As it is spelled; what a field that holds text is compared with.
        value: As YAML's core schema reads it.
    """

    text: str
    value: Scalar


Conditions = Table[tuple[Literal | Presence, ...]]
"""By field or pointer: alternatives for one field; all fields are necessary."""


class Otherwise(StrEnum):
    """The condition that fits when no other `when` of the list does."""

    OTHERWISE = "otherwise"


When = Conditions | Otherwise


@frozen
class After:
    """The time after which something happens.

    Attributes:
        duration: ISO 8601; empty if it is not fixed.
        field: Pointer to the field of the state that tells it; empty if none does.
            Where both are empty there is a time, and it is unknown.
    """

    duration: str = ""
    field: str = ""
