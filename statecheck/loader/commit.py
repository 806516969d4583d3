"""A commit of a git repository, what lies in it, and why it cannot be read."""

from statecheck.finding import Rule
from statecheck.immutable import frozen

OUTSIDE = ".."
"""Where a link leads that leaves the repository."""

NOWHERE = "../."
"""Where a link leads that leads to nothing; no path in a commit looks like this."""


class RevisionError(Exception):
    """A revision cannot be read.

    Attributes:
        rule: What it breaks.
        message: As in `Finding`.
    """

    def __init__(self, rule: Rule, message: str) -> None:
        """Say why."""
        super().__init__(message)
        self.rule = rule
        self.message = message


@frozen
class Commit:
    """A commit of a repository.

    Attributes:
        hash: Its hash, in hexadecimal digits.
        name: How it is shown: as it was named, or by the first digits of its hash.
    """

    hash: str
    name: str


@frozen
class Entry:
    """A file or a folder of a commit.

    Attributes:
        path: From the root of the repository, with `/`; empty for the root.
        hash: Of its contents; empty for a link that leads to nothing here.
        is_folder: Whether it is a folder.
        real: Its path with all links followed; `OUTSIDE` for a link out of the
            repository, `NOWHERE` for one that leads to nothing.
    """

    path: str
    hash: bytes
    is_folder: bool
    real: str

    @property
    def is_stray(self) -> bool:
        """Whether it is a link to nothing that the commit holds."""
        return self.real in {OUTSIDE, NOWHERE}
