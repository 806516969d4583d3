"""Every element of a spec, wherever it stands."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from statecheck.spec import Fact, Listed, Table

_NO_ELEMENTS = frozenset(
    {"at", "default", "defaults", "examples", "fact", "files", "places", "repetitions"}
)
"""Words under which no element stands that is written in the spec there."""


def elements(root: object) -> Iterator[object]:
    """Yield `root` and everything within it that knows its place, as written."""
    if isinstance(root, Table):
        for member in root.values():
            yield from elements(member)
    elif isinstance(root, tuple):
        for member in root:
            yield from elements(member)
    elif isinstance(root, Listed):
        yield from elements(root.members)
    elif is_dataclass(root) and not isinstance(root, Fact):
        words = _words(type(root))
        if "at" in words:
            yield root
        for word in words:
            if word not in _NO_ELEMENTS:
                value = getattr(root, word)
                if value is not None and not isinstance(value, str | bool | int | float):
                    yield from elements(value)


@cache
def _words(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind)) if is_dataclass(kind) else ()
