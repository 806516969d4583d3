"""Where a change of a flow is written: at an exit of a step, if no system changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from statecheck.changes.change import Change
from statecheck.linking import Effective
from statecheck.source import Location
from statecheck.spec import Flow, FlowStep, Table

Places = tuple[Location, Location]
"""In the old version, and in the new one."""


@dataclass(frozen=True)
class FlowPlaces:
    """Two versions of a flow, or of a system, which has no steps.

    Attributes:
        old: The version that comes first.
        new: The other.
    """

    old: Effective
    new: Effective

    def placed(self, change: Change) -> Change:
        """Return a change at the exit that makes it, where a flow alone changed.

        Its states stand in the files of the steps' systems, and these say the same as
        before.
        """
        if not self._moved:
            return change
        step = self._step(change)
        found = self._moved.get(step)
        if found is None and self._same_systems:
            found = next(iter(self._moved.values()))
        if found is None:
            return change
        return replace(change, old=found[0], new=found[1])

    def _step(self, change: Change) -> str:
        section, _, rest = change.name.partition("/")
        inner = rest if section == "states" else ""
        return (change.state or inner).partition("/")[0]

    @cached_property
    def _same_systems(self) -> bool:
        return self.old.steps == self.new.steps and self.old.hosts == self.new.hosts

    @cached_property
    def _moved(self) -> Table[Places]:
        """By step whose system is as before, where something else is said of it."""
        return Table(self._each_moved())

    def _each_moved(self) -> Iterator[tuple[str, Places]]:
        old, new = self.old.written, self.new.written
        if not isinstance(old, Flow) or not isinstance(new, Flow):
            return
        for name, step in new.steps.items():
            before = old.steps.get(name)
            known = self.old.steps.get(name)
            if before is None or known is None or before == step:
                continue
            if known == self.new.steps.get(name):
                yield name, _other(before, step)


def _other(old: FlowStep, new: FlowStep) -> Places:
    """Return where two versions of a step say something else."""
    for name in sorted({*old.exits} & {*new.exits}):
        before, after = old.exits[name], new.exits[name]
        if before != after and before and after:
            return before[0].at, after[0].at
    return old.at, new.at
