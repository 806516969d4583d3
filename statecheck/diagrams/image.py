"""A scene as PNG or PDF, painted by the Graphviz that comes inside a wheel.

Shapes are handed to it as the background of a graph, texts as its nodes, so that the
picture is the same as in SVG but for the font.
"""

import json
import re
from collections.abc import Iterator

from statecheck.diagrams.cell import SIZES, Style
from statecheck.diagrams.dot_labels import BARE
from statecheck.diagrams.engine import rendered
from statecheck.diagrams.layout import Point
from statecheck.diagrams.metrics import Weight
from statecheck.diagrams.palette import PALETTES, Palette, Theme
from statecheck.diagrams.scene import Paint, Rectangle, Scene, Shape, Spline, Text

_FONT = "Helvetica,Arial,Liberation Sans,Nimbus Sans,DejaVu Sans"
_POINTS = 72
_DOTS = 144
"""Dots per inch of a PNG: two for each point, since screens are fine nowadays."""

_SLACK = 12
"""Points that a text may be wider than measured; less than the room at the edge."""

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
    measured = _measured(scene, palette)
    scales = _scales(measured)
    lettered = [
        _text(text, palette, scales[text.style], scene.height) for text, _ in measured
    ]
    painted = rendered(_dot(scene, palette, lettered), form, "nop")
    return _DATE.sub(
        lambda match: b"/CreationDate (D:" + b"0" * len(match[1]) + b")", painted
    )


def _measured(scene: Scene, palette: Palette) -> list[tuple[Text, float]]:
    """Return the texts, each with the width it has in the font that is found for it."""
    texts = [each for each in scene.shapes if isinstance(each, Text) and each.text]
    free = [
        f'[pos="0,0" width=0 height=0 {_label(text, palette, 1.0)}]' for text in texts
    ]
    data = json.loads(rendered(_dot(scene, palette, free), "json0", "nop"))
    widths = {
        element["name"]: float(element["width"]) * _POINTS
        for element in data.get("objects", ())
        if "width" in element
    }
    return [(text, widths.get(f"t{n}", 0.0)) for n, text in enumerate(texts)]


def _scales(measured: list[tuple[Text, float]]) -> dict[Style, float]:
    """Return by how much each style has to be smaller so that no text is too wide."""
    widest = dict.fromkeys(Style, 1.0)
    for text, wide in measured:
        widest[text.style] = max(widest[text.style], wide / max(text.width, 1.0))
    return {style: 1 / each for style, each in widest.items()}


def _dot(scene: Scene, palette: Palette, lettered: list[str]) -> str:
    """Return a scene whose texts are nodes with these attributes."""
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
    texts = [f"t{index} {each}" for index, each in enumerate(lettered)]
    return "\n".join((*head, *texts, "}"))


def _chunked(text: str) -> str:
    """Return a long text as several strings in a row, since one is limited."""
    chunks = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
    return " + ".join(f'"{chunk}"' for chunk in chunks) or '""'


def _text(text: Text, palette: Palette, scale: float, height: float) -> str:
    """Return the attributes of a text where it stands.

    What begins at a left edge does so in a table, since only the painter knows how
    wide a text becomes.
    """
    size, _ = SIZES[text.style]
    width = round(text.width) + _SLACK
    x = text.x + (text.width if text.centred else width) / 2
    y = height - text.y + size * 0.32
    room = f"width={width / _POINTS:.4f} height={size / _POINTS:.4f}"
    label = _label(text, palette, scale, 0 if text.centred else width)
    return f'[pos="{x:.2f},{y:.2f}" fixedsize=true {room} {label}]'


def _label(text: Text, palette: Palette, scale: float, width: int = 0) -> str:
    """Return the attributes of what is written, in a table of a width unless 0."""
    size, weight = SIZES[text.style]
    content = _UNSAFE.sub(lambda match: f"&#{ord(match[0])};", text.text)
    tag = {Weight.BOLD: "B", Weight.ITALIC: "I"}.get(weight)
    label = f"<{tag}>{content}</{tag}>" if tag else content
    if width:
        cell = f'<TR><TD ALIGN="LEFT" WIDTH="{width}">{label}</TD></TR>'
        label = f"<TABLE {BARE}>{cell}</TABLE>"
    colour = palette[text.ink]
    return f'fontsize={size * scale:.3f} fontcolor="{colour}" label=<{label}>'


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
