"""Fair runs that never meet what they should: the question `always`, with a scope."""

from collections import deque
from collections.abc import Iterator, Mapping

from statecheck.graph.monitor import IN_SCOPE
from statecheck.graph.variants import VariantSet
from statecheck.graph.watched import Arc, Place, Watched


def avoiding(watched: Watched, *, sure: bool) -> Mapping[Place, VariantSet]:
    """Return, by place in the scope, where a fair run never meets the goal from there.

    Such a run rests, is stuck, presses for ever what only stays, or goes round for
    ever: a greatest fixpoint. Where doubtful edges count, they may exist or not.
    """
    exists = watched.graph.exists
    everything = watched.graph.space.everything
    scope = [place for place in watched.leaving if place[1] in IN_SCOPE]
    avoided = {place: exists.get(place[0], everything) for place in scope}
    rests = {place: resting(watched, place, sure=sure) for place in scope}
    waiting = deque(scope)
    queued = set(scope)
    while waiting:
        place = waiting.popleft()
        queued.discard(place)
        possible = rests[place]
        for arc in going_on(watched, place, sure=sure):
            possible = possible | (arc.variants & avoided[arc.target])
        new = avoided[place] & possible
        if new != avoided[place]:
            avoided[place] = new
            for arc in watched.entering[place]:
                if arc.source in avoided and arc.source not in queued:
                    queued.add(arc.source)
                    waiting.append(arc.source)
    return avoided


def going_on(watched: Watched, place: Place, *, sure: bool) -> Iterator[Arc]:
    """Yield the arcs by which a run leaves a place and still has not met the goal."""
    for arc in watched.leaving[place]:
        if arc.met or arc.stays or arc.target[1] not in IN_SCOPE:
            continue
        if arc.sure or not sure:
            yield arc


def resting(watched: Watched, place: Place, *, sure: bool) -> VariantSet:
    """Return the variants in which a fair run may stay in a place for ever.

    If `sure`, doubtful ways on are taken to exist, and doubtful stays not to; else the
    other way round.
    """
    graph = watched.graph
    nothing = graph.space.nothing
    exists = graph.exists.get(place[0], nothing)
    if place[0] in graph.ends and not (sure and place[0] in graph.doubtful_ends):
        return exists
    ways_on = moved = nothing
    actions: dict[str, list[Arc]] = {}
    for arc in watched.leaving[place]:
        if (arc.sure or sure) and (arc.met or not arc.stays):
            ways_on = ways_on | arc.variants
        if (arc.sure or sure) and not arc.stays and _moves(arc):
            moved = moved | arc.variants
        if arc.edge and arc.edge.action:
            actions.setdefault(arc.edge.action, []).append(arc)
    endless = nothing
    for arcs in actions.values():
        stays = watched.union(
            arc.variants
            for arc in arcs
            if arc.stays and not arc.met and (arc.sure or not sure)
        )
        leads = watched.union(
            arc.variants for arc in arcs if not arc.stays and (arc.sure or sure)
        )
        endless = endless | (stays & ~leads & ~moved)
    if place[0] in graph.doubtful_ends and not sure:
        return exists
    return exists & (endless | ~ways_on)


def _moves(arc: Arc) -> bool:
    return arc.edge is not None and (arc.edge.move or not arc.edge.action)
