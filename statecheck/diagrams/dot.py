"""A drawing in Graphviz's language, with the sizes of all boxes said in it.

Since no size depends on fonts, every Graphviz of one version lays it out alike.
"""

from collections.abc import Mapping
from itertools import pairwise

from graphviz import Digraph

from statecheck.diagrams.cell import Cell, box_cell, condition_cell, fork_cell
from statecheck.diagrams.dot_labels import group_label, heading, quoted, table
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
from statecheck.diagrams.last_rows import last_row, lowered
from statecheck.diagrams.palette import PALETTES, Palette, Theme, end_tokens

_POINTS = 72
_NEWS = {
    News.NEW: ("new", "2.4"),
    News.OTHER: ("new", "1.4"),
    News.GONE: ("gone", "1.2"),
}
"""Colour and width of what is not as it was."""

_FONT = "Helvetica,Arial,sans-serif"


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
                label=heading(drawing, self.palette),
                labelloc="t",
                labeljust="l",
                tooltip=quoted(f"{drawing.title}, {drawing.subtitle}"),
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
                label=group_label(group.text, self.palette["grouped"], bare=self.bare),
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
            attributes["tooltip"] = quoted(box.says)
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
            attributes["tooltip"] = quoted(fork.says)
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
        label = "" if self.bare else table(cell, self.palette, ink)
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
        row = last_row(self.drawing)
        with self.graph.subgraph(name="last") as last:
            last.attr(rank="sink")
            for name in row.ends:
                last.node(name)
        for upper, lower in row.below:
            self.graph.edge(upper, lower, style="invis", weight="0")

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
            looks["tooltip"] = quoted("; ".join(arrow.means))
        return looks


def _inches(points: float) -> str:
    return f"{points / _POINTS:.4f}"
