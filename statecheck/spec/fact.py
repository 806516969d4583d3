"""What every element says of itself: where it is known from, and how sure it is."""

from dataclasses import field
from enum import StrEnum

from statecheck.immutable import frozen
from statecheck.source import Location
from statecheck.spec.table import EMPTY, Table

Places = Table[tuple[Location, ...]]
"""By word, where each of the names under it stands.

Only what is not at its place in the list under the word has an entry: a name alone in
the place of a list, or in the place of the whole element.
"""

OTHERWISE = "otherwise"
"""Under `confidence`, all parts of an element that are not named there."""

NO_WORDS: frozenset[str] = frozenset()
"""No words of an element: one set for nearly all of them."""

NOWHERE = Location("")
"""The place of what is not written anywhere."""


class Confidence(StrEnum):
    """How sure a fact is, from the surest on."""

    DOCUMENTED = "documented"
    """Its makers say so."""
    OBSERVED = "observed"
    """It was seen on the wire or in a client."""
    DEDUCED = "deduced"
    """It follows from what was documented or observed."""
    ASSUMED = "assumed"
    """Somebody thinks so."""


@frozen
class Dispute:
    """Another reading of an element.

    Attributes:
        source: Who reads it so; empty if nobody is named.
        says: The other reading in words; empty if its keys say it.
        keys: The words of the element that are read otherwise, with what they would be.
    """

    source: tuple[str, ...] = ()
    says: str = ""
    keys: Table[object] = EMPTY
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)


@frozen
class Deprecation:
    """That something should no longer be used.

    Attributes:
        since: The version that deprecated it; empty if unknown.
        sunset: The day from which it may be gone, ISO 8601; empty if unknown.
        use: What to use instead; empty if nothing is named.
    """

    since: str = ""
    sunset: str = ""
    use: str = ""
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@frozen
class Allowance:
    """That a rule may be broken.

    Attributes:
        reason: Why; not empty.
        until: The last day on which it may, ISO 8601; empty for always.
    """

    reason: str
    until: str = ""


@frozen
class Fact:
    """The words that every element may have.

    Attributes:
        source: Names of sources; empty if none is known.
        confidence: By part of the element; the empty name is the whole. Without an
            entry, a part has the confidence of the source.
        disputed: Other readings.
        since: The version that brought the element; empty if unknown.
        was: Its earlier names.
        deprecated: Whether it should no longer be used.
        allow: The rules that it may break, by name.
        extensions: Whatever others say in words that begin with `x-`.
        at: Where it is said: at the element, or where the element inherits it from.
    """

    source: tuple[str, ...] = ()
    confidence: Table[Confidence] = EMPTY
    disputed: tuple[Dispute, ...] = ()
    since: str = ""
    was: tuple[str, ...] = ()
    deprecated: Deprecation | None = None
    allow: Table[Allowance] = EMPTY
    extensions: Table[object] = EMPTY
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    places: Places = field(default=EMPTY, compare=False, repr=False)

    def handed_down(self, part: str) -> "Fact":
        """Return what holds for what stands under `part`, where it does not say more.

        That is where it is known from, since when it is there, and how sure it is. The
        rest is said of the element alone.
        """
        sure = self.confidence.get(part) or self.confidence.get("")
        if not (self.source or self.since or sure):
            return UNSAID
        if not self._says_more() and self.confidence.get("") is sure:
            return self
        return Fact(
            source=self.source,
            confidence=Table([("", sure)]) if sure else EMPTY,
            since=self.since,
            at=self.at,
            places=self.places,
        )

    def _says_more(self) -> bool:
        """Return whether anything is said that is not handed down."""
        return bool(
            self.disputed
            or self.was
            or self.deprecated
            or self.allow
            or self.extensions
            or any(self.confidence)
        )

    def disputes(self, *words: str) -> bool:
        """Return whether one of `words` is read otherwise by somebody.

        A reading in words alone disputes the element as a whole.
        """
        return any(
            not dispute.keys or any(word in dispute.keys for word in words)
            for dispute in self.disputed
        )


UNSAID = Fact()
"""The fact of an element that says nothing of itself."""
