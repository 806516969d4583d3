"""The same change in several systems, or against several versions, as one.

A change is told where it is written. An adapter that builds on a host, and a flow that
has a system as a step, only see it under other names; that it is seen there as well is
said of it, and so is a worse verdict.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from statecheck.changes import Change, Judged, Verdict
from statecheck.comparing.compared import Direction
from statecheck.comparing.ownership import Ownership
from statecheck.immutable import frozen


@frozen
class Found:
    """A change, and the old version that it was found against."""

    judged: Judged
    against: str


@frozen
class Group:
    """One change, in each system and against each old version that it is found.

    Attributes:
        members: What was found, the one that stands for all first.
        judged: What is told: that first one, with the worst of the verdicts.
        also: The other logical paths that it has in the system that it is told of.
    """

    members: tuple[Found, ...]
    judged: Judged
    also: tuple[str, ...] = ()


def groups_of(
    found: Iterable[Found], direction: Direction, ownership: Ownership
) -> list[Group]:
    """Return each change once, with all that was found of it.

    Args:
        found: What was found, in any order.
        direction: Whose fate decides.
        ownership: What belongs to which system.
    """
    groups: dict[tuple[object, ...], list[Found]] = {}
    for each in found:
        if each.judged.worst is not Verdict.NONE:
            key = _written(each.judged.change, ownership)
            groups.setdefault(key, []).append(each)
    joined = list(_joined(list(groups.values()), ownership))
    return [_group(members, direction, ownership) for members in joined]


def _written(change: Change, ownership: Ownership) -> tuple[object, ...]:
    """Return what tells a change from others: where it is written, and what it says.

    What is nowhere on one of the sides stands near something else in every system.
    """
    owner, called = ownership.owner(change), ownership.calls(change.system)
    values = called(change.before), called(change.after)
    what = (owner, change.kind.name, *values)
    name = re.split(r"[/.]", change.name)[-1]
    for at in (change.new, change.old):
        keys = at.pointer.keys
        if name in keys or keys[:1] == ("everywhere",):
            return (*what, name, keys)
    return (*what, called(change.name))


def _joined(
    groups: Sequence[list[Found]], ownership: Ownership
) -> Iterator[list[Found]]:
    """Yield groups, those seen from elsewhere with the one of the system itself.

    There the values may read otherwise: a flow fixes options, and leads the exits of
    its steps to states of others.
    """
    own: dict[tuple[object, ...], list[list[Found]]] = {}
    others: list[list[Found]] = []
    for group in groups:
        if any(_is_own(each, ownership) for each in group):
            for place in _places(group[0], ownership):
                own.setdefault(place, []).append(group)
            yield group
        else:
            others.append(group)
    for group in others:
        for place in _places(group[0], ownership):
            same = own.get(place, [])
            if len(same) == 1 and not (_views(same[0]) & _views(group)):
                same[0] += group
                break
        else:
            yield group


def _places(found: Found, ownership: Ownership) -> Iterator[tuple[object, ...]]:
    """Yield what two views of one edit have in common, the surest first."""
    change = found.judged.change
    owner, path = _path(found, ownership)
    yield owner, path, change.kind.name
    yield owner, path, bool(change.before), bool(change.after)
    yield owner, path


def _path(found: Found, ownership: Ownership) -> tuple[str, str]:
    """Return the system in whose files a change is written, and its path there."""
    change = found.judged.change
    return ownership.owner(change), ownership.calls(change.system)(change.name)


def _views(group: Iterable[Found]) -> set[tuple[str, ...]]:
    """Return the systems that see something, under which names, since which version."""
    return {
        (each.judged.change.system, each.judged.change.name, each.against)
        for each in group
    }


def _is_own(found: Found, ownership: Ownership) -> bool:
    change = found.judged.change
    return ownership.owner(change) == change.system


def _group(
    members: Iterable[Found], direction: Direction, ownership: Ownership
) -> Group:
    """Return a group with the one that stands for it, and the worst of all verdicts."""

    def rank(each: Found) -> tuple[object, ...]:
        change = each.judged.change
        is_foreign = not _is_own(each, ownership)
        bad = -direction.of(each.judged), -each.judged.worst
        return is_foreign, *bad, len(change.name), change.system, change.name

    ordered = sorted(members, key=rank)
    first = ordered[0].judged
    system = first.change.system
    also = {
        each.judged.change.name
        for each in ordered
        if each.judged.change.system == system
    } - {first.change.name}
    judged = first
    for each in ordered[1:]:
        if not each.judged.is_no_worse_than(judged):
            judged = _worse(judged, each.judged)
    return Group(tuple(ordered), judged, tuple(sorted(also)))


def _worse(first: Judged, other: Judged) -> Judged:
    """Return a change with the verdicts that it has elsewhere, where it is worse."""
    said = [
        f"{direction} {worse.name} instead of {before.name}"
        for direction, before, worse in (
            ("backward", first.backward, other.backward),
            ("forward", first.forward, other.forward),
            ("in flight", first.in_flight, other.in_flight),
        )
        if worse > before
    ]
    where = f"it is worse in `{other.change.system}`: {', '.join(said)}"
    reasons = (each for each in other.because if each not in first.because)
    is_worse = other.worst > first.worst
    return replace(
        first,
        backward=max(first.backward, other.backward),
        forward=max(first.forward, other.forward),
        in_flight=max(first.in_flight, other.in_flight),
        because=(*first.because, where, *reasons),
        policy=tuple(dict.fromkeys((*first.policy, *other.policy))),
        witness=(is_worse and other.witness) or first.witness or other.witness,
    )


def causes_of(groups: Sequence[Group], ownership: Ownership) -> Mapping[int, int]:
    """Return, by place in the list, of which other group each is a consequence.

    Either each member says so, or the system itself says the same place otherwise, and
    as bad or worse.
    """
    by_key = {
        (member.judged.change.key, member.against): index
        for index, group in enumerate(groups)
        for member in group.members
    }
    own: dict[tuple[str, str], int] = {}
    for index, group in enumerate(groups):
        if _is_own(group.members[0], ownership):
            path = _path(group.members[0], ownership)
            known = own.setdefault(path, index)
            if group.judged.worst > groups[known].judged.worst:
                own[path] = index
    found: dict[int, int] = {}
    for index, group in enumerate(groups):
        said = {
            by_key.get((member.judged.follows, member.against), index)
            if member.judged.follows
            else index
            for member in group.members
        }
        if index not in said:
            found[index] = min(said)
        elif not _is_own(group.members[0], ownership):
            cause = own.get(_path(group.members[0], ownership), index)
            if cause != index and group.judged.is_no_worse_than(groups[cause].judged):
                found[index] = cause
    return {index: cause for index, cause in found.items() if cause not in found}
