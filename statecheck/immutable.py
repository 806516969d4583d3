"""What a class of named parts is here, unless it says otherwise: immutable."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Return a class whose annotated parts are set once; it has no other attributes.

    Two instances are equal if they are of one class, and so are all parts that are to
    be compared. What wants another form, such as an order, equality by identity or
    cached properties, is an ordinary dataclass.
    """
    return dataclass(frozen=True, slots=True)(cls)
