"""How well a picture can be read: what overlaps, crosses, is long or small."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import hypot

from statecheck.diagrams.cell import SIZES
from statecheck.diagrams.layout import Point
from statecheck.diagrams.scene import Figure, Rectangle, Scene, Spline, Text
from statecheck.immutable import frozen

PAGE = 1400.0
"""Width of the page on which the smallest text is measured."""

_STEPS = 12
"""Straight pieces that a curve is taken for."""

_BOXES = frozenset(
    {
        "start",
        "state",
        "exit",
        "unknown",
        "part",
        "elsewhere",
        "action",
        "move",
        "condition",
    }
)
_SLACK = 0.5
_NEAR = 12.0
"""So near its ends a line may meet another that shares one of them."""

_PARALLEL = 1e-9


@frozen
class Legibility:
    """What was measured.

    Attributes:
        overlapping_labels: Pairs of texts that overlap.
        covered_labels: Texts that a box overlaps which they do not belong to.
        cut_labels: Texts that stand out of their own box.
        crossings: How often two lines cross.
        crossed_boxes: How often a line runs through a box that is not one of its ends.
        length: Of all lines together, in widths of the picture.
        ratio: Width by height.
        smallest: Size of the smallest text on a page of `PAGE` points.
    """

    overlapping_labels: int
    covered_labels: int
    cut_labels: int
    crossings: int
    crossed_boxes: int
    length: float
    ratio: float
    smallest: float

    @property
    def clean(self) -> bool:
        """Whether every text can be read."""
        return not (self.overlapping_labels or self.covered_labels or self.cut_labels)

    def words(self) -> str:
        """Return it in one line."""
        return (
            f"{self.overlapping_labels} labels overlap, {self.covered_labels} "
            f"covered, {self.cut_labels} cut; {self.crossings} crossings, "
            f"{self.crossed_boxes} lines through boxes; "
            f"lines {self.length:.1f} widths; ratio {self.ratio:.2f}; "
            f"smallest text {self.smallest:.1f} px"
        )


@frozen
class _Area:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "_Area") -> bool:
        return (
            self.left + _SLACK < other.right
            and other.left + _SLACK < self.right
            and self.top + _SLACK < other.bottom
            and other.top + _SLACK < self.bottom
        )

    def holds(self, other: "_Area") -> bool:
        return (
            self.left <= other.left + _SLACK
            and other.right <= self.right + _SLACK
            and self.top <= other.top + _SLACK
            and other.bottom <= self.bottom + _SLACK
        )

    def inside(self, point: Point) -> bool:
        margin = 2.0
        return (
            self.left + margin < point[0] < self.right - margin
            and self.top + margin < point[1] < self.bottom - margin
        )


def measure(scene: Scene) -> Legibility:
    """Return how legible a scene is."""
    texts = [(figure, _text(text)) for figure, text in _texts(scene)]
    boxes = [
        (figure, area)
        for figure in scene.figures
        if figure.kind in _BOXES and (area := _box(figure)) is not None
    ]
    lines = [(figure, _path(spline)) for figure, spline in _ways(scene)]
    own = {figure.id: area for figure, area in boxes}
    return Legibility(
        overlapping_labels=sum(
            a.overlaps(b) for (_, a), (_, b) in combinations(texts, 2)
        ),
        covered_labels=sum(
            area.overlaps(text)
            for owner, text in texts
            for figure, area in boxes
            if figure is not owner
        ),
        cut_labels=sum(
            figure.id in own and not own[figure.id].holds(text)
            for figure, text in texts
        ),
        crossings=_crossings(lines),
        crossed_boxes=_through(lines, boxes),
        length=sum(_length(path) for _, path in lines) / max(scene.width, 1.0),
        ratio=scene.width / max(scene.height, 1.0),
        smallest=min((SIZES[text.style][0] for _, text in _texts(scene)), default=0.0)
        * min(1.0, PAGE / scene.width),
    )


def _texts(scene: Scene) -> Iterator[tuple[Figure, Text]]:
    for figure in scene.figures:
        for shape in figure.shapes:
            if isinstance(shape, Text):
                yield figure, shape


def _ways(scene: Scene) -> Iterator[tuple[Figure, Spline]]:
    for figure in scene.figures:
        if figure.kind == "way":
            yield from ((figure, s) for s in figure.shapes if isinstance(s, Spline))


def _text(text: Text) -> _Area:
    size = SIZES[text.style][0]
    return _Area(
        text.x, text.y - size * 0.75, text.x + text.width, text.y + size * 0.22
    )


def _box(figure: Figure) -> _Area | None:
    for shape in figure.shapes:
        if isinstance(shape, Rectangle) and shape.paint.fill != "rule":
            return _Area(
                shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
            )
    points = [p for s in figure.shapes if isinstance(s, Spline) for p in s.points]
    if not points:
        return None
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return _Area(min(xs), min(ys), max(xs), max(ys))


def _path(spline: Spline) -> tuple[Point, ...]:
    """Return a curve as straight pieces."""
    points = spline.points
    path = [points[0]]
    for index in range(1, len(points) - 2, 3):
        a, b, c, d = points[index - 1 : index + 3]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            u = 1 - t
            path.append(
                (
                    u**3 * a[0]
                    + 3 * u * u * t * b[0]
                    + 3 * u * t * t * c[0]
                    + t**3 * d[0],
                    u**3 * a[1]
                    + 3 * u * u * t * b[1]
                    + 3 * u * t * t * c[1]
                    + t**3 * d[1],
                )
            )
    return tuple(path)


def _length(path: Sequence[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(path))


def _crossings(lines: Sequence[tuple[Figure, tuple[Point, ...]]]) -> int:
    """Return how often two lines cross, the ends they share left out."""
    count = 0
    areas = [_around(path) for _, path in lines]
    for (i, (_, one)), (j, (_, other)) in combinations(enumerate(lines), 2):
        if areas[i].overlaps(areas[j]):
            count += _crossed(one, other)
    return count


def _around(path: Sequence[Point]) -> _Area:
    xs, ys = [p[0] for p in path], [p[1] for p in path]
    return _Area(min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1)


def _crossed(one: Sequence[Point], other: Sequence[Point]) -> int:
    ends = (one[0], one[-1], other[0], other[-1])
    count = 0
    for a, b in pairwise(one):
        for c, d in pairwise(other):
            point = _meeting(a, b, c, d)
            if point is not None and all(
                hypot(point[0] - end[0], point[1] - end[1]) > _NEAR for end in ends
            ):
                count += 1
    return count


def _meeting(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Return where two straight pieces meet; None if they do not."""
    x1, y1 = b[0] - a[0], b[1] - a[1]
    x2, y2 = d[0] - c[0], d[1] - c[1]
    turn = x1 * y2 - y1 * x2
    if abs(turn) < _PARALLEL:
        return None
    t = ((c[0] - a[0]) * y2 - (c[1] - a[1]) * x2) / turn
    u = ((c[0] - a[0]) * y1 - (c[1] - a[1]) * x1) / turn
    if 0 <= t < 1 and 0 <= u < 1:
        return a[0] + t * x1, a[1] + t * y1
    return None


def _through(
    lines: Sequence[tuple[Figure, tuple[Point, ...]]],
    boxes: Sequence[tuple[Figure, _Area]],
) -> int:
    """Return how often a line runs through a box that it neither leaves nor enters."""
    count = 0
    for _, path in lines:
        middle = path[2:-2]
        for _, area in boxes:
            near = any(
                area.left - 12 <= x <= area.right + 12
                and area.top - 12 <= y <= area.bottom + 12
                for x, y in (path[0], path[-1])
            )
            if not near and any(map(area.inside, middle)):
                count += 1
    return count
