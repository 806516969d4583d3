"""What is written in a drawing in Graphviz's language: labels, and their safe text."""

import re

from graphviz import escape

from statecheck.diagrams.cell import SIZES, Cell, Style, measured
from statecheck.diagrams.drawing import Drawing
from statecheck.diagrams.metrics import Weight
from statecheck.diagrams.palette import Palette
from statecheck.diagrams.plain_lines import marked

BARE = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
"""Of a table: nothing but its content."""

_UNSAFE = re.compile(r"[^A-Za-z0-9 _.,:;/()=+*?!-]")


def heading(drawing: Drawing, palette: Palette) -> str:
    """Return the title of a drawing and what stands below it, as a label."""
    title, sub = SIZES[Style.TITLE][0], SIZES[Style.SUBTITLE][0]
    lines = [f'<FONT POINT-SIZE="{title:g}"><B>{_escaped(drawing.title)}</B></FONT>']
    for text in (drawing.subtitle, *drawing.notes):
        font = f'<FONT POINT-SIZE="{sub:g}" COLOR="{palette["quiet"]}">'
        lines.append(f"{font}{_escaped(text)}</FONT>")
    return _html('<BR ALIGN="LEFT"/>'.join(lines) + '<BR ALIGN="LEFT"/>')


def table(cell: Cell, palette: Palette, ink: str) -> str:
    """Return the content of a cell as an HTML-like label."""
    if not cell.rows:
        return ""
    rows = []
    for row in cell.rows:
        size, weight = SIZES[row.style]
        strong = row.style in {Style.NAME, Style.ACTION}
        marks = "".join(f"&#160;{_escaped(marked(mark))}" for mark in row.marks)
        text = _escaped(row.text) + marks
        if weight is not Weight.PLAIN and text:
            tag = "B" if weight is Weight.BOLD else "I"
            text = f"<{tag}>{text}</{tag}>"
        if row.struck and text:
            text = f"<S>{text}</S>"
        colour = palette[ink if strong else "quiet"]
        align = "CENTER" if row.centred else "LEFT"
        rows.append(
            f'<TR><TD ALIGN="{align}"><FONT POINT-SIZE="{size:g}" COLOR="{colour}">'
            f"{text}</FONT></TD></TR>"
        )
    return _html(f"<TABLE {BARE}>{''.join(rows)}</TABLE>")


def group_label(text: str, colour: str, *, bare: bool) -> str:
    """Return the name of a group in a label whose size does not depend on fonts."""
    width = round(measured(text, Style.GROUP) * 1.1) + 4
    size = SIZES[Style.GROUP][0]
    font = f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">'
    shown = "" if bare else f"{font}<B>{_escaped(text)}</B></FONT>"
    return _html(
        f'<TABLE {BARE} FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="18">'
        f'<TR><TD ALIGN="LEFT">{shown}</TD></TR></TABLE>'
    )


def _html(content: str) -> str:
    return f"<{content}>"


def _escaped(text: str) -> str:
    """Return text for an HTML-like label: whatever it could mean there is a number."""
    return _UNSAFE.sub(lambda match: f"&#{ord(match[0])};", text)


def quoted(text: str) -> str:
    """Return text for a quoted string, in one line, with nothing in it that is read.

    The library would take a text between `<` and `>` for a label of another kind, and
    leave a backslash to be read as an escape, unless it is told not to.
    """
    escaped: str = escape(" ".join(text.split()))
    return escaped
