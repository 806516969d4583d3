"""A few digits that two specs share only if they say the same."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256

from statecheck.spec import System, Table

_DIGITS = 12


def digest(system: System) -> str:
    """Return the digest of what a system says, however and wherever it is written."""
    state = sha256()
    for piece in _pieces(system):
        state.update(piece.encode("utf-8", "surrogatepass"))
        state.update(b"\0")
    return state.hexdigest()[:_DIGITS]


def _pieces(value: object) -> Iterator[str]:
    """Yield a value in pieces that are the same for values that are equal."""
    if isinstance(value, Table):
        yield f"table {len(value)}"
        for name in sorted(value):
            yield name
            yield from _pieces(value[name])
    elif isinstance(value, tuple):
        yield f"tuple {len(value)}"
        for each in value:
            yield from _pieces(each)
    elif isinstance(value, Enum):
        yield str(value.value)
    elif is_dataclass(value):
        yield type(value).__name__
        for each in fields(value):
            if each.compare:
                yield each.name
                yield from _pieces(getattr(value, each.name))
    else:
        yield f"{type(value).__name__} {value}"
