"""Whether a property had a chance to fail at all."""

from dataclasses import replace

from statecheck.graph.monitor import IN_SCOPE, NOTHING, Mode
from statecheck.graph.monitoring import Stated
from statecheck.graph.variants import VariantSet
from statecheck.graph.watched import Watched


def chance_of_never(watched: Watched, asked: Stated) -> VariantSet:
    """Return the variants in which a run might have broken a promise of `never`.

    What must have been gone through before something can only be missed if that is
    got to; in a scope, something has to follow, and the scope has to come to its end
    where only those count that do.
    """
    space = watched.graph.space
    monitor = watched.monitor
    if monitor.gate or asked.property.to:
        without = Watched(watched.graph, replace(monitor, gate=NOTHING))
        return watched.union(
            (v for p, v in without.perhaps_reached.items() if p[1] is Mode.BROKEN),
        )
    if monitor.must_close:
        closing = (
            arc
            for arcs in watched.leaving.values()
            for arc in arcs
            if arc.left or arc.target[1] is Mode.BROKEN
        )
        return watched.union(
            (watched.perhaps_reached[arc.source] & arc.variants for arc in closing),
        )
    if monitor.opens is None:
        return space.everything
    going = (
        watched.perhaps_reached[place] & arc.variants
        for place, arcs in watched.leaving.items()
        if place[1] in IN_SCOPE
        for arc in arcs
    )
    return watched.union(going)


def chance_in_scope(watched: Watched) -> VariantSet:
    """Return the variants in which a scope may begin, and end where it has to."""
    if watched.monitor.must_close:
        ends = (
            watched.perhaps_reached[arc.source] & arc.variants
            for arcs in watched.leaving.values()
            for arc in arcs
            if arc.left
        )
        return watched.union(ends)
    within = (v for p, v in watched.perhaps_reached.items() if p[1] in IN_SCOPE)
    return watched.union(within)
