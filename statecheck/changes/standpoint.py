"""Whose client meets whose server: what a policy may look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from statecheck.changes.behaviour import Refinement
from statecheck.changes.behaviour.meeting import Meetings
from statecheck.changes.change import Change, Side
from statecheck.changes.comparison.offering import offered
from statecheck.changes.governed import OWNERS, governed, shut
from statecheck.changes.messages.owners import Owners
from statecheck.changes.profiles import Cells
from statecheck.graph import BodyKind, StateGraph
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
    def _owners(self) -> tuple[Owners, Owners]:
        return Owners(self.client.system), Owners(self.server.system)

    def may_meet(self, change: Change, side: Side) -> bool:
        """Return whether the client may meet a change, as far as anybody knows.

        Args:
            change: The change.
            side: The set by which the client would be hurt: what it does not expect of
                an answer, or the server of a request.
        """
        if change.openness:
            return self._governs(change, side)
        section, _, rest = change.name.partition("/")
        if section != "models":
            return self.meetings.may_be(change, side)
        model = rest.partition("/fields/")[0].partition("/variants/")[0]
        if (model, side) not in self._models_met:
            self._models_met[model, side] = self._may_meet_model(model, side, change)
        return self._models_met[model, side]

    def _may_meet_model(self, model: str, side: Side, change: Change) -> bool:
        return any(
            not owner or self.meetings.may_be_at(OWNERS[kind](owner), change)
            for owners in self._owners
            for kind, owner in owners.of(model)
            if (kind is BodyKind.REQUEST) is (side is Side.ACCEPTS)
        )

    @cached_property
    def _models_met(self) -> dict[tuple[str, Side], bool]:
        return {}

    def _governs(self, change: Change, side: Side) -> bool:
        """Return whether a word of openness is about anything that the client meets."""
        reads, sends = self._owners if side is Side.EMITS else self._owners[::-1]
        no_more = shut(sends, change.openness)
        return any(
            place not in no_more and self.meetings.may_be_at(place, change)
            for place in governed(reads, change.openness)
        )

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
