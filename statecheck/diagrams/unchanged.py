"""What of two versions is as it was, and how it is folded so that the rest is seen."""

from collections.abc import Iterable, Iterator, Mapping

from statecheck.diagrams.drawing import News
from statecheck.diagrams.folding import FROM_SO_MANY
from statecheck.diagrams.two_versions import Both, TwoVersions
from statecheck.graph import START
from statecheck.immutable import frozen
from statecheck.spec import End

_MOST_REGIONS = 6
"""Regions that are told apart; what is left stands together in one more."""


@frozen
class Folded:
    """Which nodes are drawn, and how.

    Attributes:
        changed: Keys of nodes that are drawn in full.
        beside: Keys of nodes that are as they were, and drawn by their names alone.
        regions: Keys of other nodes, together as they hang together.
        hubs: Ends that so many changed ways lead to that these stand in the boxes.
    """

    changed: tuple[str, ...]
    beside: tuple[str, ...]
    regions: tuple[tuple[str, ...], ...]
    hubs: frozenset[str]


def changed_ways(versions: TwoVersions, key: str) -> Iterator[Both]:
    """Yield the ways on from a node that are not as they were."""
    return (way for way in versions.led[key] if way.news is not News.SAME)


def folded(versions: TwoVersions, remarked: Iterable[str]) -> Folded:
    """Return what is drawn of two versions, and what is folded.

    Args:
        versions: The versions.
        remarked: Keys of nodes that something is said of.
    """
    said = set(remarked)
    changed = [
        key
        for key, node in versions.nodes.items()
        if node.news is not News.SAME or key in said or any(changed_ways(versions, key))
    ]
    drawn = set(changed)
    hubs = _hubs(versions, changed)
    led_to = {
        outcome.target
        for key in (START, *changed)
        for way in changed_ways(versions, key)
        for outcome in way.outcomes
        if outcome.target and outcome.target not in hubs
    }
    entered = {
        outcome.target
        for led in versions.led.values()
        for way in led
        for outcome in way.outcomes
    }
    rest = [
        key
        for key, node in versions.nodes.items()
        if key not in drawn | led_to and (key in entered or not node.is_last)
    ]
    pieces = _pieces(versions, rest)
    alone = {piece[0] for piece in pieces if len(piece) == 1}
    regions = [piece for piece in pieces if len(piece) > 1]
    if len(regions) > _MOST_REGIONS + 1:
        regions.sort(key=len, reverse=True)
        others = (key for piece in regions[_MOST_REGIONS:] for key in piece)
        regions = [*regions[:_MOST_REGIONS], tuple(others)]
    if len(alone) > _MOST_REGIONS:
        regions.append(tuple(key for key in rest if key in alone))
        alone = set()
    return Folded(
        changed=tuple(changed),
        beside=tuple(
            key
            for key in versions.nodes
            if key not in drawn and (key in led_to or key in alone)
        ),
        regions=tuple(regions),
        hubs=hubs,
    )


def _hubs(versions: TwoVersions, changed: Iterable[str]) -> frozenset[str]:
    """Return the ends that many changed ways lead to, and that are no success."""
    sources: dict[str, set[str]] = {}
    for key in changed:
        for way in changed_ways(versions, key):
            for outcome in way.outcomes:
                node = versions.nodes.get(outcome.target)
                if node and node.is_last and node.end is not End.SUCCESS:
                    sources.setdefault(node.key, set()).add(key)
    return frozenset(k for k, found in sources.items() if len(found) >= FROM_SO_MANY)


def _pieces(versions: TwoVersions, rest: list[str]) -> list[tuple[str, ...]]:
    """Return nodes as they hang together by ways; ends hang together with nothing."""
    inner = {key for key in rest if not versions.nodes[key].is_last}
    beside: dict[str, set[str]] = {key: set() for key in inner}
    for key in inner:
        for way in versions.led[key]:
            for outcome in way.outcomes:
                if outcome.target in inner:
                    beside[key].add(outcome.target)
                    beside[outcome.target].add(key)
    place: dict[str, int] = {}
    for key in rest:
        if key not in place:
            for each in _reached(beside, key):
                place[each] = len(place) if each == key else place[key]
    pieces: dict[int, list[str]] = {}
    for key in rest:
        pieces.setdefault(place[key], []).append(key)
    return [tuple(piece) for piece in pieces.values()]


def _reached(beside: Mapping[str, set[str]], start: str) -> Iterator[str]:
    seen = {start}
    waiting = [start]
    for key in waiting:
        yield key
        fresh = beside.get(key, set()) - seen
        seen |= fresh
        waiting.extend(fresh)
