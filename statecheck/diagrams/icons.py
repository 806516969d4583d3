"""Small signs, drawn so that no font has to have them."""

from collections.abc import Iterator

from statecheck.diagrams.drawing import Sign
from statecheck.diagrams.layout import Point
from statecheck.diagrams.scene import Line, Paint, Shape, Spline, circle
from statecheck.spec import End


def end_icon(end: End, centre: Point, size: float, token: str) -> Iterator[Shape]:
    """Yield the sign of how a flow rests: it tells ends apart without colour."""
    x, y = centre
    r = size / 2
    pen = Paint(stroke=token, width=1.7)
    if end is End.SUCCESS:
        points = (
            (x - r * 0.8, y),
            (x - r * 0.2, y + r * 0.65),
            (x + r * 0.85, y - r * 0.7),
        )
        yield Line(points, pen)
    elif end is End.FAILURE:
        d = r * 0.7
        yield Line(((x - d, y - d), (x + d, y + d)), pen)
        yield Line(((x - d, y + d), (x + d, y - d)), pen)
    elif end is End.CANCELED:
        yield circle(centre, r * 0.85, Paint(stroke=token, width=1.4))
        d = r * 0.58
        yield Line(((x - d, y + d), (x + d, y - d)), Paint(stroke=token, width=1.4))
    elif end is End.HANDOVER:
        d = r * 0.7
        yield Line(((x - d, y + d), (x + d, y - d)), pen)
        yield Line(((x - d * 0.25, y - d), (x + d, y - d), (x + d, y + d * 0.25)), pen)
    else:
        d = r * 0.6
        corners = ((x - d, y - d), (x + d, y - d), (x + d, y + d), (x - d, y + d))
        yield Line(corners, Paint(fill=token), closed=True)


def sign_icon(
    sign: Sign, end: End | None, centre: Point, size: float, token: str
) -> Iterator[Shape]:
    """Yield the sign of a mark."""
    if sign is Sign.STAYS:
        yield from _loop(centre, size, token)
    elif sign is Sign.REFUSED:
        x, y = centre
        r = size / 2
        yield Line(
            ((x, y - r * 0.85), (x, y + r * 0.2)), Paint(stroke=token, width=1.7)
        )
        yield circle((x, y + r * 0.75), r * 0.2, Paint(fill=token))
    elif sign is Sign.UNKNOWN:
        yield from question(centre, size, token)
    elif end is not None:
        yield from end_icon(end, centre, size, token)
    else:
        x, y = centre
        r = size / 2
        yield Line(((x - r, y), (x + r, y)), Paint(stroke=token, width=1.2))


def _loop(centre: Point, size: float, token: str) -> Iterator[Shape]:
    """Yield an arrow that comes round to where it began."""
    x, y = centre
    r = size * 0.38
    k = r * 0.5523
    points = (
        (x + r * 0.35, y - r * 0.94),
        *((x - r * 0.1, y - r * 1.1), (x - r, y - k * 1.2), (x - r, y)),
        *((x - r, y + k), (x - k, y + r), (x, y + r)),
        *((x + k, y + r), (x + r, y + k), (x + r, y)),
    )
    yield Spline(points, Paint(stroke=token, width=1.2))
    tip = (x + r * 1.05, y - r * 0.95)
    yield Line(
        ((x + r * 0.1, y - r * 1.65), tip, (x + r * 0.2, y - r * 0.15)),
        Paint(fill=token),
        closed=True,
    )


def question(centre: Point, size: float, token: str) -> Iterator[Shape]:
    """Yield a question mark."""
    x, y = centre
    r = size / 2
    pen = Paint(stroke=token, width=1.3)
    yield Spline(
        (
            (x - r * 0.55, y - r * 0.45),
            *(
                (x - r * 0.55, y - r * 1.15),
                (x + r * 0.6, y - r * 1.15),
                (x + r * 0.6, y - r * 0.4),
            ),
            *((x + r * 0.6, y + r * 0.05), (x, y), (x, y + r * 0.4)),
        ),
        pen,
    )
    yield circle((x, y + r * 0.82), r * 0.16, Paint(fill=token))


def clock(centre: Point, size: float, token: str) -> Iterator[Shape]:
    """Yield a clock: what comes about by itself, sooner or later."""
    x, y = centre
    r = size / 2
    pen = Paint(stroke=token, width=1.1)
    yield circle(centre, r, pen)
    yield Line(((x, y - r * 0.6), (x, y), (x + r * 0.45, y + r * 0.25)), pen)
