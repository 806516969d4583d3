"""What the aliases of a file stand for, and how large it would be without them.

Aliases are not expanded: each shares the content of its anchor. But whoever expands
them later should not be surprised, so their sizes and depths are added up.
"""

from dataclasses import dataclass

from statecheck.immutable import frozen
from statecheck.syntax.tree import Mapping, Node, Scalar, Sequence

_RATIO = 10
_FLOOR = 100_000
_CEILING = 10**15
"""Sizes are not counted any further; they double with each line of an attack."""


@frozen
class Anchored:
    """A node that has an anchor.

    Attributes:
        node: The node.
        size: Nodes that it stands for, itself included, with aliases written out.
        height: Mappings and lists within each other in it, itself included, with
            aliases written out; 0 for a scalar.
    """

    node: Node
    size: int = 1
    height: int = 0

    def stand_in(self, start: int, end: int) -> Node:
        """Return the node for an alias at these offsets."""
        node = self.node
        if isinstance(node, Scalar):
            return Scalar(node.text, node.value, start, end, alias=True)
        if isinstance(node, Sequence):
            return Sequence(node.items, start, end, alias=True)
        return Mapping(node.entries, start, end, alias=True)


@dataclass(slots=True)
class _Open:
    """An anchored mapping or list that is not yet complete.

    Attributes:
        name: Of the anchor.
        depth: Of the mapping or list; 1 for the root.
        size: Nodes up to its beginning, with aliases written out.
        deepest: The greatest depth within it so far, with aliases written out.
    """

    name: str
    depth: int
    size: int
    deepest: int


class Aliases:
    """The anchors met so far, and what their aliases add up to.

    Attributes:
        open: Anchored mappings and lists that are not yet complete, outermost first.
        added: Nodes that the file would have more if all aliases were written out.
        worst: Size of the largest thing that an alias stands for.
        worst_at: Start and end of the first alias of that.
    """

    def __init__(self) -> None:
        """Begin with no anchor."""
        self.open: list[_Open] = []
        self.added = 0
        self.worst = 0
        self.worst_at = (0, 0)
        self._complete: dict[str, Anchored | None] = {}

    def anchor(self, name: str, node: Scalar) -> None:
        """Remember an anchored scalar."""
        self._complete[name] = Anchored(node)

    def begin(self, name: str, depth: int, nodes: int) -> None:
        """Remember an anchored mapping or list that begins.

        Args:
            name: Of the anchor.
            depth: Of the mapping or list; 1 for the root.
            nodes: Nodes up to it, itself included.
        """
        self._complete[name] = None
        self.open.append(_Open(name, depth, nodes - 1 + self.added, depth))

    def reach(self, depth: int) -> None:
        """Take note of how deep it goes within what is open."""
        if self.open:
            self.open[-1].deepest = max(self.open[-1].deepest, depth)

    def end(self, node: Mapping | Sequence, depth: int, nodes: int) -> None:
        """Complete the innermost anchored node, if it is `node` at `depth`."""
        if self.open[-1].depth != depth:
            return
        one = self.open.pop()
        self.reach(one.deepest)
        if self._complete[one.name] is None:  # else the name was given anew within it
            self._complete[one.name] = Anchored(
                node, nodes + self.added - one.size, one.deepest - depth + 1
            )

    def is_open(self, name: str) -> bool:
        """Return whether the anchor of that name stands at what is not yet complete."""
        return name in self._complete and self._complete[name] is None

    def use(self, name: str, start: int, end: int) -> Anchored | None:
        """Return what an alias stands for; None if nothing that is complete."""
        anchored = self._complete.get(name)
        if anchored is not None:
            self.added = min(self.added + anchored.size - 1, _CEILING)
            if anchored.size > self.worst:
                self.worst = anchored.size
                self.worst_at = (start, end)
        return anchored

    def explode(self, nodes: int) -> bool:
        """Return whether that many nodes are far more with aliases written out."""
        return self.added > 0 and nodes + self.added > _RATIO * nodes + _FLOOR
