"""A document as it was meant, so that one misspelling is one finding.

What is misspelt stays said. But whoever reads the document on takes the spelling that
the finding proposes, since otherwise a misspelt `states` would leave every target
undeclared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from statecheck.finding import Finding
from statecheck.language.structure import check_structure
from statecheck.language.unread import at_path
from statecheck.settings import Limits
from statecheck.source import Location, Part, Pointer
from statecheck.syntax import Document, Entry, Mapping, Node, Scalar, Sequence

_MEANINGS = {"true": True, "false": False}

_STANDING_IN = {"final": "ended"}
"""What holds for a key whose value means nothing, where leaving it out would change
what the rest means: whoever writes `final` means an end."""

_LISTS = frozenset({"states", "actions", "models", "errors", "options", "exits"})
"""Keys of a file under which a list of names declares them without saying more."""


@dataclass(slots=True)
class _Mend:
    """What is done at one place.

    Attributes:
        key: The key that it is called by from now on; empty if it keeps its own.
        value: The spelling of its value; empty if it keeps its own.
        names: Whether a list of names becomes a map.
        inside: What is done further in, by key or index.
    """

    key: str = ""
    value: str = ""
    names: bool = False
    inside: "dict[str | int, _Mend]" = field(default_factory=dict)


_ROUNDS = 8
"""How often a document is mended; words within misspelt words within misspelt words."""


def check_and_repair(
    document: Document, limits: Limits
) -> tuple[Document, tuple[Finding, ...]]:
    """Return the document as it was meant, and what is wrong with its words.

    What stands under a misspelt word is looked at as well. The places of the findings
    are measured in what is written. Where they are more than `limits.findings`, they
    are not all, and the document is not to be trusted.

    Args:
        document: The file.
        limits: How long names and regular expressions may be, and how many findings
            are shown.
    """
    found: dict[Finding, Finding] = {}
    explained: set[Finding] = set()
    renamed: set[Pointer] = set()
    for _ in range(_ROUNDS):
        new = [
            each
            for each in check_structure(document, limits)
            if each not in found and each not in explained
        ]
        # Whether a key was meant that takes no such value is anybody's guess.
        explained.update(each for each in new if each.at.pointer in renamed)
        found.update((e, _pinned(document, e)) for e in new if e not in explained)
        renamed.update(_renamed(document, new))
        repaired = repair(document, new)
        if repaired is document or len(found) > limits.findings:
            break
        document = repaired
    return document, tuple(found.values())


def _renamed(document: Document, findings: Iterable[Finding]) -> Iterator[Pointer]:
    """Yield where values stand once the misspelt keys before them are mended."""
    for finding in findings:
        word = finding.fix.replacement if finding.fix else ""
        if word and finding.at.part is Part.KEY and finding.at.span is None:
            *around, _ = finding.at.pointer.keys
            within = at_path(document.root, around)
            if isinstance(within, Mapping) and word not in within.entries:
                yield Pointer((*around, word))


def repair(document: Document, findings: Iterable[Finding]) -> Document:
    """Return the document as it was meant; the same if nothing can be done.

    Args:
        document: The document, which stays as it is.
        findings: What `check_structure` says of it.
    """
    mends = _Mend()
    for finding in findings:
        _plan(finding, document.root, mends)
    if not mends.inside:
        return document
    return replace(document, root=_mapping(document.root, mends))


def _pinned(document: Document, finding: Finding) -> Finding:
    """Return a finding with its places measured, as paths may not hold any more."""

    def measured(at: Location) -> Location:
        return replace(at, span=document.span(at))

    related = (replace(each, at=measured(each.at)) for each in finding.related)
    return replace(finding, at=measured(finding.at), related=tuple(related))


def _plan(finding: Finding, root: Mapping, mends: _Mend) -> None:
    """Enter what a finding asks for."""
    keys = finding.at.pointer.keys
    if not keys or finding.at.span is not None:
        return
    word = finding.fix.replacement if finding.fix else ""
    is_key = finding.at.part is Part.KEY
    listed = len(keys) == 1 and keys[0] in _LISTS and not is_key
    standing_in = "" if is_key else _STANDING_IN.get(str(keys[-1]), "")
    if not (word or listed or standing_in):
        return
    here = mends
    for key in keys:
        here = here.inside.setdefault(key, _Mend())
    if is_key:
        here.key = word
    else:
        here.value = word or standing_in
        here.names = listed and isinstance(at_path(root, keys[:1]), Sequence)


def _mended(node: Node, mend: _Mend) -> Node:
    """Return a node with what is to be done to it and in it.

    It calls itself as deep as findings reach, which the validator bounds.
    """
    if isinstance(node, Sequence):
        if mend.names:
            return _by_name(node)
        items = list(node.items)
        for index, inner in mend.inside.items():
            if isinstance(index, int) and index < len(items):
                items[index] = _mended(items[index], inner)
        return replace(node, items=items)
    if isinstance(node, Mapping):
        return _mapping(node, mend)
    if mend.value:
        value = _MEANINGS.get(mend.value, mend.value)
        return replace(node, text=mend.value, value=value)
    return node


def _mapping(node: Mapping, mend: _Mend) -> Mapping:
    """Return a mapping with the keys that were meant; one that is there stays."""
    entries: dict[str, Entry] = {}
    for name, entry in node.entries.items():
        inner = mend.inside.get(name)
        if inner is None:
            entries.setdefault(name, entry)
            continue
        key = entry.key
        if inner.key and inner.key not in node.entries and inner.key not in entries:
            key = replace(key, text=inner.key, value=inner.key)
        entries[key.text] = Entry(key, _mended(entry.value, inner))
    return replace(node, entries=entries)


def _by_name(node: Sequence) -> Node:
    """Return a list of names as a map that says nothing of them."""
    names = [item for item in node.items if isinstance(item, Scalar) and item.text]
    if len(names) < len(node.items):
        return node
    entries = {
        name.text: Entry(name, Mapping({}, name.start, name.end)) for name in names
    }
    return Mapping(entries, node.start, node.end, node.alias)
