"""A scene as PNG or PDF, painted by the Graphviz that comes inside a wheel.

Shapes are handed to it as the background of a graph, texts as its nodes, so that the
picture is the same as in SVG but for the font.
"""

import json
import re
from collections.abc import Iterator

from statecheck.diagrams.cell import SIZES, Style
from statecheck.diagrams.engine import rendered
from statecheck.diagrams.layout import Point
from statecheck.diagrams.metrics import Weight
from statecheck.diagrams.palette import PALETTES, Palette, Theme
from statecheck.diagrams.scene import Paint, Rectangle, Scene, Shape, Spline, Text

_FONT = "Helvetica,Arial,Liberation Sans,Nimbus Sans,DejaVu Sans"
_POINTS = 72
_DOTS = 144
"""Dots per inch of a PNG: two for each point, since screens are fine nowadays."""

_MOST_DOTS = 16_000
"""Width or height of a PNG at most; a larger one is made coarser."""

_DATE = re.compile(rb"/CreationDate \(D:([^)]*)\)")
"""What would make two PDFs of the same picture differ."""

_CHUNK = 8_000
"""Characters of a quoted string; Graphviz takes about twice as many."""

_UNSAFE = re.compile(r"[^A-Za-z0-9 ]")
_CORNER_NODE = "width=0 height=0 fixedsize=true"
_CORNER = 0.4477
"""How far the control points of a quarter circle are from its corner."""


def write(scene: Scene, form: str, theme: Theme = Theme.LIGHT) -> bytes:
    """Return the scene as `png` or `pdf`."""
    palette = PALETTES[theme]
    scales = _scales(scene, palette)
    painted = rendered(_dot(scene, palette, scales, fixed=True), form, "nop")
    return _DATE.sub(
        lambda match: b"/CreationDate (D:" + b"0" * len(match[1]) + b")", painted
    )


def _scales(scene: Scene, palette: Palette) -> dict[Style, float]:
    """Return by how much each style has to be smaller so that no text is too wide.

    That depends on the font that is found for it.
    """
    plain = dict.fromkeys(Style, 1.0)
    data = json.loads(
        rendered(_dot(scene, palette, plain, fixed=False), "json0", "nop")
    )
    widths = {
        element["name"]: float(element["width"]) * _POINTS
        for element in data.get("objects", ())
        if "width" in element
    }
    widest = dict.fromkeys(Style, 1.0)
    for index, text in enumerate(_texts(scene)):
        found = widths.get(f"t{index}", 0.0)
        widest[text.style] = max(widest[text.style], found / max(text.width, 1.0))
    return {style: 1 / each for style, each in widest.items()}


def _texts(scene: Scene) -> Iterator[Text]:
    yield from (
        shape for shape in scene.shapes if isinstance(shape, Text) and shape.text
    )


def _dot(
    scene: Scene, palette: Palette, scales: dict[Style, float], *, fixed: bool
) -> str:
    dots = min(_DOTS, _MOST_DOTS * _POINTS / max(scene.width, scene.height))
    background = "".join(
        piece
        for shape in scene.shapes
        for piece in _drawn(shape, palette, scene.height)
    )
    head = [
        "digraph {",
        f'graph [bgcolor="{palette["canvas"]}" pad=0 margin=0 dpi={dots:.0f}]',
        f"graph [_background={_chunked(background)}]",
        f'node [shape=plaintext margin=0 fontname="{_FONT}" label=""]',
        f'c0 [pos="0,0" {_CORNER_NODE}]',
        f'c1 [pos="{scene.width:.2f},{scene.height:.2f}" {_CORNER_NODE}]',
    ]
    texts = [
        _text(f"t{index}", text, palette, scales[text.style], scene.height, fixed=fixed)
        for index, text in enumerate(_texts(scene))
    ]
    return "\n".join((*head, *texts, "}"))


def _chunked(text: str) -> str:
    """Return a long text as several strings in a row, since one is limited."""
    chunks = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
    return " + ".join(f'"{chunk}"' for chunk in chunks) or '""'


def _text(
    name: str, text: Text, palette: Palette, scale: float, height: float, *, fixed: bool
) -> str:
    size, weight = SIZES[text.style]
    x = text.x + text.width / 2
    y = height - text.y + size * 0.32
    content = _UNSAFE.sub(lambda match: f"&#{ord(match[0])};", text.text)
    tag = {Weight.BOLD: "B", Weight.ITALIC: "I"}.get(weight)
    label = f"<{tag}>{content}</{tag}>" if tag else content
    room = (
        f"fixedsize=true width={text.width / _POINTS + 1:.4f} "
        f"height={size / _POINTS:.4f}"
        if fixed
        else "width=0 height=0"
    )
    return (
        f'{name} [pos="{x:.2f},{y:.2f}" {room} fontsize={size * scale:.3f} '
        f'fontcolor="{palette[text.ink]}" label=<{label}>]'
    )


def _drawn(shape: Shape, palette: Palette, height: float) -> Iterator[str]:
    """Yield a shape in the words of the xdot format."""
    if isinstance(shape, Text):
        return
    yield from _pen(shape.paint, palette)
    if isinstance(shape, Rectangle):
        letter = "b" if shape.paint.fill else "B"
        yield _points(letter, _rounded(shape), height)
    elif isinstance(shape, Spline):
        letter = "b" if shape.paint.fill else "B"
        yield _points(letter, shape.points, height)
    elif shape.closed:
        yield _points("P" if shape.paint.fill else "p", shape.points, height)
    else:
        yield _points("L", shape.points, height)


def _pen(paint: Paint, palette: Palette) -> Iterator[str]:
    stroke = palette[paint.stroke or paint.fill]
    yield _string("c", stroke)
    if paint.fill:
        yield _string("C", palette[paint.fill])
    width = paint.width if paint.stroke else 0.1
    dotted = bool(paint.dash) and paint.dash[0] < paint.dash[1]
    yield _string("S", "dotted" if dotted else "dashed" if paint.dash else "solid")
    yield _string("S", f"setlinewidth({width:g})")


def _string(letter: str, text: str) -> str:
    return f"{letter} {len(text)} -{text} "


def _points(letter: str, points: tuple[Point, ...], height: float) -> str:
    numbers = " ".join(f"{x:.2f} {height - y:.2f}" for x, y in points)
    return f"{letter} {len(points)} {numbers} "


def _rounded(shape: Rectangle) -> tuple[Point, ...]:
    """Return a rectangle with round corners as curves."""
    left, top = shape.x, shape.y
    right, bottom = left + shape.width, top + shape.height
    r = min(shape.radius, shape.width / 2, shape.height / 2)
    k = r * _CORNER
    points: list[Point] = [(left + r, top)]

    def line(to: Point) -> None:
        points.extend((points[-1], to, to))

    line((right - r, top))
    points.extend(((right - k, top), (right, top + k), (right, top + r)))
    line((right, bottom - r))
    points.extend(((right, bottom - k), (right - k, bottom), (right - r, bottom)))
    line((left + r, bottom))
    points.extend(((left + k, bottom), (left, bottom - k), (left, bottom - r)))
    line((left, top + r))
    points.extend(((left, top + k), (left + k, top), (left + r, top)))
    return tuple(points)
