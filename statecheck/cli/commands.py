"""The commands there are."""

from collections.abc import Mapping, Sequence

COMMANDS: Mapping[str, str] = {
    "check": "say what is wrong with a spec",
    "diff": "say what changed between two versions, and whom it breaks",
    "draw": "draw pictures of systems and flows",
    "docs": "write the reference of systems and flows, as a site or as Markdown",
    "schema": "write JSON Schemas of what goes over the wire",
    "example": "make a message that a state, an action or an error may have",
    "export": "write the contract in another language, such as OpenAPI",
    "build": "make everything that the settings name, as far as it has changed",
    "show": "print a system with everything inherited made explicit",
    "explain": "print the page of a rule or of a kind of change",
    "rules": "list the rules",
    "language": "print the words of specs, reports and settings",
    "completion": "print a script that completes words in a shell",
}
"""Commands by name, with what each is for; its module has the same name."""

REMEMBERED = frozenset({"check"})
"""Commands whose answers are kept, and given again as long as nothing changes."""


def called(words: Sequence[str]) -> str:
    """Return the word that names a command, be there one or not; empty if none does."""
    return next((word for word in words if not word.startswith("-")), "")
