"""Every element of a spec, wherever it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from statecheck.spec import Fact, Listed, Table

_NO_ELEMENTS = frozenset(
    {"at", "default", "defaults", "examples", "fact", "files", "places", "repetitions"}
)
"""Words under which no element stands that is written in the spec there."""


def elements(root: object) -> Iterator[object]:
    """Yield `root` and everything within it that knows its place, as written."""
    words: dict[type, tuple[str, ...]] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if is_dataclass(node) and not isinstance(node, Fact | Listed):
            kind = type(node)
            if kind not in words:
                words[kind] = tuple(item.name for item in fields(node))
            if "at" in words[kind]:
                yield node
            parts: Iterable[object] = (
                getattr(node, word) for word in words[kind] if word not in _NO_ELEMENTS
            )
        else:
            parts = _members(node)
        waiting.extend(
            part
            for part in reversed(tuple(parts))
            if part is not None and not isinstance(part, str | int | float)
        )


def _members(node: object) -> Iterable[object]:
    """Return what a list or a table holds; nothing for anything else."""
    if isinstance(node, Listed):
        return (node.members,)
    if isinstance(node, Table):
        return node.values()
    return node if isinstance(node, tuple) else ()
