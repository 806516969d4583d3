"""Both directions of two versions, and the changes that only behaviour shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes.behaviour.harms import Harm, Harmed
from statecheck.changes.behaviour.refinement import Refinement
from statecheck.changes.behaviour.sharing import sides
from statecheck.changes.change import Change, ChangeKind
from statecheck.changes.kinds import BY_NAME
from statecheck.graph import START, StateGraph
from statecheck.linking import Effective
from statecheck.source import Location

KINDS: Mapping[Harm, str] = {
    Harm.OUT_OF_STEP: "client-out-of-step",
    Harm.STUCK: "old-client-stuck",
    Harm.NO_SUCCESS: "success-unreachable",
    Harm.CIRCLE: "livelock-introduced",
    Harm.BYPASS: "mandatory-step-bypassed",
    Harm.STRANDED: "flow-stranded",
}
"""By harm, the kind of change that says so of an old client.

What is not there is seen in the change that it comes from: a status that was added or
spelled otherwise, an action that was withdrawn.
"""

Key = tuple[str, str, str, str]
"""What a change is known by within its system."""


@dataclass(frozen=True, slots=True, eq=False)
class Consequence:
    """A change that only behaviour shows.

    Attributes:
        change: The fact.
        harmed: Who comes to harm by it, and how.
        refinement: The client and the server that it is seen with.
        backward: Whether it is an old client; if not, a new one on the old server.
        in_flight: Whether flows under way come to harm by it as well.
    """

    change: Change
    harmed: Harmed
    refinement: Refinement
    backward: bool
    in_flight: bool = False


@dataclass(frozen=True)
class Behaviour:
    """What two versions do to each other's clients.

    Attributes:
        old: The version that comes first.
        new: The other.
    """

    old: Effective
    new: Effective

    @cached_property
    def backward(self) -> Refinement:
        """An old client on the new server."""
        return Refinement(sides(self.old, self.new))

    @cached_property
    def forward(self) -> Refinement:
        """A new client on the old server."""
        return Refinement(self.backward.sides.turned)

    @cached_property
    def consequences(self) -> Mapping[Key, Consequence]:
        """Every change that only behaviour shows; of several causes the nearest."""
        found: dict[Key, Consequence] = {}
        for each in self._all():
            key = key_of(each.change)
            known = found.get(key)
            if known is None or (each.harmed.sure and not known.harmed.sure):
                found[key] = each
        return {key: found[key] for key in sorted(found)}

    def _all(self) -> Iterator[Consequence]:
        under_way = {
            (each.pair, each.harm) for each in self.backward.flight if each.sure
        }
        said: set[tuple[str, str]] = set()
        for harmed in self.backward.harms:
            if harmed.harm in KINDS:
                said.add(harmed.pair)
                hurts = (harmed.pair, harmed.harm) in under_way
                yield self._of(harmed, backward=True, in_flight=hurts)
        for harmed in self.forward.harms:
            if harmed.harm in KINDS:
                yield self._of(harmed, backward=False)
        for harmed in self.backward.flight:
            if harmed.pair not in said:
                yield self._of(harmed, backward=True, in_flight=True, alone=True)

    def _of(
        self,
        harmed: Harmed,
        *,
        backward: bool,
        in_flight: bool = False,
        alone: bool = False,
    ) -> Consequence:
        # What hurts flows under way alone is no change to who begins after it.
        kind = BY_NAME[KINDS[Harm.STRANDED if alone else harmed.harm]]
        refinement = self.backward if backward else self.forward
        change = self._change(
            kind if backward else BY_NAME[kind.back], harmed, backward
        )
        return Consequence(change, harmed, refinement, backward, in_flight)

    def _change(self, kind: ChangeKind, harmed: Harmed, backward: bool) -> Change:  # noqa: FBT001  # the side that it is said of
        client, server = self.backward.sides.client, self.backward.sides.server
        state, action = _place(harmed, backward=backward)
        name = f"states/{state}" if state and state != START else ""
        if action:
            name = f"{name}/actions/{action}" if name else f"actions/{action}"
        before = after = ""
        if harmed.harm is Harm.OUT_OF_STEP:
            before, after = harmed.pair if backward else harmed.pair[::-1]
        return Change(
            kind=kind,
            name=name or "initial",
            old=_where(client, state, action),
            new=_where(server, harmed.pair[1] if backward else harmed.pair[0], action),
            before=before,
            after=after,
            state="" if state == START or harmed.harm is Harm.BYPASS else state,
            action=action,
            system=self.new.system.name,
        )


def key_of(change: Change) -> Key:
    """Return what a change is known by within its system."""
    return change.kind.name, change.name, change.before, change.after


def _place(harmed: Harmed, *, backward: bool) -> tuple[str, str]:
    """Return the old version's state, and the action, that a harm is about."""
    side = 0 if backward else 1
    if harmed.harm is Harm.BYPASS:
        return harmed.follows[0]
    if harmed.harm is Harm.OUT_OF_STEP and harmed.run:
        last = harmed.run[-1]
        return last.source[side], last.edge.action if last.edge else ""
    return harmed.pair[side], ""


def _where(graph: StateGraph, state: str, action: str) -> Location:
    """Return where a state stands, or an action, or else the system."""
    system = graph.system
    node = system.states.get(state) or system.exits.get(state)
    if node is not None:
        return node.at.key
    element = system.actions.get(action)
    return element.at.key if element is not None else system.at
