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
    def everything(self) -> Exploration:
        """All that they may come to."""
        return Exploration(self.arcs, self._begun, sure=False)

    @cached_property
    def certain(self) -> Exploration:
        """All that they come to by sure steps."""
        return _certain(self.everything)

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
        everything = Exploration(self.arcs, begun, sure=False)
        return (*lost, *Harms(everything, _certain(everything)).losses())

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

    @cached_property
    def shown(self) -> Mapping[str, Answer]:
        """By state of the server that is come to, in which variants it is."""
        nothing = self.sides.space.nothing
        sure: dict[str, VariantSet] = {}
        perhaps: dict[str, VariantSet] = {}
        for pair, there in self.everything.met.items():
            state = pair[1]
            perhaps[state] = perhaps.get(state, nothing) | there
            surely = self.certain.met.get(pair, nothing)
            sure[state] = sure.get(state, nothing) | surely
        return {
            state: answered(sure[state], there, self.sides.asked)
            for state, there in perhaps.items()
        }

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


def _certain(everything: Exploration) -> Exploration:
    """Return what is come to by sure steps: all of it where every step is sure."""
    if everything.is_sure:
        return everything
    return Exploration(everything.arcs, everything.begun, sure=True)
