"""The frames of boxes, and the small signs on boxes and lines."""

from collections.abc import Iterator

from statecheck.diagrams.drawing import Box, Ink, Kind, News
from statecheck.diagrams.layout import Curve, Place, Point
from statecheck.diagrams.scene import Line, Paint, Rectangle, Shape

DASHED = (5.0, 3.5)
DOTTED = (1.4, 3.2)
NEWS = {
    News.NEW: ("new", 2.2),
    News.OTHER: ("new", 1.25),
    News.GONE: ("gone", 1.25),
}
"""How lines are drawn that are not as they were: the colour's token and the width."""


def crossed(curve: Curve) -> Iterator[Shape]:
    """Yield a small cross in the middle of a line that is gone."""
    x, y = _halfway(curve)
    pen = Paint(stroke="gone", width=1.7)
    yield Line(((x - 4, y - 4), (x + 4, y + 4)), pen)
    yield Line(((x - 4, y + 4), (x + 4, y - 4)), pen)


def page_sign(centre: Point, token: str) -> Iterator[Shape]:
    """Yield the arrow on a box that another page draws."""
    x, y = centre
    pen = Paint(stroke=token, width=1.2)
    yield Line(((x - 4, y), (x + 4, y)), pen)
    yield Line(((x + 1, y - 3), (x + 4, y), (x + 1, y + 3)), pen)


def frame(box: Box, place: Place, ground: str, border: str) -> Iterator[Shape]:
    """Yield the frame of a box.

    Args:
        box: What is framed.
        place: Where.
        ground: Token of the colour inside.
        border: Token of the colour of the line, unless the box is new, gone or strong.
    """
    dash = DASHED if box.conditional else ()
    radius = 7.0
    width = 1.25
    if box.kind is Kind.ELSEWHERE:
        dash = DOTTED
    if box.end is not None or box.ink is Ink.STRONG:
        width = 1.8
    if box.ink is Ink.STRONG and box.end is None:
        border = "path"
    if box.news in NEWS:
        border, width = NEWS[box.news]
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
