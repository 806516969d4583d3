"""A picture as shapes and texts in their places, in no format.

Colours are tokens of a palette, so that one scene serves every theme.
"""

from collections.abc import Iterator
from math import hypot

from statecheck.diagrams.cell import Style
from statecheck.diagrams.layout import Point
from statecheck.immutable import frozen


@frozen
class Paint:
    """How a shape is painted.

    Attributes:
        fill: Token of a colour; empty for none.
        stroke: Token of a colour; empty for none.
        width: Of the stroke.
        dash: Lengths of dash and gap; empty for a whole line.
    """

    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    dash: tuple[float, ...] = ()


@frozen
class Rectangle:
    """A rectangle with round corners."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    paint: Paint


@frozen
class Line:
    """Straight lines from point to point.

    Attributes:
        closed: Whether the last point is joined to the first.
    """

    points: tuple[Point, ...]
    paint: Paint
    closed: bool = False


@frozen
class Spline:
    """Cubic Bézier curves: a start, then two control points and an end for each."""

    points: tuple[Point, ...]
    paint: Paint


@frozen
class Text:
    """A line of text.

    Attributes:
        x: Of its left edge.
        y: Of its base line.
        width: As it was measured; it is drawn so wide whatever the font.
        ink: Token of a colour.
        centred: Whether it stays in the middle of its width where a font makes it
            narrower, rather than at its left edge.
    """

    x: float
    y: float
    width: float
    text: str
    style: Style
    ink: str
    centred: bool = False


Shape = Rectangle | Line | Spline | Text


@frozen
class Figure:
    """Shapes that belong together.

    Attributes:
        id: As of the element that it shows; empty for what shows none.
        kind: What it is, in a word.
        title: What a reader is told of it.
        says: More than that; empty for nothing.
        link: Where a click leads; empty for nowhere.
    """

    id: str
    kind: str
    title: str
    shapes: tuple[Shape, ...]
    says: str = ""
    link: str = ""


@frozen
class Scene:
    """A picture.

    Attributes:
        title: In a line.
        says: More than that.
        figures: In the order in which they are painted.
    """

    width: float
    height: float
    title: str
    says: str
    figures: tuple[Figure, ...]

    @property
    def shapes(self) -> Iterator[Shape]:
        """Yield all shapes in the order in which they are painted."""
        for figure in self.figures:
            yield from figure.shapes


def circle(centre: Point, radius: float, paint: Paint) -> Spline:
    """Return a circle as four curves."""
    x, y = centre
    k = radius * 0.5523
    r = radius
    return Spline(
        (
            (x + r, y),
            *((x + r, y + k), (x + k, y + r), (x, y + r)),
            *((x - k, y + r), (x - r, y + k), (x - r, y)),
            *((x - r, y - k), (x - k, y - r), (x, y - r)),
            *((x + k, y - r), (x + r, y - k), (x + r, y)),
        ),
        paint,
    )


def arrowhead(base: Point, tip: Point, size: float, paint: Paint) -> Line:
    """Return a triangle whose point is `tip`; it looks away from `base`."""
    x, y = tip
    dx, dy = x - base[0], y - base[1]
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    bx, by = x - ux * size, y - uy * size
    half = size * 0.42
    left = (bx - uy * half, by + ux * half)
    right = (bx + uy * half, by - ux * half)
    return Line((tip, left, right), paint, closed=True)
