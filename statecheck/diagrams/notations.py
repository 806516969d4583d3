"""The ways a drawing can be written, by name."""

from collections.abc import Callable, Mapping

from statecheck.diagrams.dot import write as dot_text
from statecheck.diagrams.drawing import Drawing
from statecheck.diagrams.image import write as image_data
from statecheck.diagrams.layout import lay_out
from statecheck.diagrams.mermaid import write as mermaid_text
from statecheck.diagrams.palette import Theme
from statecheck.diagrams.plantuml import write as plantuml_text
from statecheck.diagrams.scene import Scene
from statecheck.diagrams.staging import stage
from statecheck.diagrams.svg import write as svg_text


def _svg(drawing: Drawing, theme: Theme) -> bytes:
    return svg_text(staged(drawing), theme).encode()


def _png(drawing: Drawing, theme: Theme) -> bytes:
    return image_data(staged(drawing), "png", theme)


def _pdf(drawing: Drawing, theme: Theme) -> bytes:
    return image_data(staged(drawing), "pdf", theme)


def _dot(drawing: Drawing, theme: Theme) -> bytes:
    return dot_text(drawing, theme).encode()


def _mermaid(drawing: Drawing, theme: Theme) -> bytes:
    return mermaid_text(drawing, theme).encode()


def _plantuml(drawing: Drawing, theme: Theme) -> bytes:
    return plantuml_text(drawing, theme).encode()


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
