"""Words, tables and links as HTML; a page has hundreds, and all are escaped here.

A template would do the same, but a macro for each word takes longer than all the rest.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import escape

from statecheck.docs.blocks import (
    Break,
    Cell,
    Grid,
    Inline,
    Link,
    Mark,
    Name,
    Row,
    Told,
)
from statecheck.docs.prose import html_line
from statecheck.docs.ref import Ref

_WORDS = re.compile(r"(?<=[_/.])(?=[^_/.])")
_MORE_WORDS = re.compile(
    r"(?<=[_/.])(?=[^_/.])|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
)
_MANY = 100
"""Rows of a table that stay together."""

_PIECE = 50
"""Rows of each piece of a longer one."""

_LONG = 12
"""Characters of a name that may be broken between two words without a mark."""
_KEPT = 20_000
"""Names and descriptions that are kept as HTML, since pages repeat each other."""

Address = Callable[[Ref | str | None], str]
"""Returns where something leads; empty for nowhere."""


def cell_html(cell: Cell, address: Address) -> str:
    """Return the words of a cell as HTML."""
    return "".join([_inline(part, address) for part in cell])


def _inline(part: Inline, address: Address) -> str:
    if isinstance(part, Name):
        code = f'<code class="n">{broken(part.text)}</code>'
        to = address(part.ref) if part.ref is not None else ""
        return f'<a href="{escape(to)}">{code}</a>' if to else code
    if isinstance(part, Told):
        return told(part.text)
    if isinstance(part, Break):
        return "<br>"
    if isinstance(part, Mark):
        return f'<span class="mark {escape(part.tone)}">{escape(part.text)}</span>'
    if isinstance(part, Link):
        to = address(part.to)
        outside = ' rel="noopener noreferrer"' if isinstance(part.to, str) else ""
        text = escape(part.text)
        return f'<a href="{escape(to)}"{outside}>{text}</a>' if to else text
    return escape(part.text)


def grid_html(grid: Grid, address: Address, anchor: Callable[[Ref], str]) -> str:
    """Return a table; on a narrow screen each cell says what its column says.

    A long one is several, each with the heads again: a reader far down sees them, and a
    browser lays out those alone that are on the screen.
    """
    columns = [escape(each) for each in grid.columns]
    heads = "".join([f'<th scope="col">{each}</th>' for each in columns])
    pieces = list(_pieces(grid.rows))
    style = "scroll" if len(pieces) == 1 else "scroll long"
    tables = []
    first = 1
    for piece in pieces:
        last = first + len(piece) - 1
        about = grid.about
        if len(pieces) > 1:
            about = f"{about}, rows {first} to {last} of {len(grid.rows)}"
        rows = "\n".join([_row(row, columns, address, anchor) for row in piece])
        tables.append(
            f'<div class="{style}" role="region" aria-label="{escape(about)}" '
            f'tabindex="0"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}'
            "</tbody></table></div>"
        )
        first = last + 1
    return "\n".join(tables)


def _pieces(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the rows of a table, those of a long one in pieces.

    No piece begins with a row that goes on with the one above.
    """
    start = 0
    if len(rows) > _MANY:
        for end, row in enumerate(rows):
            if end - start >= _PIECE and not row.more:
                yield rows[start:end]
                start = end
    yield rows[start:]


def _row(
    row: Row, columns: Sequence[str], address: Address, anchor: Callable[[Ref], str]
) -> str:
    parts = [f'<tr id="{escape(anchor(row.ref))}"' if row.ref else "<tr"]
    parts.append(' class="more">' if row.more else ">")
    for index, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        inner = cell_html(cell, address)
        if index == 0 and cell and not row.more:
            parts.append(f'<th scope="row">{inner}</th>')
        else:
            empty = "" if cell else ' class="empty"'
            parts.append(f'<td data-label="{column}"{empty}>{inner}</td>')
    parts.append("</tr>")
    return "".join(parts)


@lru_cache(_KEPT)
def item(title: str, address: str, *, spelled: bool, here: bool) -> str:
    """Return a link in a list of pages; all pages of a folder have the same ones."""
    kind = ' class="name"' if spelled else ""
    now = ' aria-current="page"' if here else ""
    text = broken(title) if spelled else escape(title)
    return f'\n<li><a href="{escape(address)}"{now}{kind}>{text}</a></li>'


@lru_cache(_KEPT)
def broken(name: str) -> str:
    """Return a name as HTML, with places at which a line may be broken."""
    pieces = (_MORE_WORDS if len(name) > _LONG else _WORDS).split(name)
    return "<wbr>".join(map(escape, pieces))


@lru_cache(_KEPT)
def told(text: str) -> str:
    """Return a description as HTML that fits into a line or a cell."""
    return html_line(text)
