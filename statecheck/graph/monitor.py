"""What of a run has mattered so far to one property: its scope, and what was met in it.

The scopes are those of Dwyer, Avrunin and Corbett (1999): all of a run, after
something, before something, between two things (both of which have to come), and after
something until another (which need not come). A scope that can come again is looked at
each time.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from statecheck.graph.edge import Edge
from statecheck.graph.subjects import Subjects
from statecheck.immutable import frozen

NOTHING = Subjects()


class Aim(StrEnum):
    """What is asked of what lies in the scope."""

    NEVER = "never"
    ALWAYS = "always"
    POSSIBLE = "possible"
    OFFERED = "offered"


class Mode(StrEnum):
    """How it stands with the property."""

    OUTSIDE = "outside"
    """The scope has not begun, or has ended and may begin again."""
    FRESH = "fresh"
    """The scope has begun just now."""
    INSIDE = "inside"
    """The scope has begun, and what matters was not met in it."""
    DONE = "done"
    """What was asked for was met in the scope."""
    TAINTED = "tainted"
    """What must not be met was met; it counts once the scope comes to its end."""
    OVER = "over"
    """The scope has ended for good."""
    BROKEN = "broken"
    """The property does not hold of this run, however it goes on."""


IN_SCOPE = frozenset({Mode.FRESH, Mode.INSIDE})


class Event(NamedTuple):
    """What one event of a run is to a property.

    Attributes:
        opens: Whether the scope begins after it.
        closes: Whether the scope ends before it.
        goal: Whether it is what shall never, always or possibly be met.
        gate: Whether it makes the rest of the scope harmless.
    """

    opens: bool
    closes: bool
    goal: bool
    gate: bool


@frozen
class Step:
    """What an edge makes of a mode.

    Attributes:
        mode: How it stands afterwards.
        met: Whether the goal was met on the way, in the scope that it began in.
        left: Whether a scope has ended on the way.
        begun: Whether a scope has begun on the way.
    """

    mode: Mode
    met: bool = False
    left: bool = False
    begun: bool = False


@frozen
class Monitor:
    """One property, as what watches a run event by event.

    An edge is up to three events: its action, its error, and the state it leads to.
    Staying in a state is not meeting it again, unless the scope begins on that edge.

    Attributes:
        aim: What is asked.
        goal: What shall never, always or possibly be met.
        gate: What makes the rest of the scope harmless once it was met.
        opens: What the scope begins after; none if it begins with the run.
        closes: What the scope ends before; none if it goes on to the end of the run.
        must_close: Whether only scopes count that come to their end.
    """

    aim: Aim
    goal: Subjects = NOTHING
    gate: Subjects = NOTHING
    opens: Subjects | None = None
    closes: Subjects | None = None
    must_close: bool = False

    @property
    def first(self) -> Mode:
        """How it stands when a run begins."""
        return Mode.FRESH if self.opens is None else Mode.OUTSIDE

    def along(self, mode: Mode, edge: Edge) -> tuple[Step, ...]:
        """Return what the action and the error of an edge make of a mode."""
        aged = Mode.INSIDE if mode is Mode.FRESH else mode
        steps = {Step(aged)}
        if edge.action or not edge.target:
            steps = self._after(steps, self._met(lambda part: part.has_action(edge)))
        if edge.error or not edge.target:
            steps = self._after(steps, self._met(lambda part: part.has_error(edge)))
        return tuple(sorted(steps, key=_order))

    def into(self, steps: tuple[Step, ...], node: str) -> tuple[Step, ...]:
        """Return what meeting a state or exit makes of it."""
        found = self._after(set(steps), self._met(lambda part: part.has_node(node)))
        return tuple(sorted(found, key=_order))

    def following(self, mode: Mode, edge: Edge) -> tuple[Step, ...]:
        """Return what a whole edge to a known target makes of a mode."""
        steps = self.along(mode, edge)
        if not edge.stays:
            return self.into(steps, edge.target)
        found: set[Step] = set()
        for step in steps:
            after = self.into((step,), edge.target) if step.begun else (step,)
            # For a scope that began before, the state is not met again.
            found.update(replace(each, met=step.met) for each in after)
        return tuple(sorted(found, key=_order))

    def _met(self, has: Callable[[Subjects], bool | None]) -> tuple[Event, ...]:
        """Return what an event may be to the property; none if it is nothing to it."""
        parts = (self.opens, self.closes, self.goal, self.gate)
        met = [has(part) if part else False for part in parts]
        if not any(each is None or each for each in met):
            return ()
        choices = product(*((False, True) if e is None else (e,) for e in met))
        return tuple(Event(*choice) for choice in choices)

    def _after(self, steps: set[Step], events: tuple[Event, ...]) -> set[Step]:
        if not events:
            return steps
        return {self._event(step, event) for event in events for step in steps}

    def _event(self, step: Step, event: Event) -> Step:
        mode = step.mode
        within = mode in IN_SCOPE
        if mode in {Mode.BROKEN, Mode.OVER}:
            return step
        if event.closes and mode is not Mode.OUTSIDE:
            after = replace(step, mode=self._closed(mode, event), left=True)
        elif event.gate and within:
            after = replace(step, mode=Mode.FRESH if event.opens else Mode.DONE)
        elif event.goal and within:
            met = step.met or not step.left  # not in a scope that ended before it
            after = replace(step, mode=self._reached(event), met=met)
        elif event.opens and self._begins(mode):
            after = replace(step, mode=Mode.FRESH)
        else:
            return step
        begun = step.begun or (event.opens and after.mode is Mode.FRESH)
        return replace(after, begun=begun)

    def _closed(self, mode: Mode, event: Event) -> Mode:
        if mode is Mode.TAINTED or (self.aim is Aim.ALWAYS and mode in IN_SCOPE):
            return Mode.BROKEN
        if self.aim is Aim.POSSIBLE and mode is Mode.FRESH:
            return Mode.BROKEN  # it has begun and ended on one edge
        if event.opens:
            return Mode.FRESH
        return Mode.OVER if self.opens is None else Mode.OUTSIDE

    def _reached(self, event: Event) -> Mode:
        """Return how it stands once the goal was met within the scope."""
        if self.aim is Aim.NEVER:
            return Mode.TAINTED if self.must_close else Mode.BROKEN
        return Mode.FRESH if event.opens else Mode.DONE

    def _begins(self, mode: Mode) -> bool:
        """Return whether what opens a scope begins one, seen from a mode.

        What was met in one scope says nothing of the next; only what must not be met,
        and was, is kept until the first has come to its end.
        """
        again = self.aim in {Aim.ALWAYS, Aim.POSSIBLE}
        return again or mode is not Mode.TAINTED


def _order(step: Step) -> tuple[str, bool, bool, bool]:
    return step.mode, step.met, step.left, step.begun
