"""Every element of a spec, wherever it stands."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import cast, get_args

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
        kind = type(node)  # asked by itself: `isinstance` takes long for a `Table`
        if kind is Table:
            parts = [*cast("Table[object]", node).values()]
        elif kind is tuple:
            parts = [*cast("tuple[object, ...]", node)]
        elif kind is Listed:
            parts = [cast("Listed[object]", node).members]
        else:
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
    words = {item.name: item.type for item in fields(kind)}
    return "at" in words, tuple(
        word
        for word, held in words.items()
        if word not in _NO_ELEMENTS and not _LEAVES.issuperset(_kinds(held))
    )


def _kinds(annotation: object) -> set[object]:
    """Return the classes that an annotation names; a text stands for itself."""
    return {*(get_args(annotation) or (annotation,))} - {Ellipsis}
