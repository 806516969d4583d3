"""The names in what a file says and what cannot be taken as it is written."""

import re
from collections.abc import Iterable, Iterator

from statecheck.finding import Finding
from statecheck.language.rules import BAD_NAME, MISSING_KEY, RULES
from statecheck.source import Part
from statecheck.syntax import Document, Mapping, Node, Scalar, Sequence

_NAME = re.compile(r"[A-Za-z0-9_.-]+")

_OF_VALUES = frozenset(RULES) - {MISSING_KEY}
"""Rules whose breach leaves a value unread; after the others it is read."""


def unread_names(document: Document, findings: Iterable[Finding]) -> frozenset[str]:
    """Return the names that stand where nothing is made of what is written.

    Nobody can say of them that nothing uses them: `model: [Cart]` means the model.

    Args:
        document: The file as it was meant.
        findings: What is wrong with its words; what they mend is read.
    """
    names: set[str] = set()
    seen: set[int] = set()
    for finding in findings:
        mended = finding.fix is not None and finding.fix.replacement
        named = finding.rule is BAD_NAME and finding.at.part is Part.KEY
        if finding.rule not in _OF_VALUES or mended or named:
            continue  # what stands under a bad name is read all the same
        # Of two keys that exclude each other, nobody knows which is meant.
        for at in (finding.at, *(related.at for related in finding.related)):
            keys = at.pointer.keys
            node = at_path(document.root, keys) if keys else None
            for text in _texts(node, seen):
                names.update(_NAME.findall(text))
    return frozenset(names)


def at_path(node: Node | None, keys: Iterable[str | int]) -> Node | None:
    """Return what stands at a path; None if nothing does."""
    for key in keys:
        if isinstance(node, Mapping):
            entry = node.entries.get(str(key))
            node = None if entry is None else entry.value
        elif isinstance(node, Sequence) and isinstance(key, int):
            node = node.items[key] if key < len(node.items) else None
        else:
            return None
    return node


def _texts(node: Node | None, seen: set[int]) -> Iterator[str]:
    """Yield what is written in a node that was not looked at before, keys too."""
    waiting = [] if node is None else [node]
    while waiting:
        inner = waiting.pop()
        if id(inner) in seen:
            continue
        seen.add(id(inner))
        if isinstance(inner, Scalar):
            yield inner.text
        elif isinstance(inner, Sequence):
            waiting.extend(inner.items)
        else:
            yield from inner.entries
            waiting.extend(entry.value for entry in inner.entries.values())
