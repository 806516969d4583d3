"""What every element says of itself: where it is known from, and how sure it is."""

from dataclasses import dataclass, field
from enum import StrEnum

from statecheck.source import Location
from statecheck.spec.table import Table


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


@dataclass(frozen=True, slots=True)
class Dispute:
    """Another reading of an element.

    Attributes:
        source: Who reads it so; empty if nobody is named.
        says: The other reading in words; empty if its keys say it.
        keys: The words of the element that are read otherwise, with what they would be.
    """

    source: tuple[str, ...] = ()
    says: str = ""
    keys: Table[object] = field(default_factory=Table)


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Allowance:
    """That a rule may be broken.

    Attributes:
        reason: Why; not empty.
        until: The last day on which it may, ISO 8601; empty for always.
    """

    reason: str
    until: str = ""


@dataclass(frozen=True, slots=True)
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
    confidence: Table[Confidence] = field(default_factory=Table)
    disputed: tuple[Dispute, ...] = ()
    since: str = ""
    was: tuple[str, ...] = ()
    deprecated: Deprecation | None = None
    allow: Table[Allowance] = field(default_factory=Table)
    extensions: Table[object] = field(default_factory=Table)
    at: Location = field(default=Location(""), compare=False, repr=False)

    def disputes(self, *words: str) -> bool:
        """Return whether one of `words` is read otherwise by somebody.

        A reading in words alone disputes the element as a whole.
        """
        return any(
            not dispute.keys or any(word in dispute.keys for word in words)
            for dispute in self.disputed
        )


NOWHERE = Location("")
"""The place of what is not written anywhere."""

UNSAID = Fact()
"""The fact of an element that says nothing of itself."""
