"""The ways a drawing can be written, by name."""

from collections.abc import Callable, Mapping

from statecheck.diagrams import dot, image, mermaid, plantuml, svg
from statecheck.diagrams.drawing import Drawing
from statecheck.diagrams.layout import lay_out
from statecheck.diagrams.palette import Theme
from statecheck.diagrams.scene import Scene
from statecheck.diagrams.staging import stage


def _svg(drawing: Drawing, theme: Theme) -> bytes:
    return svg.write(staged(drawing), theme).encode()


def _png(drawing: Drawing, theme: Theme) -> bytes:
    return image.write(staged(drawing), "png", theme)


def _pdf(drawing: Drawing, theme: Theme) -> bytes:
    return image.write(staged(drawing), "pdf", theme)


def _dot(drawing: Drawing, theme: Theme) -> bytes:
    return dot.write(drawing, theme).encode()


def _mermaid(drawing: Drawing, theme: Theme) -> bytes:
    return mermaid.write(drawing, theme).encode()


def _plantuml(drawing: Drawing, theme: Theme) -> bytes:
    return plantuml.write(drawing, theme).encode()


NOTATIONS: Mapping[str, Callable[[Drawing, Theme], bytes]] = {
    "svg": _svg,
    "png": _png,
    "pdf": _pdf,
    "dot": _dot,
    "mermaid": _mermaid,
    "plantuml": _plantuml,
}
"""By name, what writes a drawing; `auto` is light where nobody can be asked."""

ENDINGS: Mapping[str, str] = {
    "svg": "svg",
    "png": "png",
    "pdf": "pdf",
    "dot": "dot",
    "mermaid": "mmd",
    "plantuml": "puml",
}
"""By notation, how its files end."""


def staged(drawing: Drawing) -> Scene:
    """Return a drawing laid out, as what a reader sees."""
    return stage(drawing, lay_out(drawing))
