"""Every element of a spec, wherever it stands."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from statecheck.language import Primitive
from statecheck.spec import Absence, Fact, Listed, Table

_NO_ELEMENTS = frozenset(
    {"at", "default", "defaults", "examples", "fact", "files", "places", "repetitions"}
)
"""Words under which no element stands that is written in the spec there."""

_LEAVES = frozenset(
    {str, bool, int, float, frozenset, type(None), Absence, Fact, Primitive}
)
"""What holds no element."""


def elements(root: object) -> Iterator[object]:
    """Yield `root` and everything within it that knows its place, as written."""
    shapes: dict[type, tuple[bool, tuple[str, ...]]] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Table):
            parts = [*node.values()]
        elif isinstance(node, tuple):
            parts = [*node]
        elif isinstance(node, Listed):
            parts = [node.members]
        else:
            kind = type(node)
            if kind not in shapes:
                shapes[kind] = _shape(kind)
            known, words = shapes[kind]
            if known:
                yield node
            parts = [getattr(node, word) for word in words]
        parts.reverse()
        waiting.extend([part for part in parts if type(part) not in _LEAVES])


def _shape(kind: type) -> tuple[bool, tuple[str, ...]]:
    """Return whether things of a class know their place, and where elements stand."""
    if kind is Fact or not is_dataclass(kind):
        return False, ()
    words = tuple(item.name for item in fields(kind))
    return "at" in words, tuple(word for word in words if word not in _NO_ELEMENTS)
