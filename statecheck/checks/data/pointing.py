"""What stands at a pointer into a message, and whether a condition holds of it."""

from collections.abc import Mapping

from statecheck.checks.data.scalars import spelled
from statecheck.spec import Literal, Presence

Way = tuple[str | int, ...]
"""The way to a part of a message; empty for the whole of it."""

_NONE = "none"
MISSING = object()
"""What stands at a pointer that leads to nothing."""


def way_of(pointer: str) -> Way:
    """Return the steps of a pointer; empty where it says nothing, or `none`."""
    if not pointer.startswith("/"):
        return (pointer,) if pointer and pointer != _NONE else ()
    return tuple(
        step.replace("~1", "/").replace("~0", "~") for step in pointer[1:].split("/")
    )


def at(value: object, way: Way) -> object:
    """Return what stands at the end of a way; MISSING if nothing does."""
    for step in way:
        if isinstance(value, Mapping) and step in value:
            value = value[step]
        elif isinstance(value, list) and str(step).isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return MISSING
    return value


def fits(wanted: Literal | Presence, found: object) -> bool:
    """Return whether what was found at a place is what a condition asks for."""
    if wanted is Presence.PRESENT:
        return found is not MISSING
    if wanted is Presence.ABSENT:
        return found is MISSING
    return found is not MISSING and spelled(found) == wanted.text
