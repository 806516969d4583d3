"""What is said of a picture of two versions besides what is drawn, and where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from statecheck.diagrams.drawing import Line, Voice
from statecheck.diagrams.two_versions import Both, Remark, TwoVersions
from statecheck.graph import START
from statecheck.syntax import visible

_REMARKS = 4
"""Remarks that a box shows; the others are read where somebody points at it."""

_FEW = 3
"""So many states may offer an action that is other by itself, to be drawn for that."""


class Remarks:
    """The remarks, by what they are about.

    Attributes:
        of_node: By key of a node, what is said of it.
        of_way: By key of a node and the old name of an action, what is said of it.
        elsewhere: What has no place in the picture.
    """

    def __init__(self, versions: TwoVersions, remarks: Iterable[Remark]) -> None:
        """Put each remark where it belongs."""
        self.of_node: dict[str, list[Remark]] = {}
        self.of_way: dict[tuple[str, str], list[Remark]] = {}
        self.elsewhere: list[Remark] = []
        self.everywhere: dict[str, list[Remark]] = {}
        for remark in remarks:
            key = versions.key_of.get(remark.state, remark.state)
            if remark.state == START or (remark.state and key not in versions.nodes):
                key = START
            if remark.action and key:
                self.of_way.setdefault((key, remark.action), []).append(remark)
            elif remark.action:
                self.everywhere.setdefault(remark.action, []).append(remark)
            elif key in versions.nodes:
                self.of_node.setdefault(key, []).append(remark)
            else:
                self.elsewhere.append(remark)
        for action, own in self.everywhere.items():
            keys = [
                way.source
                for led in versions.led.values()
                for way in led
                if way.was == action
            ]
            if len(keys) <= _FEW:
                for key in keys:
                    self.of_way.setdefault((key, action), []).extend(own)
            if len(keys) > _FEW or not keys:
                self.elsewhere += (_about(action, each) for each in own)

    @property
    def nodes(self) -> Iterator[str]:
        """Yield the keys of all nodes that something is said of."""
        yield from self.of_node
        yield from (key for key, _ in self.of_way)

    def way(self, way: Both) -> list[Remark]:
        """Return what is said of a way."""
        return self.of_way.get((way.source, way.was), [])


def _about(action: str, remark: Remark) -> Remark:
    """Return a remark that says itself of which action it is."""
    text = f"{action}: {remark.text}" if remark.text else ""
    return replace(remark, text=text)


def remark_lines(remarks: Sequence[Remark]) -> Iterator[Line]:
    """Yield the remarks that stand in a box, and how many more there are."""
    shown = [remark for remark in remarks if remark.text]
    for remark in shown[:_REMARKS]:
        yield Line(Voice.MORE, visible(remark.text), means=(visible(remark.says),))
    if len(shown) > _REMARKS:
        means = tuple(visible(remark.says) for remark in shown[_REMARKS:])
        yield Line(Voice.MORE, f"and {len(shown) - _REMARKS} more", means=means)


def in_full(remarks: Sequence[Remark]) -> str:
    """Return all remarks, as they are read where somebody points at them."""
    return " ".join(f"{visible(remark.says)}." for remark in remarks)
