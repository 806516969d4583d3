"""What stands in files and cannot be taken as it is written, and what it explains."""

from collections.abc import Iterator

from statecheck.finding import Finding
from statecheck.immutable import frozen

Keys = tuple[str | int, ...]
"""The way to a place in a file."""

Place = tuple[str, Keys]
"""A file, and the path to a place in it."""

_NO_FIELD = "undefined-field"
_NO_GROUP = "undefined-group"
_NO_SOURCE = "missing-source"
"""Rules on what is said elsewhere than names of their kind are."""

_NO_EXIT = "unmapped-exit"
_OTHER_SIDE = {
    "unknown-step-exit": frozenset({"exits", "extends"}),
    "unknown-step-option": frozenset({"options", "extends"}),
    "nothing-to-override": frozenset({"extends"}),
    _NO_EXIT: frozenset({"exits"}),
}
"""Rules on what does not fit between what two systems say; the sections that the other
says it in."""

_OF_EXAMPLES = "disagreeing-example"
"""The rule that holds examples against what they are examples of."""

_OF_NAMELESS = frozenset({"circular-extends", "unknown-system"})
"""Rules on systems that a file which names none may be part of."""

_PLACES = frozenset({"states", "exits", "steps", "host"})
_SECTIONS = {
    "undefined-action": frozenset({"actions"}),
    "undefined-actor": frozenset({"actors"}),
    "undefined-error": frozenset({"errors"}),
    "undefined-field": frozenset({"models"}),
    "undefined-group": frozenset({"states"}),
    "undefined-model": frozenset({"models"}),
    "undefined-option": frozenset({"options"}),
    "undefined-source": frozenset({"sources"}),
    "undefined-state": _PLACES,
    "undefined-subject": _PLACES | {"actions", "errors"},
    "undefined-target": _PLACES,
}
"""By rule, the sections in which the names are declared that it speaks of."""


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
        lost: The sections that cannot be read, and the elements of which a part cannot,
            each as the way to it, in the system and what it builds on.
        touched: The names of the sections of all of these.
        hides_uses: Whether it is lost what a whole section, or a state, speaks of.
        hides_ways: Whether a way on, or an end, may be among it.
    """

    names: frozenset[str] = frozenset()
    declared: frozenset[str] = frozenset()
    places: frozenset[Place] = frozenset()
    spoilt: frozenset[Place] = frozenset()
    misnamed: frozenset[Place] = frozenset()
    gaps: frozenset[Place] = frozenset()
    lost: frozenset[Keys] = frozenset()
    touched: frozenset[str | int] = frozenset()
    hides_uses: bool = False
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
        return "models" in self.touched or example.at.pointer.keys[:2] in self.lost

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
        if name not in _OTHER_SIDE:
            return False
        keys = finding.at.pointer.keys
        if not _OTHER_SIDE[name].isdisjoint(self.touched):
            return True
        here, *elsewhere = spoken_of(finding)
        return (
            not self.spoilt.isdisjoint(around(*here))
            or (name == _NO_EXIT and here in self.gaps)
            or (name != _NO_EXIT and not self.gaps.isdisjoint(elsewhere))
            or not self.declared.isdisjoint(map(str, keys[-2:]))
        )

    def explains_undefined(self, finding: Finding) -> bool:
        """Return whether what is not declared may be, or cannot be read itself."""
        source, keys = finding.at.source, finding.at.pointer.keys
        outer = around(source, keys)
        if not self.spoilt.isdisjoint(outer) and self.misnamed.isdisjoint(outer):
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
        if "extends" in self.touched:
            return True
        rule = finding.rule.name
        name = finding.message.split("`")[1].partition("/")[0]
        return any(
            (section,) in self.lost
            or (section, name) in self.lost
            or (rule == _NO_FIELD and section in self.touched)
            for section in _SECTIONS.get(rule, ())
        )


def spoken_of(finding: Finding) -> Iterator[Place]:
    """Yield the places that a finding speaks of, its own first."""
    yield finding.at.source, finding.at.pointer.keys
    for each in finding.related:
        yield each.at.source, each.at.pointer.keys


def around(source: str, keys: tuple[str | int, ...]) -> set[Place]:
    """Return a place and all that is around it."""
    return {(source, keys[:end]) for end in range(len(keys) + 1)}
