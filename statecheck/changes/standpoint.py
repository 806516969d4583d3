"""Whose client meets whose server: what a policy may look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from statecheck.changes.profiles import Cells
from statecheck.graph import START, Edge, StateGraph
from statecheck.spec import System


@dataclass(frozen=True)
class Standpoint:
    """A client written for one version, and a server of the other.

    Attributes:
        client: The graph that the client knows.
        server: The graph that it meets.
        actions: By the server's name of an action, the client's.
        states: The same for states.
        cells: What the profile softens.
        today: The day that sunsets are measured by; None to let none have passed.
    """

    client: StateGraph
    server: StateGraph
    actions: Mapping[str, str]
    states: Mapping[str, str]
    cells: Cells
    today: date | None = None

    def openness(self, word: str, *, of_client: bool) -> bool | None:
        """Return whether more may come than a version declares; None if unsaid."""
        system: System = (self.client if of_client else self.server).system
        return {"open": True, "closed": False}.get(system.openness.get(word, ""))

    @cached_property
    def states_back(self) -> Mapping[str, str]:
        """By the client's name of a state, the server's."""
        return {theirs: name for name, theirs in self.states.items()}

    @cached_property
    def reachable(self) -> frozenset[str]:
        """The server's states that the client can get to with what it knows.

        It presses the actions that its own version offers in the state, as far as it
        knows the state, and sends what its own version may send.
        """
        seen = {START}
        waiting = [START]
        for node in waiting:  # it grows while it is gone through
            for edge in self.server.leaving.get(node, ()):
                if edge.target and edge.target not in seen and self._goes(edge):
                    seen.add(edge.target)
                    waiting.append(edge.target)
        return frozenset(seen)

    def _goes(self, edge: Edge) -> bool:
        """Return whether the client can go an edge of the server."""
        if edge.move or not edge.action:
            return True
        if edge.source == START:
            return edge.action in self.actions
        known = self.states.get(edge.source)
        state = None if known is None else self.client.system.states.get(known)
        if state is None or state.actions is None or not state.actions.complete:
            return edge.action in self.actions
        return self.actions.get(edge.action) in state.actions.members

    def was_there(self, name: str) -> bool:
        """Return whether the client may have been in a state of its own version."""
        reached = self.client.perhaps_reached.get(name)
        return reached is None or bool(reached)
