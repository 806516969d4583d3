"""Names in messages."""

from collections.abc import Sequence


def enumerated(names: Sequence[str], most: int) -> str:
    """Return one or more names in words; of more than `most`, the rest is counted."""
    shown = [f"`{name}`" for name in names[:most]]
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    *first, last = shown
    return f"{', '.join(first)} and {last}" if first else last
