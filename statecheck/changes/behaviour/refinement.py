"""A client of one version, followed on a server of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.behaviour.arcs import BEGIN, Arcs, Pair
from statecheck.changes.behaviour.exploration import Arrival, Exploration
from statecheck.changes.behaviour.gates import Gates
from statecheck.changes.behaviour.harms import Harm, Harmed, Harms
from statecheck.changes.behaviour.sharing import Sides
from statecheck.graph import Answer, VariantSet, answered


@dataclass(frozen=True)
class Refinement:
    """What becomes of the client.

    Attributes:
        sides: The client and the server.
    """

    sides: Sides

    @cached_property
    def arcs(self) -> Arcs:
        """What both do together, step by step."""
        return Arcs(self.sides)

    @cached_property
    def certain(self) -> Exploration:
        """All that they come to by sure steps."""
        return Exploration(self.arcs, self._begun, sure=True)

    @cached_property
    def everything(self) -> Exploration:
        """All that they may come to."""
        return Exploration(self.arcs, self._begun, sure=False)

    @cached_property
    def harms(self) -> tuple[Harmed, ...]:
        """What the client comes to harm by, each cause once."""
        return (
            *Harms(self.everything, self.certain).all(),
            *Gates(self.everything, self.certain).bypassed(),
        )

    @cached_property
    def flight(self) -> tuple[Harmed, ...]:
        """What a flow under way comes to harm by when the server is exchanged.

        The server looks up what it has stored: a state of the same name, one that is
        spelled the same, or one that says that it was called so.
        """
        space = self.sides.space
        client, asked = self.sides.client, self.sides.asked
        begun: dict[Pair, VariantSet] = {}
        lost: list[Harmed] = []
        for name in client.system.states:
            there = client.reached[name] & asked
            if not there or name in client.ends:
                continue
            image = self.images.get(name, "")
            found = self.sides.server.exists.get(image, space.nothing)
            if there & found:
                begun[name, image] = there & found
            if there & ~found:
                pair = (name, "")
                lost.append(Harmed(Harm.STRANDED, pair, there & ~found, sure=True))
        certain = Exploration(self.arcs, begun, sure=True)
        everything = Exploration(self.arcs, begun, sure=False)
        return (*lost, *Harms(everything, certain).losses())

    @cached_property
    def images(self) -> Mapping[str, str]:
        """By state of the client's version, the one that takes its flows over."""
        server = self.sides.server.system
        marks = self.arcs.reading
        by_mark = {mark: name for name, mark in marks.server.marks.items()}
        was = {
            earlier: state.name
            for state in server.states.values()
            for earlier in state.fact.was
        }
        found: dict[str, str] = {}
        for name, mark in marks.client.marks.items():
            image = name if marks.server.marks.get(name) == mark else ""
            image = image or was.get(name, "") or by_mark.get(mark, "")
            image = image or (name if name in server.states else "")
            if image:
                found[name] = image
        return found

    def met(self, state: str) -> Answer:
        """Return in which variants a client is shown a state of the server."""
        nothing = self.sides.space.nothing
        sure, perhaps = nothing, nothing
        for pair, there in self.everything.met.items():
            if pair[1] == state:
                perhaps = perhaps | there
                sure = sure | self.certain.met.get(pair, nothing)
        return answered(sure, perhaps, self.sides.asked)

    def arrival(self, believed: str, actual: str = "") -> Arrival | None:
        """Return the shortest way to where a client takes something for a state.

        Args:
            believed: The client's state; empty for any.
            actual: The server's state; empty for any.
        """
        for exploration in (self.certain, self.everything):
            for pair, arrivals in exploration.arrivals.items():
                if believed in {pair[0], ""} and actual in {pair[1], ""} and any(pair):
                    return arrivals[0]
        return None

    @property
    def _begun(self) -> Mapping[Pair, VariantSet]:
        return {BEGIN: self.sides.asked}
