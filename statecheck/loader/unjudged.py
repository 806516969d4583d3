"""Systems that are not judged, since part of what they say is not known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from statecheck.finding import Finding, Related
from statecheck.immutable import frozen
from statecheck.linking import Effective, extended
from statecheck.loader.enumeration import enumerated
from statecheck.loader.outline import folder_of
from statecheck.loader.rules import NOT_JUDGED
from statecheck.spec import Flow, System

UNREADABLE = "could not be read"
"""What is mostly the matter with a broken file."""

_MOST = 6
"""So many systems are named that one cause leaves unjudged."""


@frozen
class Broken:
    """A file of which not even a tree could be made.

    Attributes:
        name: As in `Source`.
        systems: Systems that it seems to belong to; empty if nothing says so.
        why: The finding that says why, or one of them.
        takes_all: Whether files of any system could be missing with it.
        how: What is the matter with it, in words.
    """

    name: str
    systems: tuple[str, ...]
    why: Finding
    takes_all: bool = False
    how: str = UNREADABLE


def unjudged(
    specs: Sequence[System | Flow], broken: Sequence[Broken]
) -> dict[str, Broken]:
    """Return the names of systems that cannot be judged, with what is the matter.

    A broken file belongs to the system that it names; one that names none, to every
    system with a file in its folder, else in the nearest folder around it that has
    any, or below it. Who builds on such a system cannot be judged either.
    """
    causes: dict[str, Broken] = {}
    for each in broken:
        for name in each.systems or _neighbours(each, specs):
            causes.setdefault(name, each)
    while _spread(specs, causes):
        pass
    return {spec.name: causes[spec.name] for spec in specs if spec.name in causes}


def said(
    specs: Iterable[System | Flow], causes: Mapping[str, Broken]
) -> Iterator[Finding]:
    """Yield one finding for each cause, whatever number of systems it leaves unjudged.

    Args:
        specs: The systems that somebody asked for.
        causes: What is the matter with systems, by their names.
    """
    hit: dict[str, list[System | Flow]] = {}
    for spec in specs:
        if spec.name in causes:
            hit.setdefault(causes[spec.name].name, []).append(spec)
    for first, *others in hit.values():
        cause = causes[first.name]
        names = [each.name for each in (first, *others)]
        who = enumerated(names, _MOST) + (" are" if others else " is")
        yield Finding(
            rule=NOT_JUDGED,
            at=first.at.key,
            message=f"{who} not judged, since `{cause.name}` {cause.how}",
            system=first.name,
            related=(Related(cause.why.at, cause.why.message),),
        )


def beyond(effective: Iterable[Effective]) -> Iterator[Broken]:
    """Yield the systems that inherit more than is taken."""
    for each in effective:
        if each.refused is not None:
            how = "asks for more than a limit takes"
            yield Broken(
                each.refused.at.source, (each.written.name,), each.refused, how=how
            )


def _neighbours(broken: Broken, specs: Iterable[System | Flow]) -> Iterator[str]:
    if broken.takes_all:
        yield from (spec.name for spec in specs)
        return
    folder = folder_of(broken.name)
    folders = {spec.name: set(map(folder_of, spec.files)) for spec in specs}
    for around in (folder, *folder.parents):
        there = [name for name, own in folders.items() if around in own]
        if there:
            yield from there
            break
    for name, own in folders.items():
        if any(folder in each.parents for each in own):
            yield name


def _spread(specs: Iterable[System | Flow], causes: dict[str, Broken]) -> bool:
    """Enter who builds on what is entered; return whether there was anybody new."""
    before = len(causes)
    for spec in specs:
        for name in extended(spec):
            if name in causes:
                causes.setdefault(spec.name, causes[name])
    return len(causes) > before
