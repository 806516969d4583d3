"""Edges: what leads from one state to the next, and how sure that is."""

from dataclasses import dataclass
from enum import StrEnum

from statecheck.graph.variants import VariantSet
from statecheck.source import Location
from statecheck.spec import Move, Offer, Outcome

START = "[*]"
"""The node that every run begins in; no state can be called so."""


class Certainty(StrEnum):
    """Whether an edge is there whenever its state is shown."""

    CERTAIN = "certain"
    """In every installation that has it."""
    SOMETIMES = "sometimes"
    """The server decides when: a guard, `offered: sometimes`, a move without a time."""
    DOUBTFUL = "doubtful"
    """Not known to exist: `unknown`, a disputed fact, a confidence below the bar."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One way on.

    Attributes:
        source: Name of the state it leaves; `START` where a run begins.
        target: Name of the state or exit it leads to; empty for nowhere known.
        action: What is pressed; empty for a move, and for what may be on offer besides
            what is listed.
        error: The error code that is the answer; empty if the state is.
        certainty: Whether it is there whenever the state is shown.
        variants: Where it is there at all; not all of them for an optional edge.
        by: Who brings it about: an actor for an action, empty for the server.
        offer: The offer that it comes from; None for a move.
        outcome: What says where it leads; None where nobody says.
        at: Where that is written.
        declared: False where the target is a name that nobody declares.
    """

    source: str
    target: str
    action: str
    error: str
    certainty: Certainty
    variants: VariantSet
    by: str
    offer: Offer | None
    outcome: Outcome | Move | None
    at: Location
    declared: bool = True

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
        return isinstance(self.outcome, Move) and self.certainty is Certainty.CERTAIN
