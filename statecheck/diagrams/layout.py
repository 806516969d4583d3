"""Where everything stands: positions from Graphviz, in points from the upper left."""

import json
from collections.abc import Mapping

from statecheck.diagrams.dot import write_bare
from statecheck.diagrams.drawing import Drawing
from statecheck.diagrams.engine import rendered
from statecheck.immutable import frozen

Point = tuple[float, float]

_POINTS = 72


@frozen
class Place:
    """A rectangle.

    Attributes:
        x: Of its left edge.
        y: Of its upper edge.
    """

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


@frozen
class Curve:
    """A line of cubic Bézier curves that follow each other.

    Attributes:
        points: Start, then two control points and an end for each curve.
        tip: Where its arrowhead points; None for a line without one.
    """

    points: tuple[Point, ...]
    tip: Point | None = None


@frozen
class Layout:
    """Positions of one drawing.

    Attributes:
        nodes: By id: boxes, forks, and `c_` with an arrow's id for its conditions.
        curves: By id of an arrow; the part before its conditions under `_begin`.
        groups: By id.
    """

    width: float
    height: float
    nodes: Mapping[str, Place]
    curves: Mapping[str, Curve]
    groups: Mapping[str, Place]


def lay_out(drawing: Drawing) -> Layout:
    """Return where Graphviz puts everything."""
    data = json.loads(rendered(write_bare(drawing), "json0", "dot"))
    left, bottom, right, top = map(float, data["bb"].split(","))
    nodes: dict[str, Place] = {}
    groups: dict[str, Place] = {}
    for element in data.get("objects", ()):
        name = element["name"]
        if name.startswith("cluster_"):
            x0, y0, x1, y1 = map(float, element["bb"].split(","))
            place = Place(x0 - left, top - y1, x1 - x0, y1 - y0)
            groups[name.removeprefix("cluster_")] = place
        elif "pos" in element:
            x, y = map(float, element["pos"].split(","))
            width = float(element["width"]) * _POINTS
            height = float(element["height"]) * _POINTS
            nodes[name] = Place(
                x - left - width / 2, top - y - height / 2, width, height
            )
    turned = {arrow.id for arrow in drawing.arrows if arrow.upward}
    curves = {
        edge["id"]: _curve(
            edge["pos"],
            left,
            top,
            turned=edge["id"].removesuffix("_begin") in turned,
        )
        for edge in data.get("edges", ())
        if "id" in edge
    }
    return Layout(right - left, top - bottom, nodes, curves, groups)


def _curve(text: str, left: float, top: float, *, turned: bool) -> Curve:
    """Return a spline as Graphviz writes it: `[s,x,y] [e,x,y] x,y ...`."""
    points: list[Point] = []
    tip: Point | None = None
    for part in text.split():
        numbers = part.split(",")
        end = numbers[0] in {"s", "e"}
        x, y = map(float, numbers[1:] if end else numbers)
        point = (x - left, top - y)
        if end:
            tip = point
        else:
            points.append(point)
    return Curve(tuple(reversed(points)) if turned else tuple(points), tip)
