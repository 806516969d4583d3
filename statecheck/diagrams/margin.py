"""What stands around a drawing: its title above it; notes and the legend below."""

from collections.abc import Iterator

from statecheck.diagrams.cell import NEWS, SIZES, Style, measured
from statecheck.diagrams.drawing import Drawing, Entry, Key, News, Sign
from statecheck.diagrams.icons import clock, end_icon, question, sign_icon
from statecheck.diagrams.layout import Point
from statecheck.diagrams.scene import (
    Figure,
    Line,
    Paint,
    Rectangle,
    Shape,
    Text,
    arrowhead,
    circle,
)
from statecheck.diagrams.wrapping import wrap_prose
from statecheck.immutable import frozen
from statecheck.spec import End

_NARROWEST = 320.0
_SAMPLE = 34.0
_COLUMN_GAP = 22.0
_ROW = 19.0
_GAP = 18.0


@frozen
class Block:
    """Text and signs, and the room they take."""

    width: float
    height: float
    figure: Figure


def heading(drawing: Drawing, x: float, y: float, width: float) -> Block:
    """Return title and subtitle, as wide as the drawing if it is not too narrow."""
    shapes: list[Shape] = []
    room = max(width, _NARROWEST)
    lines = [
        *(
            (each, Style.TITLE, "ink")
            for each in _wrapped(drawing.title, Style.TITLE, room)
        ),
        *(
            (each, Style.SUBTITLE, "quiet")
            for each in _wrapped(drawing.subtitle, Style.SUBTITLE, room)
        ),
    ]
    for text, style, ink in lines:
        size = SIZES[style][0]
        shapes.append(Text(x, y + size, measured(text, style), text, style, ink))
        y += size * 1.4
    link = f"{drawing.back}.svg" if drawing.back else ""
    figure = Figure("title", "title", drawing.title, tuple(shapes), link=link)
    height = sum(SIZES[style][0] * 1.4 for _, style, _ in lines) + _GAP
    return Block(max(map(_right, shapes), default=x) - x, height, figure)


def footing(drawing: Drawing, x: float, y: float, width: float) -> Block:
    """Return the legend in columns, and what has to be known of what is not shown."""
    room = max(width, _NARROWEST)
    shapes: list[Shape] = []
    top = y
    if drawing.legend:
        y += _GAP
        shapes.append(Line(((x, y), (x + room, y)), Paint(stroke="rule", width=0.8)))
        y += 10
        widest = max(measured(entry.text, Style.KEY) for entry in drawing.legend)
        column = _SAMPLE + 8 + widest + _COLUMN_GAP
        columns = max(1, min(len(drawing.legend), int((room + _COLUMN_GAP) // column)))
        rows = -(-len(drawing.legend) // columns)
        for index, entry in enumerate(drawing.legend):
            left = x + (index // rows) * column
            middle = y + (index % rows) * _ROW + _ROW / 2
            shapes += _sample(entry, (left + _SAMPLE / 2, middle))
            size = SIZES[Style.KEY][0]
            shapes.append(
                Text(
                    left + _SAMPLE + 8,
                    middle + size * 0.36,
                    measured(entry.text, Style.KEY),
                    entry.text,
                    Style.KEY,
                    "quiet",
                )
            )
        y += rows * _ROW
    for note in drawing.notes:
        y += 6
        for text in _wrapped(note, Style.KEY, room):
            size = SIZES[Style.KEY][0]
            shapes.append(
                Text(x, y + size, measured(text, Style.KEY), text, Style.KEY, "quiet")
            )
            y += size * 1.4
    figure = Figure("legend", "legend", "Legend", tuple(shapes))
    return Block(max(map(_right, shapes), default=x) - x, y - top, figure)


def _wrapped(text: str, style: Style, width: float) -> tuple[str, ...]:
    if not text:
        return ()
    return wrap_prose(text, width, lambda part: measured(part, style), 100)


def _right(shape: Shape) -> float:
    if isinstance(shape, Text):
        return shape.x + shape.width
    if isinstance(shape, Rectangle):
        return shape.x + shape.width
    return max(point[0] for point in shape.points)


def _sample(entry: Entry, centre: Point) -> Iterator[Shape]:
    """Yield an example of what an entry explains."""
    x, y = centre
    half = _SAMPLE / 2
    key = entry.key
    if key is Key.START:
        yield circle(centre, 6, Paint(fill="ink"))
    elif key in {Key.PATH, Key.CONDITIONAL, Key.DEDUCED}:
        token, width = ("path", 2.4) if key is Key.PATH else ("line", 1.25)
        dash = (5.0, 3.5) if key is Key.CONDITIONAL else ()
        yield Line(
            ((x - half, y), (x + half - 8, y)),
            Paint(stroke=token, width=width, dash=dash),
        )
        hollow = Paint("canvas", token, 1.1)
        paint = hollow if key is Key.DEDUCED else Paint(fill=token)
        yield arrowhead((x, y), (x + half, y), 9, paint)
    elif key in {Key.ACTION, Key.MOVE}:
        moves = key is Key.MOVE
        paint = Paint("move", "line", 0.9) if moves else Paint("pill")
        yield Rectangle(x - half, y - 7, _SAMPLE, 14, 7, paint)
        if moves:
            yield from clock(centre, 8, "pilled")
    elif key in {Key.STAYS, Key.REFUSED}:
        sign = Sign.STAYS if key is Key.STAYS else Sign.REFUSED
        yield from sign_icon(sign, None, centre, 10, "quiet")
    elif key is Key.LEADS:
        leads = entry.end or End.ENDED
        yield from end_icon(leads, centre, 9, leads.value)
    elif key is Key.UNKNOWN:
        yield circle(centre, 7, Paint("canvas", "line", 1.1, (1.4, 3.2)))
        yield from question(centre, 8, "quiet")
    elif key in {Key.NEW, Key.GONE, Key.OTHER, Key.BEFORE}:
        yield from _sample_of_news(key, centre)
    elif key in {Key.EXIT, Key.ELSEWHERE, Key.COLOUR}:
        yield from _sample_box(entry, x - half, y - 7)
    else:
        end = f"{key}"
        yield Rectangle(
            x - half, y - 7, _SAMPLE, 14, 4, Paint(f"{end}-ground", end, 1.4)
        )
        yield from end_icon(End(end), centre, 9, end)


def _sample_box(entry: Entry, x: float, y: float) -> Iterator[Shape]:
    """Yield a small box of the kind that an entry explains."""
    if entry.key is Key.EXIT:
        yield Rectangle(x, y, _SAMPLE, 14, 7, Paint("", "edge", 1.4))
        yield Rectangle(x + 2, y + 2, _SAMPLE - 4, 10, 5, Paint("", "edge", 0.7))
    elif entry.key is Key.ELSEWHERE:
        paint = Paint("canvas", "edge", 1.25, (1.4, 3.2))
        yield Rectangle(x, y, _SAMPLE, 14, 4, paint)
    else:
        yield Rectangle(x, y, _SAMPLE, 14, 4, Paint(f"hue-{entry.colour}", "edge", 1.0))


def _sample_of_news(key: Key, centre: Point) -> Iterator[Shape]:
    """Yield a small box that is new, gone, other, or as it was."""
    x, y = centre[0] - _SAMPLE / 2, centre[1] - 7
    if key is Key.BEFORE:
        yield Rectangle(x + 2, y + 2, _SAMPLE, 14, 4, Paint("rule"))
        yield Rectangle(x, y, _SAMPLE, 14, 4, Paint("state", "pale", 1.25))
        return
    token, width = ("gone", 1.25) if key is Key.GONE else ("new", 1.25)
    paint = Paint("canvas", token, 2.2 if key is Key.NEW else width)
    yield Rectangle(x, y, _SAMPLE, 14, 4, paint)
    sign = NEWS[News(key.value)]
    size = SIZES[Style.NAME][0]
    left = centre[0] - measured(sign, Style.NAME) / 2
    wide = measured(sign, Style.NAME)
    yield Text(
        left, centre[1] + size * 0.36, wide, sign, Style.NAME, "ink", centred=True
    )
