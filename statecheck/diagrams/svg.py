"""A scene as SVG: text that can be selected and found, with names for each element.

There is no script in it, nothing is loaded from elsewhere, and what comes from a spec
stands there as text alone.
"""

from collections.abc import Iterable, Iterator
from html import escape

from statecheck.diagrams.cell import SIZES
from statecheck.diagrams.layout import Point
from statecheck.diagrams.metrics import Weight
from statecheck.diagrams.palette import PALETTES, Palette, Theme
from statecheck.diagrams.scene import (
    Figure,
    Line,
    Paint,
    Rectangle,
    Scene,
    Shape,
    Spline,
    Text,
)

_FONTS = (
    "'Helvetica Neue',Helvetica,Arial,'Liberation Sans','Nimbus Sans',Roboto,"
    "'Noto Sans','DejaVu Sans',sans-serif"
)


def write(scene: Scene, theme: Theme = Theme.AUTO) -> str:
    """Return the scene as SVG."""
    return "\n".join((*_lines(scene, theme), ""))


def _lines(scene: Scene, theme: Theme) -> Iterator[str]:
    paints = _paints(scene)
    width, height = _number(scene.width), _number(scene.height)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="picture-title '
        'picture-desc">'
    )
    yield f'<title id="picture-title">{_text(scene.title)}</title>'
    yield f'<desc id="picture-desc">{_text(scene.says)}</desc>'
    yield "<style>"
    yield from _style(scene, paints, theme)
    yield "</style>"
    yield f'<rect class="canvas" width="{width}" height="{height}"/>'
    for figure in scene.figures:
        yield from _figure(figure, paints)
    yield "</svg>"


def _paints(scene: Scene) -> dict[Paint, str]:
    """Return a class for each paint; it is made of what the paint is."""
    used = {shape.paint for shape in scene.shapes if not isinstance(shape, Text)}
    return {paint: _class(paint) for paint in used}


def _class(paint: Paint) -> str:
    parts = [paint.fill or "none"]
    if paint.stroke:
        parts += [paint.stroke, _number(paint.width).replace(".", "_")]
    if paint.dash:
        parts.append("dotted" if paint.dash[0] < paint.dash[1] else "dashed")
    return "-".join(parts)


def _style(scene: Scene, paints: dict[Paint, str], theme: Theme) -> Iterator[str]:
    yield f"text{{font-family:{_FONTS};white-space:pre}}"
    for style in sorted(
        {shape.style for shape in scene.shapes if isinstance(shape, Text)}
    ):
        size, weight = SIZES[style]
        more = {Weight.BOLD: ";font-weight:700", Weight.ITALIC: ";font-style:italic"}
        yield f".f-{style}{{font-size:{_number(size)}px{more.get(weight, '')}}}"
    for paint, name in sorted(paints.items(), key=lambda item: item[1]):
        parts = [] if not paint.stroke else [f"stroke-width:{_number(paint.width)}"]
        if paint.dash:
            parts.append("stroke-dasharray:" + " ".join(map(_number, paint.dash)))
        if paint.stroke:
            parts += ["stroke-linecap:round", "stroke-linejoin:round"]
        if parts:
            yield f".{name}{{{';'.join(parts)}}}"
    inks = sorted({shape.ink for shape in scene.shapes if isinstance(shape, Text)})
    yield from _colours(paints, inks, PALETTES[theme])
    if theme is Theme.AUTO:
        yield "@media (prefers-color-scheme:dark){"
        yield from _colours(paints, inks, PALETTES[Theme.DARK])
        yield "}"
    yield "a:hover rect,a:focus rect{stroke-width:2.5}"


def _colours(
    paints: dict[Paint, str], inks: Iterable[str], palette: Palette
) -> Iterator[str]:
    yield f".canvas{{fill:{palette['canvas']}}}"
    for paint, name in sorted(paints.items(), key=lambda item: item[1]):
        fill = palette[paint.fill] if paint.fill else "none"
        stroke = f";stroke:{palette[paint.stroke]}" if paint.stroke else ""
        yield f".{name}{{fill:{fill}{stroke}}}"
    for ink in inks:
        yield f".t-{ink}{{fill:{palette[ink]}}}"


def _figure(figure: Figure, paints: dict[Paint, str]) -> Iterator[str]:
    yield f'<g id="{escape(figure.id)}" class="{figure.kind}">'
    yield f"<title>{_text(figure.title)}</title>"
    if figure.says:
        yield f"<desc>{_text(figure.says)}</desc>"
    if figure.link:
        yield f'<a href="{escape(figure.link)}">'
    for shape in figure.shapes:
        yield _shape(shape, paints)
    if figure.link:
        yield "</a>"
    yield "</g>"


def _shape(shape: Shape, paints: dict[Paint, str]) -> str:
    if isinstance(shape, Text):
        return (
            f'<text class="f-{shape.style} t-{shape.ink}" x="{_number(shape.x)}" '
            f'y="{_number(shape.y)}" textLength="{_number(shape.width)}" '
            f'lengthAdjust="spacingAndGlyphs">{_text(shape.text)}</text>'
        )
    name = paints[shape.paint]
    if isinstance(shape, Rectangle):
        return (
            f'<rect class="{name}" x="{_number(shape.x)}" y="{_number(shape.y)}" '
            f'width="{_number(shape.width)}" height="{_number(shape.height)}" '
            f'rx="{_number(shape.radius)}"/>'
        )
    if isinstance(shape, Line):
        path = "M" + "L".join(map(_point, shape.points)) + ("Z" if shape.closed else "")
        return f'<path class="{name}" d="{path}"/>'
    return f'<path class="{name}" d="{_curve(shape)}"/>'


def _curve(shape: Spline) -> str:
    first, *others = map(_point, shape.points)
    return f"M{first}C{' '.join(others)}"


def _point(point: Point) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _number(value: float) -> str:
    """Return a number with one digit behind the point at most, as is fine enough."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _text(text: str) -> str:
    return escape(text, quote=False)
