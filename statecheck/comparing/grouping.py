"""The same change in several systems, or against several versions, as one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from statecheck.changes import Change, Judged, Verdict
from statecheck.comparing.compared import Direction
from statecheck.loader import Loaded


@dataclass(frozen=True, slots=True)
class Found:
    """A change, and the old version that it was found against."""

    judged: Judged
    against: str


def groups_of(
    found: Iterable[Found], direction: Direction, owners: Mapping[str, str]
) -> list[list[Found]]:
    """Return the same change in several systems or versions together, worst first.

    One that was made in the files of a host, or of a step of a flow, is the same in all
    that is built on it, under whatever name it goes there. Of those that are equally
    bad, the one of the system in whose files it was made stands for all.
    """
    groups: dict[tuple[object, ...], list[Found]] = {}
    for each in found:
        change = each.judged.change
        if each.judged.worst is not Verdict.NONE:
            key = (change.kind.name, *_written(change), change.before, change.after)
            groups.setdefault(key, []).append(each)

    def rank(each: Found) -> tuple[object, ...]:
        change = each.judged.change
        is_foreign = owners.get(change.new.source, change.system) != change.system
        bad = -direction.of(each.judged), -each.judged.worst
        return *bad, is_foreign, len(change.name), change.system, change.name

    return [sorted(group, key=rank) for group in groups.values()]


def _written(change: Change) -> tuple[object, ...]:
    """Return where a change was written: what it is about there, and the places.

    What is nowhere on one of the sides stands near something else in every system.
    """
    name = re.split(r"[/.]", change.name)[-1]
    if name in change.new.pointer.keys:
        return name, change.new
    if name in change.old.pointer.keys:
        return name, change.old.pointer
    return change.system, change.name, change.new


def owners(new: Loaded) -> Mapping[str, str]:
    """Return for each file of the new side the system that it belongs to."""
    return {
        name: each.system.name
        for each in (*new.systems, *new.hosts)
        for name in each.written.files
    }
