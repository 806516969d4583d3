"""Whose client meets whose server: what a policy may look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from statecheck.changes.behaviour import Refinement
from statecheck.changes.behaviour.meeting import Meetings
from statecheck.changes.comparison.offering import offered
from statecheck.changes.profiles import Cells
from statecheck.graph import StateGraph
from statecheck.spec import System


@dataclass(frozen=True)
class Standpoint:
    """A client written for one version, and a server of the other.

    Attributes:
        refinement: What becomes of the client on the server.
        actions: By the server's name of an action, the client's.
        states: The same for states.
        cells: What the profile softens.
        today: The day that sunsets are measured by; None to let none have passed.
    """

    refinement: Refinement
    actions: Mapping[str, str]
    states: Mapping[str, str]
    cells: Cells
    today: date | None = None

    @property
    def client(self) -> StateGraph:
        """The graph that the client knows."""
        return self.refinement.sides.client

    @property
    def server(self) -> StateGraph:
        """The graph that it meets."""
        return self.refinement.sides.server

    def openness(self, word: str, *, of_client: bool) -> bool | None:
        """Return whether more may come than a version declares; None if unsaid."""
        system: System = (self.client if of_client else self.server).system
        return {"open": True, "closed": False}.get(system.openness.get(word, ""))

    @cached_property
    def meetings(self) -> Meetings:
        """Where the client meets what changed."""
        return Meetings(self.refinement)

    @cached_property
    def met(self) -> frozenset[str]:
        """The states that the client or the server may be in, by either's names."""
        pairs = self.refinement.everything.met
        return frozenset(
            name for pair, there in pairs.items() if there for name in pair
        )

    @cached_property
    def states_back(self) -> Mapping[str, str]:
        """By the client's name of a state, the server's."""
        return {theirs: name for name, theirs in self.states.items()}

    @cached_property
    def lone(self) -> frozenset[str]:
        """The actions that one side alone offers, as either of them calls them."""
        theirs = offered(self.server.system)
        mine = offered(self.client.system)
        names = self.actions
        sent = mine & {names.get(name, name) for name in theirs}
        return frozenset(
            (
                *(mine - sent),
                *(name for name in theirs if names.get(name, name) not in sent),
            )
        )

    def was_there(self, name: str) -> bool:
        """Return whether the client may have been in a state of its own version."""
        reached = self.client.perhaps_reached.get(name)
        return reached is None or bool(reached)
