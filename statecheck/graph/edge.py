"""Edges: what leads from one state to the next, and how sure that is."""

from enum import StrEnum

from statecheck.graph.variants import VariantSet
from statecheck.immutable import frozen
from statecheck.source import Location
from statecheck.spec import Move, Offer, Outcome

START = "[*]"
"""The node that every run begins in; no state can be called so."""


class Certainty(StrEnum):
    """Whether an edge, where it is there at all, is whenever its state is shown."""

    CERTAIN = "certain"
    """It is."""
    SOMETIMES = "sometimes"
    """The server decides when: a guard, `offered: sometimes`, a move without a time."""
    DOUBTFUL = "doubtful"
    """Not known to exist: `unknown`, a disputed fact, a confidence below the bar."""


class EdgeKind(StrEnum):
    """The one word of the language for an edge: each edge is one of these."""

    CERTAIN = "certain"
    """In every installation that has its state, whenever the state is shown."""
    SOMETIMES = "sometimes"
    """In every installation that has its state, when the server decides so."""
    OPTIONAL = "optional"
    """In some of the variants that have its state, because of an `if`."""
    DOUBTFUL = "doubtful"
    """Perhaps."""


@frozen
class Edge:
    """One way on.

    Attributes:
        source: Name of the state it leaves; `START` where a run begins.
        target: Name of the state or exit it leads to; empty for nowhere known.
        action: What is pressed; empty for a move, and for what may be on offer besides
            what is listed.
        error: The path of the error code that is the answer; empty if the state is.
        certainty: Whether it is there whenever the state is shown.
        variants: Where it is there at all: in all of them its source and its target
            exist.
        optional: Whether variants that have its source lack it.
        by: Who brings it about: an actor for an action, empty for the server.
        offer: The offer that it comes from; None for a move.
        outcome: What says where it leads; None where nobody says.
        at: Where that is written.
        declared: False where the target is a name that nobody declares.
        move: Whether somebody else brings it about: it is a move, or a safe action
            leads elsewhere and so only shows one.
        shown_by: The safe action that shows a move; empty if none does.
        apart: What comes below the error code, and has edges of its own: details by
            their paths, and the code without any of them as `CODE/none`.
        listed: False for an error that nobody says of the action, and nobody rules out.
    """

    source: str
    target: str
    action: str
    error: str
    certainty: Certainty
    variants: VariantSet
    optional: bool
    by: str
    offer: Offer | None
    outcome: Outcome | Move | None
    at: Location
    declared: bool = True
    move: bool = False
    shown_by: str = ""
    apart: tuple[str, ...] = ()
    listed: bool = True

    @property
    def stays(self) -> bool:
        """Whether the state is the same afterwards."""
        return self.source == self.target

    @property
    def sure(self) -> bool:
        """Whether it is known to exist."""
        return self.certainty is not Certainty.DOUBTFUL

    @property
    def timed(self) -> bool:
        """Whether it is a move that can be counted on: it has a time and no guard."""
        return self.move and self.certainty is Certainty.CERTAIN

    @property
    def pressed(self) -> str:
        """What a tester presses to go this way; empty if there is only waiting."""
        return self.action or self.shown_by

    @property
    def kind(self) -> EdgeKind:
        """What the language calls it: doubtful first, then optional, then the rest."""
        if self.optional and self.sure:
            return EdgeKind.OPTIONAL
        return EdgeKind(self.certainty.value)

    @property
    def order(self) -> tuple[int, str, str, str, str]:
        """What edges of one source are sorted by where one of them has to be chosen.

        The surest come first, then names decide, so that the order in which a spec is
        written says nothing.
        """
        rank = tuple(Certainty).index(self.certainty)
        return rank, self.target, self.pressed, self.error, str(self.at.pointer)
