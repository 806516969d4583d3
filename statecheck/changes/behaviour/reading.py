"""For which of its states a client takes what a server shows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.behaviour.sharing import Sides
from statecheck.changes.behaviour.spelling import STATUS, Mark, Spelling, implies
from statecheck.graph import START, VariantSet

UNKNOWN = ""
"""What a client takes a state for whose answer tells it nothing."""

Taken = tuple[str, VariantSet]
"""What a node is taken for, and in which variants."""


@dataclass(frozen=True)
class Reading:
    """How a client of one version reads the answers of another.

    Attributes:
        sides: The client and the server.
    """

    sides: Sides

    @cached_property
    def client(self) -> Spelling:
        """How the client expects things to be spelled."""
        return Spelling(self.sides.client)

    @cached_property
    def server(self) -> Spelling:
        """How the server spells them."""
        return Spelling(self.sides.server)

    def taken(self, node: str, expected: Collection[str] = ()) -> Iterator[Taken]:
        """Yield what the client takes a node of the server for.

        A state that is called the same is preferred, then one that the client has a
        reason to expect, and one that looks and offers the same.

        Args:
            node: The node that is shown.
            expected: States of the client that may follow at this point.
        """
        left = self.sides.server.exists.get(node, self.sides.space.everything)
        if node == START or node in self.sides.server.system.exits:
            yield node, left
            return
        for name in self._candidates(node, expected):
            there = left & self.sides.client.exists[name]
            if there:
                yield name, there
                left = left & ~there
        if left:
            yield UNKNOWN, left

    def _candidates(self, node: str, expected: Collection[str]) -> tuple[str, ...]:
        fitting = self._fitting[node]
        if len(fitting) < 2:  # noqa: PLR2004  # nothing to choose from
            return fitting
        return tuple(
            sorted(
                fitting,
                key=lambda name: (
                    name != node,
                    name not in expected,
                    _offered(self.client, name) != _offered(self.server, node),
                    name,
                ),
            )
        )

    @cached_property
    def _fitting(self) -> dict[str, tuple[str, ...]]:
        """By state of the server, those of the client that its answer tells."""
        by_mark: dict[Mark, list[str]] = {}
        for name, mark in self.client.marks.items():
            by_mark.setdefault(mark, []).append(name)
        wider = [mark for mark in by_mark if not _is_plain(mark)]
        return {
            node: tuple(
                by_mark.get(mark, ())
                or (
                    name
                    for other in wider
                    if implies(mark, other)
                    for name in by_mark[other]
                )
            )
            for node, mark in self.server.marks.items()
        }


def _offered(spelling: Spelling, node: str) -> frozenset[str]:
    actions = spelling.graph.system.states[node].actions
    if actions is None:
        return frozenset()
    return frozenset(map(spelling.action, actions.members))


def _is_plain(mark: Mark) -> bool:
    """Return whether a mark is one spelling of the status, as nearly all are."""
    return len(mark) == 1 and all(
        pointer == STATUS and len(texts) == 1 for pointer, texts in mark
    )
