"""What comes in, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import field
from enum import Enum, auto

from statecheck.finding import Finding, Severity
from statecheck.immutable import frozen
from statecheck.linking import Effective
from statecheck.source import Source
from statecheck.syntax import Document


class Origin(Enum):
    """How a file came to be read."""

    NAMED = auto()
    """It was named, so it is said of it if it is no spec."""
    FOUND = auto()
    """It lies in a folder that was named."""
    ALONG = auto()
    """A system that was asked for needs it; what is wrong in it is said only where it
    keeps the file from being read."""


@frozen
class File:
    """One file as it was read.

    Attributes:
        name: As in `Source`.
        data: All of its bytes.
        origin: How it came to be read.
    """

    name: str
    data: bytes = field(repr=False)
    origin: Origin = Origin.NAMED


@frozen
class Loaded:
    """All that was loaded: the value, and what is wrong with it.

    Attributes:
        documents: The files by name, parsed or as text where that failed; what could
            not even be decoded is not there.
        findings: What is wrong with files, bytes, YAML and structure, in the order of
            the files; what only systems show is with them.
        systems: The systems and flows that were asked for, in the order of their names.
        hosts: Those that came along because one of them builds on it.
        unchecked: Names of systems that are not to be judged, since a file of theirs,
            or of what they build on, could not be read.
        along: Names of files that came along; what is wrong in them was not asked for.
        unread: The names in what cannot be taken as it is written; that nothing uses
            them cannot be said.
    """

    documents: Mapping[str, Document | Source]
    findings: tuple[Finding, ...] = ()
    systems: tuple[Effective, ...] = ()
    hosts: tuple[Effective, ...] = ()
    unchecked: frozenset[str] = frozenset()
    along: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    @property
    def readable(self) -> bool:
        """Whether all of it is a spec: no error of bytes, YAML or structure."""
        return all(
            finding.rule.severity is not Severity.ERROR for finding in self.findings
        )
