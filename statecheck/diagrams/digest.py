"""A few digits that two specs share only if they say the same."""

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256

from statecheck.spec import System, Table

_DIGITS = 12
_PLAIN = frozenset({str, bool, int, float, type(None)})


def digest(system: System) -> str:
    """Return the digest of what a system says, however and wherever it is written."""
    pieces: list[str] = []
    _collect(system, pieces)
    said = "".join([f"{piece}\0" for piece in pieces])
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _collect(value: object, pieces: list[str]) -> None:
    """Add a value in pieces that are the same for values that are equal."""
    kind: type = type(value)
    if kind in _PLAIN:  # most are, and the other questions take longer
        pieces.append(f"{kind.__name__} {value}")
    elif isinstance(value, Table):
        pieces.append(f"table {len(value)}")
        for name in sorted(value):
            pieces.append(name)
            _collect(value[name], pieces)
    elif isinstance(value, tuple):
        pieces.append(f"tuple {len(value)}")
        for each in value:
            _collect(each, pieces)
    elif isinstance(value, Enum):
        pieces.append(str(value.value))
    elif (names := _compared(kind)) is not None:
        pieces.append(kind.__name__)
        for name in names:
            pieces.append(name)
            _collect(getattr(value, name), pieces)
    else:
        pieces.append(f"{kind.__name__} {value}")


@cache
def _compared(kind: type) -> tuple[str, ...] | None:
    """Return the fields by which records of a kind are equal; None for no records."""
    if not is_dataclass(kind):
        return None
    return tuple(each.name for each in fields(kind) if each.compare)
