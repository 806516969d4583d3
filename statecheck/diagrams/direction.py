"""Whether a picture runs down or across: whichever is the narrower, if it is too wide.

This is guessed from the sizes of boxes and from how far they are from the start, not
from a layout, so that it does not depend on Graphviz.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from statecheck.diagrams.cell import Cell, box_cell, condition_cell, fork_cell
from statecheck.diagrams.drawing import Drawing

PAGE = 1400.0
"""Width of a page on which a picture has to be legible."""

_BESIDE = 20.0
"""Room between two boxes of a row, and for a line that passes between them."""

_BETWEEN = 26.0
"""Room between two rows."""


def runs_across(drawing: Drawing) -> bool:
    """Return whether a drawing is better drawn from left to right."""
    cells = _cells(drawing)
    row = _rows(drawing)
    rows: dict[int, list[str]] = {}
    for name, index in row.items():
        rows.setdefault(index, []).append(name)
    passing = Counter(
        index
        for tail, head in _links(drawing)
        for index in range(row[tail] + 1, row[head])
    )
    down = max(
        sum(cells[name].width + _BESIDE for name in names) + _BESIDE * passing[index]
        for index, names in rows.items()
    )
    across = sum(
        max(cells[name].width for name in names) + _BETWEEN for names in rows.values()
    )
    return down > PAGE and across < down


def _cells(drawing: Drawing) -> dict[str, Cell]:
    cells = {box.id: box_cell(box) for box in drawing.boxes}
    cells |= {fork.id: fork_cell(fork) for fork in drawing.forks}
    for arrow in drawing.arrows:
        if arrow.conditions:
            cells[f"c_{arrow.id}"] = condition_cell(arrow)
    return cells


def _rows(drawing: Drawing) -> Mapping[str, int]:
    """Return the row of each box, fork and condition: behind whatever leads to it."""
    links = list(_links(drawing))
    following: dict[str, list[str]] = {}
    entering: dict[str, int] = {}
    for tail, head in links:
        following.setdefault(tail, []).append(head)
        entering.setdefault(tail, 0)
        entering[head] = entering.get(head, 0) + 1
    names = [box.id for box in drawing.boxes]
    row = dict.fromkeys((*names, *entering), 0)
    waiting = [name for name in row if not entering.get(name)]
    for name in waiting:
        for head in following.get(name, ()):
            row[head] = max(row[head], row[name] + 1)
            entering[head] -= 1
            if not entering[head]:
                waiting.append(head)
    return row


def _links(drawing: Drawing) -> Iterator[tuple[str, str]]:
    """Yield what stands before what."""
    for arrow in drawing.arrows:
        ends = (arrow.head, arrow.tail) if arrow.upward else (arrow.tail, arrow.head)
        if arrow.conditions:
            yield ends[0], f"c_{arrow.id}"
            yield f"c_{arrow.id}", ends[1]
        else:
            yield ends
