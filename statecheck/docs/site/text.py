"""Cells as plain text: for search, and for data that scripts show."""

from statecheck.docs.blocks import Break, Cell, Told
from statecheck.docs.prose import plain


def text(cell: Cell) -> str:
    """Return the words of a cell."""
    parts: list[str] = []
    for part in cell:
        if isinstance(part, Break):
            parts.append(" ")
        elif isinstance(part, Told):
            parts.append(plain(part.text))
        else:
            parts.append(part.text)
    return "".join(parts).strip()
