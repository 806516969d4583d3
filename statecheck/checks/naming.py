"""Names in messages."""

from collections.abc import Sequence

_MOST_NAMES = 2
"""So many names are given in a message; more of them are counted."""


def all_of(names: Sequence[str], noun: str = "states") -> str:
    """Return one or more names in words, as in "`A` and `B`"."""
    if len(names) > _MOST_NAMES:
        return f"`{names[0]}` and {len(names) - 1} more {noun}"
    return " and ".join(f"`{name}`" for name in names)
