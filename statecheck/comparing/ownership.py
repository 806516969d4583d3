"""In whose files a change is written, and what it is called there."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.changes import Change
from statecheck.linking import Effective
from statecheck.loader import Loaded

Call = Callable[[str], str]
"""Returns a path or a value as the system itself would say it."""


@dataclass(frozen=True)
class Ownership:
    """What belongs to which system, on all sides.

    Attributes:
        sides: Everything that was loaded, the new side last.
    """

    sides: tuple[Loaded, ...]

    def owner(self, change: Change) -> str:
        """Return the system in whose files a change is written.

        What is gone is written where it stood.
        """
        is_gone = change.before and not change.after
        places = (change.old, change.new) if is_gone else (change.new, change.old)
        owners = (self._by_file.get(at.source) for at in places)
        return next(filter(None, owners), change.system)

    def calls(self, system: str) -> Call:
        """Return what leaves out the names that a system puts before those of others.

        A flow puts the name of a step before what the step has, and an adapter that of
        a host before what both have.
        """
        pattern = self._patterns.get(system)
        return (lambda text: pattern.sub("", text)) if pattern else str

    @cached_property
    def _by_file(self) -> Mapping[str, str]:
        return {
            name: each.system.name
            for each in self._all()
            for name in each.written.files
        }

    @cached_property
    def _patterns(self) -> Mapping[str, re.Pattern[str]]:
        names: dict[str, set[str]] = {}
        for each in self._all():
            said = {*each.steps, *(host.name for host in each.hosts)}
            names.setdefault(each.system.name, set()).update(said)
        return {
            system: re.compile(
                rf"(?<![\w.-])(?:{'|'.join(map(re.escape, sorted(said)))})[/.](?=\w)"
            )
            for system, said in names.items()
            if said
        }

    def _all(self) -> Iterable[Effective]:
        for side in self.sides:
            yield from (*side.hosts, *side.systems)
