"""What bodies look like."""

from dataclasses import field
from enum import StrEnum
from typing import Literal as OneOf

from statecheck.immutable import frozen
from statecheck.language import FieldType, Formula, ModelReference, Primitive
from statecheck.source import Location
from statecheck.spec.condition import When
from statecheck.spec.fact import NO_WORDS, NOWHERE, UNSAID, Fact, Places
from statecheck.spec.table import EMPTY, Table


class Absence(StrEnum):
    """A word in the place of something."""

    NONE = "none"
    """There is none: a fact."""
    UNKNOWN = "unknown"
    """Somebody looked and does not know."""


Openness = bool | OneOf["configured"] | None
"""Whether there may be more on the wire; None where nobody says so."""


@frozen
class EnumValue:
    """One value of an enumeration; its name is wire text."""

    name: str
    description: str = ""
    if_: Formula | None = None
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@frozen
class Required:
    """That a field is always there under a condition.

    Attributes:
        if_: The variants; None for all.
        when: What is sent or shown; None for anything.
    """

    if_: Formula | None = None
    when: When | None = None


@frozen
class Field:
    """A member of a model.

    Attributes:
        name: Wire text, any characters.
        required: None where nobody says so.
        default: None where there is none; null cannot be a default.
        const: The only value; None where there is none.
        enum: None where the values are not listed.
        from_: Who supplies it in a request; empty if unknown.
        wire: Its name on the wire; empty if that is the name.
        codes: Error codes a field of type `error` may hold; None for any.
    """

    name: str
    type: FieldType
    description: str = ""
    required: bool | Required | None = None
    nullable: bool = False
    sensitive: bool = False
    default: object = None
    const: object = None
    enum: Table[EnumValue] | None = None
    open: Openness = None
    format: str = ""
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    codes: tuple[str, ...] | None = None
    in_: str = "body"
    from_: tuple[str, ...] = ()
    if_: Formula | None = None
    wire: str = ""
    examples: tuple[object, ...] = ()
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)
    words: frozenset[str] = field(default=NO_WORDS, compare=False, repr=False)


@frozen
class Model:
    """What a body, or a part of one, looks like.

    Attributes:
        name: Empty for a model in place.
        fields: None where nobody says which; empty where there are none.
        discriminator: The field that tells the variants apart; empty if none does.
        variants: By value of the discriminator: a model's name, or a model in place.
        enum: The values, if it is an enumeration.
        incomplete: Whether it has more than is written.
    """

    name: str = ""
    description: str = ""
    extends: tuple[str, ...] = ()
    fields: Table[Field] | None = None
    discriminator: str = ""
    variants: "Table[str | Model]" = EMPTY
    enum: Table[EnumValue] | None = None
    open: Openness = None
    incomplete: bool = False
    overrides: bool = False
    examples: tuple[object, ...] = ()
    fact: Fact = UNSAID
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)
    words: frozenset[str] = field(default=NO_WORDS, compare=False, repr=False)


ModelUse = str | Model | Absence | None
"""A model's name, a model in place, none, unknown, or nothing said."""


def is_textual(kind: FieldType) -> bool:
    """Return whether a scalar of a type is its spelling: a text, a code, an enum."""
    return isinstance(kind, ModelReference) or (
        isinstance(kind, Primitive) and kind.name in {"string", "error"}
    )
