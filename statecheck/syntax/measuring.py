"""Where a path leads in a tree, and how much of that is underlined."""

import re
from collections.abc import Hashable

from statecheck.source import Location, Part
from statecheck.syntax.lines import Lines
from statecheck.syntax.tree import Mapping, Node, Scalar, Sequence

_ANCHOR = re.compile(r"&\S+\s+")
_FLOW = ("[", "{")


def measure(root: Mapping, lines: Lines, location: Location) -> tuple[int, int]:
    """Return the offsets of what `location` points at; never fails.

    Where the entry is absent, that is the nearest thing around it: of an entry of a
    mapping its key, of the whole file its first key. What stands below an alias is the
    alias. A value of several lines is its first line.
    """
    key: Scalar | None = next((entry.key for entry in root.entries.values()), None)
    node: Node = root
    named = True
    for step in location.pointer.keys:
        if node.alias:
            return node.start, node.end
        found = _step(node, step)
        if found is None:
            named = True
            break
        key, node = found
        named = location.part is Part.KEY
    if key is not None and named:
        return key.start, key.end
    return _first_line(node, lines)


def origin(root: Mapping, location: Location) -> Hashable:
    """Return a key that a place has in common with those that aliases make of it.

    An alias shares the content of its anchor, and what stands below it the rest of the
    way; a scalar has no content to share.
    """
    node: Node = root
    steps = location.pointer.keys
    way: tuple[str | int, ...] = steps
    content = id(root.entries)
    for index, step in enumerate(steps, 1):
        found = _step(node, step)
        if found is None:
            break
        _, node = found
        if not isinstance(node, Scalar):
            inner = node.entries if isinstance(node, Mapping) else node.items
            content, way = id(inner), steps[index:]
    return content, way, location.part


def _step(node: Node, step: str | int) -> tuple[Scalar | None, Node] | None:
    """Return what stands under `step`, with its key if it has one; None if nothing."""
    if isinstance(node, Mapping):
        entry = node.entries.get(str(step))
        return None if entry is None else (entry.key, entry.value)
    if isinstance(node, Sequence) and isinstance(step, int):
        return (None, node.items[step]) if 0 <= step < len(node.items) else None
    return None


def _first_line(node: Node, lines: Lines) -> tuple[int, int]:
    """Return the offsets of a node, cut where its first line ends, without comments."""
    start = _content(node, lines.text)
    line_end = lines.line_end(start)
    end = min(_last(node, lines.text, line_end), line_end)
    return start, start + len(lines.text[start:end].rstrip())


def _content(node: Node, text: str) -> int:
    """Return where a node begins behind the name of its anchor."""
    anchor = _ANCHOR.match(text, node.start)
    return anchor.end() if anchor and anchor.end() < node.end else node.start


def _last(node: Node, text: str, line_end: int) -> int:
    """Return where what is written of a node up to `line_end` ends, or beyond it."""
    while not (
        isinstance(node, Scalar)
        or node.alias
        or text.startswith(_FLOW, _content(node, text))
    ):
        first = _first(node)
        if first is None:
            break
        head_end, value = first
        if value.start > line_end:
            return head_end
        node = value
    return node.end


def _first(node: Mapping | Sequence) -> tuple[int, Node] | None:
    """Return the first value and where its key or dash ends; None if it is empty."""
    if isinstance(node, Sequence):
        return (node.start + 1, node.items[0]) if node.items else None
    for entry in node.entries.values():
        return entry.key.end, entry.value
    return None
