"""What stands in files and cannot be taken as it is written."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from statecheck.finding import Finding
from statecheck.immutable import frozen
from statecheck.language import RULES, FormulaError, at_path, parse_formula
from statecheck.source import Source
from statecheck.syntax import Document, Node, Scalar, Sequence
from statecheck.syntax import Mapping as Map

Keys = tuple[str | int, ...]
"""The way to a place in a file."""

Place = tuple[str, Keys]
"""A file, and the path to a place in it."""

_BAD_NAME = "bad-name"
"""The rule that speaks of how names are spelled."""

_PASSED_OVER = frozenset({"nearly-a-spec", "not-a-spec"})
"""The rules that speak of files that are passed over and may well be meant."""

_NAME = re.compile(r"[A-Za-z0-9_.-]+")

_DECLARED_TWICE = "duplicate-declaration"
_TWICE = frozenset({_DECLARED_TWICE, "missing-override"})
"""The rules that speak of a second declaration of what is declared already."""

_NO_FIELD = "undefined-field"
_NO_GROUP = "undefined-group"
_NO_SOURCE = "missing-source"
"""Rules on what is said elsewhere than names of their kind are."""

_NO_EXIT = "unmapped-exit"
_BETWEEN = frozenset(
    {"unknown-step-exit", "unknown-step-option", "nothing-to-override", _NO_EXIT}
)
"""Rules on what does not fit between what two systems say."""

_UNKNOWN_KEY = "unknown-key"
"""The rule that speaks of keys that mean nothing."""

_OF_EXAMPLES = "disagreeing-example"
"""The rule that holds examples against what they are examples of."""

_OF_NAMELESS = frozenset({"circular-extends", "unknown-system"})
"""Rules on systems that a file which names none may be part of."""

_SECTIONS = {
    "undefined-action": frozenset({"actions"}),
    "undefined-actor": frozenset({"actors"}),
    "undefined-error": frozenset({"errors"}),
    "undefined-field": frozenset({"models"}),
    "undefined-group": frozenset({"states"}),
    "undefined-model": frozenset({"models"}),
    "undefined-option": frozenset({"options"}),
    "undefined-source": frozenset({"sources"}),
    "undefined-state": frozenset({"states", "exits"}),
    "undefined-subject": frozenset({"states", "exits", "actions", "errors"}),
    "undefined-target": frozenset({"states", "exits"}),
}
"""By rule, the sections in which the names are declared that it speaks of."""

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

_ELEMENT = 2
"""So long is the way to an element of a section."""


@frozen
class Unread:
    """What stands in files and cannot be taken as it is written.

    Attributes:
        names: The names in it; that nothing uses them cannot be said.
        declared: The keys under a key that means nothing; that nobody declares what
            they are called cannot be said.
        places: Where it stands, and what is around that.
        spoilt: Where it stands itself.
        misnamed: Where only the spelling of a name is wrong, of all of that.
        gaps: The elements with a key or a value that means nothing; that they lack
            something cannot be said.
        lost: The ways to values of which nothing can be read: what is declared or used
            there is not known.
        hides_ways: Whether a way on, or an end, may be among it.
    """

    names: frozenset[str] = frozenset()
    declared: frozenset[str] = frozenset()
    places: frozenset[Place] = frozenset()
    spoilt: frozenset[Place] = frozenset()
    misnamed: frozenset[Place] = frozenset()
    gaps: frozenset[Place] = frozenset()
    lost: frozenset[Keys] = frozenset()
    hides_ways: bool = False

    def explains_absence(self, finding: Finding) -> bool:
        """Return whether what a finding says is lacking may be what cannot be read.

        What is lacking in an element may stand under a key of it that means nothing, or
        under `defaults` of its file, which may be misspelt itself.
        """
        if not self.gaps:
            return False
        if finding.rule.name == _OF_EXAMPLES and self._is_shown(finding):
            return True
        is_of_source = finding.rule.name == _NO_SOURCE and "source" in self.declared
        return any(
            not self.gaps.isdisjoint({(source, keys), (source, ("defaults",))})
            or (is_of_source and (source, ()) in self.gaps)
            or (keys == ("system",) and any(not path for _, path in self.gaps))
            for source, keys in spoken_of(finding)
        )

    def _is_shown(self, example: Finding) -> bool:
        """Return whether an example may be of something of which a part is lost."""
        element = example.at.pointer.keys[:2]
        return any(keys[:2] == element or keys[0] == "models" for keys in self.lost)

    def explains_question(self, place: Place) -> bool:
        """Return whether the answer to what is asked of a place may be there."""
        source, keys = place
        return place in self.places or (
            not self.gaps.isdisjoint({place, (source, keys[:-1])})
        )

    def explains_link(self, finding: Finding) -> bool:
        """Return whether what does not fit between systems may be what cannot be read.

        It may be that it is not written there, or that it is not declared elsewhere.
        """
        name = finding.rule.name
        if name in _OF_NAMELESS:  # it may be that of a file that names none
            return any(not path for _, path in self.gaps)
        if name not in _BETWEEN:
            return False
        keys = finding.at.pointer.keys
        here, *elsewhere = spoken_of(finding)
        return (
            not self.spoilt.isdisjoint(_around(*here))
            or (name == _NO_EXIT and here in self.gaps)
            or (name != _NO_EXIT and not self.gaps.isdisjoint(elsewhere))
            or not self.declared.isdisjoint(map(str, keys[-2:]))
        )

    def explains_undefined(self, finding: Finding) -> bool:
        """Return whether what is not declared may be, or cannot be read itself."""
        source, keys = finding.at.source, finding.at.pointer.keys
        around = _around(source, keys)
        if not self.spoilt.isdisjoint(around) and self.misnamed.isdisjoint(around):
            return True
        if self._is_lost(finding):
            return True
        declared = self.names if finding.rule.name == _NO_GROUP else self.declared
        which = -2 if finding.rule.name == _NO_FIELD else 1
        name = finding.message.split("`")[which]
        return bool(declared) and declared.issuperset(name.strip("/").split("/"))

    def _is_lost(self, finding: Finding) -> bool:
        """Return whether what is not declared may be in what is lost as a whole.

        That is the section, or what is above it. Of fields it is any model, since
        models inherit; of anything it is what the system builds on.
        """
        rule = finding.rule.name
        name = finding.message.split("`")[1].partition("/")[0]
        return any(
            keys[0] == "extends"
            or (
                keys[0] in _SECTIONS.get(rule, ())
                and (keys[1:2] in {(), (name,)} or rule == _NO_FIELD)
            )
            for keys in self.lost
        )

    @property
    def lacks_section(self) -> bool:
        """Whether a whole section cannot be read, and whatever it uses."""
        return any(len(keys) == 1 for keys in self.lost)


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
    lost: set[Keys] = set()
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
        places.update(_around(source, keys))
        spoilt.add((source, keys))
        if finding.rule.name == _BAD_NAME:
            misnamed.add((source, keys))
        else:
            gaps.update({(source, ("defaults",))} if keys[:1] == ("defaults",) else ())
            gaps.update({(source, keys), (source, keys[:-1])})
        if finding.rule.name != _UNKNOWN_KEY:
            is_lost = finding.rule.name in _LOSING and bool(keys)
            lost.update([keys] if is_lost else ())
            is_whole = is_lost and len(keys) <= _ELEMENT
            hides_ways = hides_ways or _is_of_ways(keys)
            hides_ways = hides_ways or (is_whole and keys[0] in _OF_FLOW)
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
        lost=frozenset(lost),
        hides_ways=hides_ways,
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


def spoken_of(finding: Finding) -> Iterator[Place]:
    """Yield the places that a finding speaks of, its own first."""
    yield finding.at.source, finding.at.pointer.keys
    for each in finding.related:
        yield each.at.source, each.at.pointer.keys


def _around(source: str, keys: tuple[str | int, ...]) -> set[Place]:
    """Return a place and all that is around it."""
    return {(source, keys[:end]) for end in range(len(keys) + 1)}


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
        elif isinstance(inner, Sequence):
            waiting.extend(inner.items)
