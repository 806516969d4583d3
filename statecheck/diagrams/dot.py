"""A drawing in Graphviz's language, with the sizes of all boxes said in it.

Since no size depends on fonts, every Graphviz of one version lays it out alike.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from graphviz import Digraph, escape

from statecheck.diagrams.cell import (
    SIZES,
    Cell,
    Style,
    box_cell,
    condition_cell,
    fork_cell,
    measured,
)
from statecheck.diagrams.drawing import (
    Arrow,
    Box,
    Drawing,
    Fork,
    Group,
    Ink,
    Kind,
    News,
    Turn,
)
from statecheck.diagrams.metrics import Weight
from statecheck.diagrams.palette import PALETTES, Palette, Theme, end_tokens
from statecheck.diagrams.plain_lines import marked

_POINTS = 72
_NEWS = {
    News.NEW: ("new", "2.4"),
    News.OTHER: ("new", "1.4"),
    News.GONE: ("gone", "1.2"),
}
"""Colour and width of what is not as it was."""

_FONT = "Helvetica,Arial,sans-serif"
MANY = 5
"""So many ends beside each other are put in two rows."""

_BARE = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
"""Of a table: nothing but its content."""

_UNSAFE = re.compile(r"[^A-Za-z0-9 _.,:;/()=+*?!-]")


def write(drawing: Drawing, theme: Theme = Theme.LIGHT) -> str:
    """Return the drawing as DOT."""
    return _Writer(drawing, PALETTES[theme], bare=False).text()


def write_bare(drawing: Drawing) -> str:
    """Return the drawing as DOT without a word in it, to be laid out."""
    return _Writer(drawing, PALETTES[Theme.LIGHT], bare=True).text()


class _Writer:
    """Writes one drawing."""

    def __init__(self, drawing: Drawing, palette: Palette, *, bare: bool) -> None:
        self.drawing = drawing
        self.palette = palette
        self.bare = bare
        self.graph = Digraph(name=drawing.name)
        self.group = self._groups()
        self.forks = {fork.id for fork in drawing.forks}

    def text(self) -> str:
        drawing = self.drawing
        self.graph.attr(
            "graph",
            rankdir="LR" if drawing.across else "TB",
            newrank="true",
            nodesep="0.28",
            ranksep="0.34",
            pad="0.2",
            splines="true",
            outputorder="edgesfirst",
            bgcolor=self.palette["canvas"],
            fontname=_FONT,
        )
        self.graph.attr(
            "node", shape="box", style="filled,rounded", margin="0", fontname=_FONT
        )
        self.graph.attr("edge", arrowsize="0.7", fontname=_FONT)
        if not self.bare:
            self.graph.attr(
                "graph",
                label=_html(self._heading()),
                labelloc="t",
                labeljust="l",
                tooltip=_plain(f"{drawing.title}, {drawing.subtitle}"),
            )
        placed: dict[str, list[Box | Fork | Arrow]] = {g.id: [] for g in drawing.groups}
        free: list[Box | Fork | Arrow] = []
        elements: list[Box | Fork | Arrow] = [*drawing.boxes, *drawing.forks]
        for element in (*elements, *drawing.arrows):
            placed.get(self.group[element.id], free).append(element)
        for each in drawing.groups:
            self._cluster(each, placed[each.id])
        self._nodes(self.graph, free)
        self._last()
        deep = frozenset[str]() if drawing.across else lowered(drawing)
        for arrow in drawing.arrows:
            self._arrow(arrow, deep)
        return str(self.graph.source)

    def _groups(self) -> dict[str, str]:
        """Return the group that each box, fork and condition stands in."""
        group = {box.id: box.group for box in self.drawing.boxes}
        group |= {fork.id: fork.group for fork in self.drawing.forks}
        unknown = {box.id for box in self.drawing.boxes if box.kind is Kind.UNKNOWN}
        for arrow in self.drawing.arrows:
            if arrow.head in unknown:
                group[arrow.head] = group[arrow.tail]
        for arrow in self.drawing.arrows:
            same = group[arrow.tail] == group[arrow.head]
            group[arrow.id] = group[arrow.tail] if same else ""
        return group

    def _cluster(self, group: Group, elements: list[Box | Fork | Arrow]) -> None:
        token = f"hue-{group.colour}" if group.colour >= 0 else "group"
        with self.graph.subgraph(name=f"cluster_{group.id}") as cluster:
            cluster.attr(
                id=group.id,
                style="filled,rounded",
                color=self.palette[token],
                fillcolor=self.palette[token],
                margin="14",
                labeljust="l",
                label=_fixed_label(group.text, self.palette["grouped"], bare=self.bare),
            )
            self._nodes(cluster, elements)

    def _nodes(self, graph: Digraph, elements: list[Box | Fork | Arrow]) -> None:
        for element in elements:
            if isinstance(element, Box):
                self._box(graph, element)
            elif isinstance(element, Fork):
                self._fork(graph, element)
            elif element.conditions:
                self._conditions(graph, element)

    def _box(self, graph: Digraph, box: Box) -> None:
        ground, border, ink = end_tokens(box.end)
        if box.colour >= 0:
            ground = f"hue-{box.colour}"
        attributes = {
            "fillcolor": self.palette[ground],
            "color": self.palette[border],
            "penwidth": "2" if box.end is not None else "1.2",
            "style": "filled,rounded,dashed" if box.conditional else "filled,rounded",
        }
        if box.kind is Kind.START:
            attributes |= {"shape": "circle", "fillcolor": self.palette["ink"]}
        if box.kind is Kind.UNKNOWN:
            attributes |= {"shape": "circle", "style": "filled,dotted"}
        if box.kind is Kind.EXIT:
            attributes |= {"peripheries": "2"}
        if box.kind is Kind.ELSEWHERE:
            attributes |= {"style": "filled,rounded,dotted"}
        if box.news in _NEWS:
            token, attributes["penwidth"] = _NEWS[box.news]
            attributes["color"] = self.palette[token]
        if box.page:
            attributes["URL"] = f"{box.page}.svg"
        elif self.drawing.links and box.kind is Kind.STATE:
            attributes["URL"] = f"{self.drawing.links}{box.name}"
        if box.says:
            attributes["tooltip"] = _plain(box.says)
        self._node(graph, box.id, box_cell(box), ink, attributes, text=box.text)

    def _fork(self, graph: Digraph, fork: Fork) -> None:
        moves = fork.turn is Turn.MOVE
        token = "move" if moves else "pill"
        attributes = {
            "fillcolor": self.palette[token],
            "color": self.palette["line" if moves else "pill"],
            "penwidth": "0.8",
        }
        if fork.news in _NEWS:
            token, attributes["penwidth"] = _NEWS[fork.news]
            attributes["color"] = self.palette[token]
        if fork.says:
            attributes["tooltip"] = _plain(fork.says)
        self._node(graph, fork.id, fork_cell(fork), "pilled", attributes)

    def _conditions(self, graph: Digraph, arrow: Arrow) -> None:
        attributes = {
            "style": "filled",
            "fillcolor": self.palette["canvas"],
            "penwidth": "0",
        }
        if self.group[arrow.id]:
            attributes["fillcolor"] = self.palette["group"]
        name = f"c_{arrow.id}"
        self._node(graph, name, condition_cell(arrow), "quiet", attributes)

    def _node(
        self,
        graph: Digraph,
        name: str,
        cell: Cell,
        ink: str,
        attributes: Mapping[str, str],
        *,
        text: str = "",
    ) -> None:
        label = "" if self.bare else _table(cell, self.palette, ink)
        if text == "?" and not cell.rows:
            label = "?"
        graph.node(
            name,
            label=label,
            id=name,
            fixedsize="true",
            width=_inches(cell.width),
            height=_inches(cell.height),
            **({} if self.bare else attributes),
            **(
                {"shape": attributes["shape"]}
                if self.bare and "shape" in attributes
                else {}
            ),
        )

    def _last(self) -> None:
        """Put the ends that nothing leads on from in the last row."""
        drawing = self.drawing
        leaving = {arrow.tail for arrow in drawing.arrows}
        reached = {arrow.head for arrow in drawing.arrows}
        ends = [
            box
            for box in drawing.boxes
            if box.end is not None
            and not box.group
            and box.id not in leaving
            and box.kind is not Kind.ELSEWHERE
        ]
        with self.graph.subgraph(name="last") as last:
            last.attr(rank="sink")
            for box in ends:
                last.node(box.id)
        above = [
            box.id
            for box in drawing.boxes
            if box.id not in leaving and box.id in reached and box not in ends
        ] or [drawing.boxes[0].id]
        for box in ends:
            if box.id not in reached:  # whose ways are folded
                for name in above:
                    if name != box.id:
                        self.graph.edge(name, box.id, style="invis", weight="0")

    def _arrow(self, arrow: Arrow, deep: frozenset[str]) -> None:
        looks = self._looks(arrow)
        points = [arrow.tail, arrow.head]
        if arrow.conditions:
            points.insert(1, f"c_{arrow.id}")
        through = {*self.forks, f"c_{arrow.id}"}
        before, behind = ("w", "e") if self.drawing.across else ("n", "s")
        for index, ends in enumerate(pairwise(points)):
            last = index == len(points) - 2
            own = dict(looks)
            if arrow.id in deep and index == 0:
                own["minlen"] = "3"
            own["id"] = arrow.id if last else f"{arrow.id}_begin"
            tip = "empty" if arrow.deduced else "normal"
            own["arrowhead"] = tip if last and arrow.head not in self.forks else "none"
            if arrow.upward:  # written the other way round, so that it does not rank
                own["dir"] = "back"
                own["arrowtail"] = own.pop("arrowhead")
            tail, head = reversed(ends) if arrow.upward else ends
            own["tailport"] = behind if tail in through else ""
            own["headport"] = before if head in through else ""
            self.graph.edge(tail, head, **{k: v for k, v in own.items() if v})

    def _looks(self, arrow: Arrow) -> dict[str, str]:
        if self.bare:
            return {"weight": "12"} if arrow.ink is Ink.STRONG else {}
        colour = {Ink.STRONG: "path", Ink.PLAIN: "line", Ink.FAINT: "pale"}[arrow.ink]
        looks = {"color": self.palette[colour], "penwidth": "1.2"}
        if arrow.ink is Ink.STRONG:
            looks |= {"penwidth": "2.4", "weight": "12"}
        if arrow.news in _NEWS:
            token, looks["penwidth"] = _NEWS[arrow.news]
            looks["color"] = self.palette[token]
        if arrow.unknown:
            looks["style"] = "dotted"
        elif arrow.conditional:
            looks["style"] = "dashed"
        if arrow.means:
            looks["tooltip"] = _plain("; ".join(arrow.means))
        return looks

    def _heading(self) -> str:
        drawing = self.drawing
        title, sub = SIZES[Style.TITLE][0], SIZES[Style.SUBTITLE][0]
        lines = [
            f'<FONT POINT-SIZE="{title:g}"><B>{_escaped(drawing.title)}</B></FONT>'
        ]
        quiet = self.palette["quiet"]
        for text in (drawing.subtitle, *drawing.notes):
            font = f'<FONT POINT-SIZE="{sub:g}" COLOR="{quiet}">'
            lines.append(f"{font}{_escaped(text)}</FONT>")
        return '<BR ALIGN="LEFT"/>'.join(lines) + '<BR ALIGN="LEFT"/>'


def _table(cell: Cell, palette: Palette, ink: str) -> str:
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
    return _html(f"<TABLE {_BARE}>{''.join(rows)}</TABLE>")


def _fixed_label(text: str, colour: str, *, bare: bool) -> str:
    """Return the name of a group in a label whose size does not depend on fonts."""
    width = round(measured(text, Style.GROUP) * 1.1) + 4
    size = SIZES[Style.GROUP][0]
    font = f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">'
    shown = "" if bare else f"{font}<B>{_escaped(text)}</B></FONT>"
    return _html(
        f'<TABLE {_BARE} FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="18">'
        f'<TR><TD ALIGN="LEFT">{shown}</TD></TR></TABLE>'
    )


def _html(content: str) -> str:
    return f"<{content}>"


def _escaped(text: str) -> str:
    """Return text for an HTML-like label: whatever it could mean there is a number."""
    return _UNSAFE.sub(lambda match: f"&#{ord(match[0])};", text)


def _plain(text: str) -> str:
    """Return text for a quoted string, in one line, with nothing in it that is read.

    The library would take a text between `<` and `>` for a label of another kind, and
    leave a backslash to be read as an escape, unless it is told not to.
    """
    escaped: str = escape(" ".join(text.split()))
    return escaped


def _inches(points: float) -> str:
    return f"{points / _POINTS:.4f}"


def lowered(drawing: Drawing) -> frozenset[str]:
    """Return the arrows that lead to every second of many ends beside each other.

    They are drawn longer, so that the ends stand in two rows instead of a wide one.
    """
    leaving = {arrow.tail for arrow in drawing.arrows}
    entered = Counter(arrow.head for arrow in drawing.arrows)
    forks = {fork.id for fork in drawing.forks}
    arms: dict[str, list[Arrow]] = {}
    for arrow in drawing.arrows:
        arms.setdefault(arrow.tail, []).append(arrow)

    def ends(arrow: Arrow) -> bool:
        if arrow.head in forks:
            return all(map(ends, arms.get(arrow.head, ())))
        return arrow.head not in leaving and entered[arrow.head] == 1

    deep: set[str] = set()
    for tail, led in arms.items():
        found = [arrow for arrow in led if not arrow.upward and ends(arrow)]
        if len(found) >= MANY and tail not in forks:
            deep.update(arrow.id for arrow in found[1::2])
    return frozenset(deep)


def node_ids(drawing: Drawing) -> Iterator[str]:
    """Yield the names of all nodes of the DOT text."""
    yield from (box.id for box in drawing.boxes)
    yield from (fork.id for fork in drawing.forks)
    yield from (f"c_{arrow.id}" for arrow in drawing.arrows if arrow.conditions)
