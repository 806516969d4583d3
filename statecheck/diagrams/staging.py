"""From a drawing and its layout to a scene: what a reader sees, and where."""

from collections.abc import Iterator

from statecheck.diagrams.cell import (
    ICON,
    SIZES,
    Cell,
    Row,
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
from statecheck.diagrams.icons import clock, end_icon, question, sign_icon
from statecheck.diagrams.layout import Curve, Layout, Place, Point
from statecheck.diagrams.margin import footing, heading
from statecheck.diagrams.palette import end_tokens
from statecheck.diagrams.scene import (
    Figure,
    Line,
    Paint,
    Rectangle,
    Scene,
    Shape,
    Spline,
    Text,
    arrowhead,
    circle,
)

_EDGE = 24.0
"""Room around everything."""

_TIP = 8.0
_DASHED = (5.0, 3.5)
_DOTTED = (1.4, 3.2)
_LINES = {
    Ink.STRONG: ("path", 2.4),
    Ink.PLAIN: ("line", 1.25),
    Ink.FAINT: ("pale", 1.0),
}
_NEWS = {
    News.NEW: ("new", 2.2),
    News.OTHER: ("new", 1.25),
    News.GONE: ("gone", 1.25),
}
"""How lines are drawn that are not as they were."""


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
        name = _text(group.text, Style.GROUP, x, y, "grouped")
        ground = Rectangle(x - 3, y - 12, name.width + 6, 16, 4, Paint(fill=token))
        return Figure(f"{group.id}_name", "group-name", group.text, (ground, name))

    def _arrow(self, arrow: Arrow) -> Figure:
        shapes: list[Shape] = []
        token, width = _NEWS.get(arrow.news) or _LINES[arrow.ink]
        dash = _DOTTED if arrow.unknown else _DASHED if arrow.conditional else ()
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
                shapes += _cross(_halfway(moved))
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
            *_rows(condition_cell(arrow), place, "quiet", 0.0),
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
        if fork.news in _NEWS:
            paint = Paint("move" if moves else "pill", *_NEWS[fork.news])
        shapes: list[Shape] = [
            Rectangle(place.x, place.y, place.width, place.height, radius, paint)
        ]
        faint = fork.ink is Ink.FAINT or fork.news is News.GONE
        ink = "quiet" if faint else "pilled"
        icon = 14.0 if moves else 0.0
        shapes += _rows(cell, place, ink, icon)
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
            pen = Paint("canvas", "line", 1.1, _DOTTED)
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
        shapes = (*_frame(box, place, ground, border), *self._inside(box, place, ink))
        title = f"{box.name}{f', {box.end}' if box.end else ''}"
        link = _page(box.page)
        if not link and self.drawing.links and box.kind is Kind.STATE:
            link = f"{self.drawing.links}{box.name}"
        return Figure(box.id, box.kind, title, shapes, box.says, link)

    def _inside(self, box: Box, place: Place, ink: str) -> Iterator[Shape]:
        cell = box_cell(box)
        icon = 16.0 if box.end is not None or box.kind is Kind.ELSEWHERE else 0.0
        yield from _rows(cell, place, ink, icon)
        if not cell.rows:
            return
        names = [row for row in cell.rows if row.style is Style.NAME]
        middle = place.y + (names[0].top + names[-1].top + names[-1].height) / 2
        widest = max(row.whole for row in names)
        x = place.x + (place.width - widest - icon) / 2 + 5
        if box.end is not None:
            yield from end_icon(box.end, (x, middle), 11, ink)
        elif icon:
            yield from _page_icon((x, middle), ink)


def _halfway(curve: Curve) -> Point:
    """Return a point in the middle of a line: halfway on the middle one of its curves.

    Halfway on a cubic curve, its ends count once and its control points three times.
    """
    middle = (len(curve.points) - 1) // 3 // 2 * 3
    ends = curve.points[middle], curve.points[middle + 3]
    controls = curve.points[middle + 1], curve.points[middle + 2]
    x, y = (
        (ends[0][i] + ends[1][i] + 3 * (controls[0][i] + controls[1][i])) / 8
        for i in (0, 1)
    )
    return x, y


def _cross(centre: Point) -> Iterator[Shape]:
    """Yield a small cross over what is gone."""
    x, y = centre
    pen = Paint(stroke="gone", width=1.7)
    yield Line(((x - 4, y - 4), (x + 4, y + 4)), pen)
    yield Line(((x - 4, y + 4), (x + 4, y - 4)), pen)


def _page_icon(centre: Point, token: str) -> Iterator[Shape]:
    x, y = centre
    pen = Paint(stroke=token, width=1.2)
    yield Line(((x - 4, y), (x + 4, y)), pen)
    yield Line(((x + 1, y - 3), (x + 4, y), (x + 1, y + 3)), pen)


def _frame(box: Box, place: Place, ground: str, border: str) -> Iterator[Shape]:
    dash = _DASHED if box.conditional else ()
    radius = 7.0
    width = 1.25
    if box.kind is Kind.ELSEWHERE:
        dash = _DOTTED
    if box.end is not None or box.ink is Ink.STRONG:
        width = 1.8
    if box.ink is Ink.STRONG and box.end is None:
        border = "path"
    if box.news in _NEWS:
        border, width = _NEWS[box.news]
    if box.kind is Kind.EXIT:
        radius = min(place.height / 2, 18.0)
    if box.kind is Kind.PART:
        yield Rectangle(
            place.x + 3, place.y + 3, place.width, place.height, radius, Paint("rule")
        )
    yield Rectangle(
        place.x,
        place.y,
        place.width,
        place.height,
        radius,
        Paint(ground, border, width, dash),
    )
    if box.kind is Kind.EXIT:
        yield Rectangle(
            place.x + 3,
            place.y + 3,
            place.width - 6,
            place.height - 6,
            max(radius - 3, 4.0),
            Paint("", border, 0.7),
        )


def _rows(cell: Cell, place: Place, ink: str, icon: float) -> Iterator[Shape]:
    """Yield the rows of a cell.

    Args:
        cell: What is shown.
        place: Where.
        ink: Token of the colour of names.
        icon: Room that a sign before the first lines takes.
    """
    for row in cell.rows:
        named = row.style in {Style.NAME, Style.ACTION}
        shift = icon / 2 if named else 0.0
        x = place.x + (
            (place.width - row.whole) / 2 + shift if row.centred else cell.padding
        )
        top = place.y + row.top
        if row.ruled:
            line = ((place.x + 8, top - 2), (place.x + place.width - 8, top - 2))
            yield Line(line, Paint(stroke="rule", width=0.8))
        token = ink if named else "quiet"
        if row.text:
            size = SIZES[row.style][0]
            yield Text(x, top + size * 1.0, row.width, row.text, row.style, token)
        if row.struck and row.text:
            middle = top + SIZES[row.style][0] * 0.66
            stroke = Paint(stroke="gone", width=1.0)
            yield Line(((x, middle), (x + row.width, middle)), stroke)
        yield from _marks(row, x + row.width, top)


def _marks(row: Row, x: float, top: float) -> Iterator[Shape]:
    middle = top + row.height / 2
    for mark in row.marks:
        token = f"{mark.end}" if mark.end is not None else "quiet"
        x += 4.0
        yield from sign_icon(mark.sign, mark.end, (x + ICON / 2, middle), ICON, token)
        x += ICON
        if mark.text:
            x += 4.0
            yield _text(mark.text, Style.QUIET, x, top + SIZES[Style.QUIET][0], token)
            x += measured(mark.text, Style.QUIET)


def _text(text: str, style: Style, x: float, y: float, ink: str) -> Text:
    return Text(x, y, measured(text, style), text, style, ink)


def _page(name: str) -> str:
    return f"{name}.svg" if name else ""


def _summary(drawing: Drawing) -> str:
    states = sum(box.kind is Kind.STATE for box in drawing.boxes)
    ends = [box.text for box in drawing.boxes if box.end is not None]
    said = f"{drawing.subtitle}. {states} states"
    return f"{said}; ends: {', '.join(ends)}." if ends else f"{said}."
