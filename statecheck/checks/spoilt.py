"""Finds what stands in files and cannot be taken as it is written."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from statecheck.checks.unread import Keys, Place, Unread, around, spoken_of
from statecheck.finding import Finding
from statecheck.language import RULES, FormulaError, at_path, parse_formula
from statecheck.source import Source
from statecheck.syntax import Document, Node, Scalar
from statecheck.syntax import Mapping as Map
from statecheck.syntax import Sequence as List

_BAD_NAME = "bad-name"
"""The rule that speaks of how names are spelled."""

_PASSED_OVER = frozenset({"nearly-a-spec", "not-a-spec"})
"""The rules that speak of files that are passed over and may well be meant."""

_NAME = re.compile(r"[A-Za-z0-9_.-]+")

_DECLARED_TWICE = "duplicate-declaration"
_TWICE = frozenset({_DECLARED_TWICE, "missing-override"})
"""The rules that speak of a second declaration of what is declared already."""

_UNKNOWN_KEY = "unknown-key"
"""The rule that speaks of keys that mean nothing."""

_OF_WAYS = frozenset({"exits", "final", "initial", "moves", "start"})
_OF_OUTCOMES = frozenset({"after", "error", "if", "outcomes", "target", "when"})
"""Words under which it stands where a flow goes, and where it ends."""

_BESIDE = frozenset({"description", "examples", "source", "confidence", "was", "since"})
"""Words under which nothing of that stands, wherever they do."""

_WAYS_WITHIN = frozenset({"states", "everywhere", "start"})
"""Sections in which a key that means nothing may be one of those."""

_OF_FLOW = _WAYS_WITHIN | _OF_WAYS | {"actions"}
"""Sections that say where a flow goes."""


_LOSING = frozenset({"missing-value", "wrong-type", "wrong-value"})
"""Rules by which a value cannot be read at all."""

_OFFERS = ("actions",)
"""The way from a state to what it offers."""

_ELEMENT = 2
"""So long is the way to an element of a section."""


def unread_in(
    findings: Iterable[Finding],
    documents: Mapping[str, Document | Source],
    names: frozenset[str],
) -> Unread:
    """Return what cannot be taken as it is written; what is mended can.

    Args:
        findings: What is wrong with the words of files.
        documents: The files, by name.
        names: The names in what cannot be taken.
    """
    places: set[Place] = set()
    spoilt: set[Place] = set()
    misnamed: set[Place] = set()
    gaps: set[Place] = set()
    declared: set[str] = set()
    used: set[str] = set()
    hides_ways = False
    for finding in findings:
        source, keys = finding.at.source, finding.at.pointer.keys
        document = documents.get(source)
        root = document.root if isinstance(document, Document) else None
        if finding.rule.name in _PASSED_OVER or keys == ("system",):
            # Nothing of the file is read, and most likely all of it is meant.
            gaps.add((source, ()))
            declared.update(_keys_within(root))
            used.update(_names_within(root))
            hides_ways = True
            continue
        if finding.rule not in RULES or (finding.fix and finding.fix.replacement):
            continue
        places.update(around(source, keys))
        spoilt.add((source, keys))
        if finding.rule.name == _BAD_NAME:
            misnamed.add((source, keys))
        else:
            gaps.update({(source, ("defaults",))} if keys[:1] == ("defaults",) else ())
            gaps.update({(source, keys), (source, keys[:-1])})
        if finding.rule.name != _UNKNOWN_KEY:
            hides_ways = hides_ways or _is_of_ways(keys)
            continue
        node = at_path(root, keys)
        declared.update(_keys_within(node))
        if not _is_prose(node):
            hides_ways = hides_ways or keys[0] in _WAYS_WITHIN or len(keys) == 1
    return Unread(
        names=names | used,
        declared=frozenset(declared),
        places=frozenset(places),
        spoilt=frozenset(spoilt),
        misnamed=frozenset(misnamed),
        gaps=frozenset(gaps),
        hides_ways=hides_ways,
    )


def lost_in(findings: Iterable[Finding]) -> Mapping[str, Sequence[Keys]]:
    """Return, by file, the ways to values of which nothing can be read.

    Args:
        findings: What is wrong with the words of files.
    """
    found: dict[str, list[Keys]] = {}
    for finding in findings:
        keys = finding.at.pointer.keys
        is_mended = finding.fix is not None and finding.fix.replacement
        if finding.rule.name in _LOSING and keys and not is_mended:
            found.setdefault(finding.at.source, []).append(keys)
    return found


def with_lost(
    unread: Unread, lost: Mapping[str, Sequence[Keys]], files: Iterable[str]
) -> Unread:
    """Return what cannot be taken, with what is lost of one system.

    Args:
        unread: What cannot be taken besides.
        lost: By file, the ways to values of which nothing can be read.
        files: Those of the system and of all that it builds on.
    """
    ways = [keys for file in files for keys in lost.get(file, ())]
    if not ways:
        return unread
    wholes = [keys for keys in ways if len(keys) <= _ELEMENT]
    offers = [keys for keys in ways if keys[:1] == ("states",) and keys[2:] == _OFFERS]
    return replace(
        unread,
        lost=frozenset(keys[:_ELEMENT] for keys in ways),
        touched=frozenset(keys[0] for keys in ways),
        hides_uses=bool(offers)
        or any(len(keys) == 1 or keys[0] == "states" for keys in wholes),
        hides_ways=unread.hides_ways or any(keys[0] in _OF_FLOW for keys in wholes),
    )


def with_repeated(
    unread: Unread,
    findings: Iterable[Finding],
    documents: Mapping[str, Document | Source],
) -> Unread:
    """Return what cannot be taken, what is declared a second time included.

    Of two declarations the first is taken. Nobody knows which is meant, so what the
    other says may be so.

    Args:
        unread: What cannot be taken besides.
        findings: What is wrong between the files of a system.
        documents: The files, by name.
    """
    names: set[str] = set()
    gaps: set[Place] = set()
    hides_ways = False
    for finding in findings:
        if finding.rule.name not in _TWICE:
            continue
        source, keys = finding.at.source, finding.at.pointer.keys
        document = documents.get(source)
        root = document.root if isinstance(document, Document) else None
        names.update(_names_within(at_path(root, keys)))
        gaps.update(spoken_of(finding))
        if finding.rule.name == _DECLARED_TWICE:  # what overrides is what is meant
            hides_ways = hides_ways or not _OF_FLOW.isdisjoint(keys[:1])
    if not gaps:
        return unread
    return replace(
        unread,
        names=unread.names | names,
        gaps=unread.gaps | gaps,
        hides_ways=unread.hides_ways or hides_ways,
    )


def _is_of_ways(keys: tuple[str | int, ...]) -> bool:
    """Return whether what stands at a path may say where a flow goes or ends."""
    if not keys or keys[-1] in _BESIDE:
        return False
    words = _OF_WAYS.union(
        _OF_OUTCOMES if keys[0] in {"actions", *_WAYS_WITHIN} else ()
    )
    return not words.isdisjoint(keys) or "actions" in keys[1:]


def _is_prose(node: Node | None) -> bool:
    """Return whether something is a sentence, and says nothing to a machine."""
    return (
        isinstance(node, Scalar)
        and " " in node.text
        and isinstance(parse_formula(node.text), FormulaError)
    )


def _keys_within(node: Node | None) -> Iterator[str]:
    """Yield the keys of a map, and of all maps in it."""
    for inner in _all_within(node):
        if isinstance(inner, Map):
            yield from inner.entries


def _names_within(node: Node | None) -> Iterator[str]:
    """Yield what is written in a map and could be a name, keys too."""
    yield from _keys_within(node)
    for inner in _all_within(node):
        if isinstance(inner, Scalar):
            yield from _NAME.findall(inner.text)


def _all_within(node: Node | None) -> Iterator[Node]:
    waiting = [] if node is None else [node]
    while waiting:
        inner = waiting.pop()
        yield inner
        if isinstance(inner, Map):
            waiting.extend(entry.value for entry in inner.entries.values())
        elif isinstance(inner, List):
            waiting.extend(inner.items)
