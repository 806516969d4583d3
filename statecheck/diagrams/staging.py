"""From a drawing and its layout to a scene: what a reader sees, and where."""

from collections.abc import Iterator

from statecheck.diagrams.cell import Style, box_cell, condition_cell, fork_cell
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
from statecheck.diagrams.frames import DASHED, DOTTED, NEWS, crossed, frame, page_sign
from statecheck.diagrams.icons import clock, end_icon, question
from statecheck.diagrams.layout import Curve, Layout, Place, Point
from statecheck.diagrams.lettering import rows_of, text_of
from statecheck.diagrams.margin import footing, heading
from statecheck.diagrams.palette import end_tokens
from statecheck.diagrams.scene import (
    Figure,
    Paint,
    Rectangle,
    Scene,
    Shape,
    Spline,
    arrowhead,
    circle,
)

_EDGE = 24.0
"""Room around everything."""

_TIP = 8.0
_LINES = {
    Ink.STRONG: ("path", 2.4),
    Ink.PLAIN: ("line", 1.25),
    Ink.FAINT: ("pale", 1.0),
}


def stage(drawing: Drawing, layout: Layout) -> Scene:
    """Return the scene of a drawing."""
    return _Stage(drawing, layout).scene()


class _Stage:
    """Puts one drawing on stage."""

    def __init__(self, drawing: Drawing, layout: Layout) -> None:
        self.drawing = drawing
        self.layout = layout
        self.left = _EDGE
        self.top = _EDGE

    def scene(self) -> Scene:
        drawing, layout = self.drawing, self.layout
        head = heading(drawing, _EDGE, _EDGE, layout.width)
        inner = max(layout.width, head.width)
        self.top = _EDGE + head.height
        self.left = _EDGE + (inner - layout.width) / 2
        foot = footing(drawing, _EDGE, self.top + layout.height, inner)
        inner = max(inner, foot.width)
        figures = [
            head.figure,
            *(
                self._group(group)
                for group in drawing.groups
                if group.id in layout.groups
            ),
            *self._by_ink(),
            *(self._group_name(g) for g in drawing.groups if g.id in layout.groups),
            *(self._conditions(arrow) for arrow in drawing.arrows if arrow.conditions),
            *(self._fork(fork) for fork in drawing.forks),
            *(self._box(box) for box in drawing.boxes),
            foot.figure,
        ]
        return Scene(
            width=inner + 2 * _EDGE,
            height=self.top + layout.height + foot.height + _EDGE,
            title=drawing.title,
            says=_summary(drawing),
            figures=tuple(figure for figure in figures if figure.shapes),
        )

    def _by_ink(self) -> Iterator[Figure]:
        """Yield the arrows, strong ones above the others."""
        for ink in (Ink.FAINT, Ink.PLAIN, Ink.STRONG):
            yield from (self._arrow(a) for a in self.drawing.arrows if a.ink is ink)

    def _place(self, name: str) -> Place:
        place = self.layout.nodes[name]
        return Place(place.x + self.left, place.y + self.top, place.width, place.height)

    def _group(self, group: Group) -> Figure:
        place = self.layout.groups[group.id]
        x, y = place.x + self.left, place.y + self.top
        token = f"hue-{group.colour}" if group.colour >= 0 else "group"
        ground = Rectangle(x, y, place.width, place.height, 10, Paint(fill=token))
        return Figure(group.id, "group", group.text, (ground,))

    def _group_name(self, group: Group) -> Figure:
        """Return the name of a group; it stands above lines that run over its place."""
        place = self.layout.groups[group.id]
        x, y = place.x + self.left + 14, place.y + self.top + 20
        token = f"hue-{group.colour}" if group.colour >= 0 else "group"
        name = text_of(group.text, Style.GROUP, x, y, "grouped")
        ground = Rectangle(x - 3, y - 12, name.width + 6, 16, 4, Paint(fill=token))
        return Figure(f"{group.id}_name", "group-name", group.text, (ground, name))

    def _arrow(self, arrow: Arrow) -> Figure:
        shapes: list[Shape] = []
        token, width = NEWS.get(arrow.news) or _LINES[arrow.ink]
        dash = DOTTED if arrow.unknown else DASHED if arrow.conditional else ()
        pen = Paint(stroke=token, width=width, dash=dash)
        for name in (f"{arrow.id}_begin", arrow.id):
            curve = self.layout.curves.get(name)
            if curve is None:
                continue
            moved = self._moved(curve)
            shapes.append(Spline(moved.points, pen))
            if moved.tip is not None:
                size = _TIP + width
                hollow = Paint(fill="canvas", stroke=token, width=1.1)
                paint = hollow if arrow.deduced else Paint(fill=token)
                shapes.append(arrowhead(moved.points[-1], moved.tip, size, paint))
            if arrow.news is News.GONE:
                shapes += crossed(moved)
        return Figure(
            arrow.id,
            "way",
            self._arrow_title(arrow),
            tuple(shapes),
            "; ".join(arrow.means),
        )

    def _moved(self, curve: Curve) -> Curve:
        def moved(point: Point) -> Point:
            return point[0] + self.left, point[1] + self.top

        return Curve(
            tuple(map(moved, curve.points)),
            None if curve.tip is None else moved(curve.tip),
        )

    def _arrow_title(self, arrow: Arrow) -> str:
        names = {box.id: box.text or "start" for box in self.drawing.boxes}
        names |= {fork.id: ", ".join(fork.texts) for fork in self.drawing.forks}
        conditions = f" ({'; '.join(arrow.conditions)})" if arrow.conditions else ""
        return f"{names[arrow.tail]} to {names[arrow.head]}{conditions}"

    def _conditions(self, arrow: Arrow) -> Figure:
        name = f"c_{arrow.id}"
        place = self._place(name)
        shapes = [
            Rectangle(
                place.x,
                place.y,
                place.width,
                place.height,
                6,
                Paint("canvas", "rule", 0.8),
            ),
            *rows_of(condition_cell(arrow), place, "quiet", 0.0),
        ]
        return Figure(name, "condition", "; ".join(arrow.conditions), tuple(shapes))

    def _fork(self, fork: Fork) -> Figure:
        place = self._place(fork.id)
        cell = fork_cell(fork)
        moves = fork.turn is Turn.MOVE
        strong = fork.ink is Ink.STRONG
        radius = min(place.height / 2, 12.0)
        stroke = "path" if strong else "line" if moves else ""
        paint = Paint("move" if moves else "pill", stroke, 1.4 if strong else 0.9)
        if fork.news in NEWS:
            paint = Paint("move" if moves else "pill", *NEWS[fork.news])
        shapes: list[Shape] = [
            Rectangle(place.x, place.y, place.width, place.height, radius, paint)
        ]
        faint = fork.ink is Ink.FAINT or fork.news is News.GONE
        ink = "quiet" if faint else "pilled"
        icon = 14.0 if moves else 0.0
        shapes += rows_of(cell, place, ink, icon)
        if moves and cell.rows:
            row = cell.rows[0]
            x = place.x + (place.width - row.whole - icon) / 2 + 4
            shapes += clock((x, place.y + row.top + row.height / 2), 9.0, ink)
        title = ", ".join(fork.texts)
        return Figure(fork.id, fork.turn, title, tuple(shapes), fork.says)

    def _box(self, box: Box) -> Figure:
        place = self._place(box.id)
        if box.kind is Kind.START:
            shapes: tuple[Shape, ...] = (
                circle(place.centre, place.width / 2, Paint(fill="ink")),
            )
            return Figure(box.id, box.kind, "A flow begins", shapes)
        if box.kind is Kind.UNKNOWN:
            pen = Paint("canvas", "line", 1.1, DOTTED)
            shapes = (
                circle(place.centre, place.width / 2, pen),
                *question(place.centre, 10, "quiet"),
            )
            return Figure(box.id, box.kind, "Not known where", shapes, box.says)
        ground, border, ink = end_tokens(box.end)
        if box.colour >= 0:
            ground = f"hue-{box.colour}"
        if box.ink is Ink.FAINT:
            border, ink = "pale", "quiet"
        if box.kind is Kind.ELSEWHERE:
            ground = "canvas"
        if box.news is News.GONE:
            ground, ink = "canvas", "quiet"
        shapes = (*frame(box, place, ground, border), *self._inside(box, place, ink))
        title = f"{box.name}{f', {box.end}' if box.end else ''}"
        link = _page(box.page)
        if not link and self.drawing.links and box.kind is Kind.STATE:
            link = f"{self.drawing.links}{box.name}"
        return Figure(box.id, box.kind, title, shapes, box.says, link)

    def _inside(self, box: Box, place: Place, ink: str) -> Iterator[Shape]:
        cell = box_cell(box)
        icon = 16.0 if box.end is not None or box.kind is Kind.ELSEWHERE else 0.0
        yield from rows_of(cell, place, ink, icon)
        if not cell.rows:
            return
        names = [row for row in cell.rows if row.style is Style.NAME]
        middle = place.y + (names[0].top + names[-1].top + names[-1].height) / 2
        widest = max(row.whole for row in names)
        x = place.x + (place.width - widest - icon) / 2 + 5
        if box.end is not None:
            yield from end_icon(box.end, (x, middle), 11, ink)
        elif icon:
            yield from page_sign((x, middle), ink)


def _page(name: str) -> str:
    return f"{name}.svg" if name else ""


def _summary(drawing: Drawing) -> str:
    states = sum(box.kind is Kind.STATE for box in drawing.boxes)
    ends = [box.text for box in drawing.boxes if box.end is not None]
    said = f"{drawing.subtitle}. {states} states"
    return f"{said}; ends: {', '.join(ends)}." if ends else f"{said}."
