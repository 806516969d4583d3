"""Whether a property had a chance to fail at all, doubtful facts included."""

from collections.abc import Callable
from dataclasses import replace

from statecheck.graph.monitor import IN_SCOPE, NOTHING, Mode
from statecheck.graph.monitoring import Stated
from statecheck.graph.variants import VariantSet
from statecheck.graph.watched import Arc, Watched


def chance_of_never(watched: Watched, asked: Stated) -> VariantSet:
    """Return the variants in which a run might have broken a promise of `never`.

    What must have been gone through before something can only be missed if that is
    got to; in a scope, something has to follow, and the scope has to come to its end
    where only those count that do.
    """
    monitor = watched.monitor
    if asked.property.to:
        without = Watched(watched.graph, replace(monitor, gate=NOTHING))
        return watched.union(
            v for p, v in without.perhaps_reached.items() if p[1] is Mode.BROKEN
        )
    if monitor.must_close:
        return _along(watched, _closes)
    if monitor.opens is None:
        return watched.graph.space.everything
    return _along(
        watched,
        lambda arc: arc.source[1] in IN_SCOPE or begins_on_the_way(watched, arc),
    )


def chance_in_scope(watched: Watched) -> VariantSet:
    """Return the variants in which a scope may begin, and end where it has to."""
    if watched.monitor.must_close:
        return _along(watched, _closes)
    within = watched.union(
        v for p, v in watched.perhaps_reached.items() if p[1] in IN_SCOPE
    )
    return within | scope_on_the_way(watched)


def scope_on_the_way(watched: Watched) -> VariantSet:
    """Return the variants in which a scope may begin with an action or an error."""
    opens = watched.monitor.opens
    if opens is None or not (opens.actions or opens.codes):
        return watched.graph.space.nothing
    return _along(watched, lambda arc: begins_on_the_way(watched, arc))


def begins_on_the_way(watched: Watched, arc: Arc) -> bool:
    """Return whether a scope may begin on an arc before it gets to its state."""
    opens = watched.monitor.opens
    if opens is None or arc.edge is None:
        return False
    return (
        opens.has_action(arc.edge) is not False
        or opens.has_error(arc.edge) is not False
    )


def _closes(arc: Arc) -> bool:
    return arc.left or arc.target[1] is Mode.BROKEN


def _along(watched: Watched, counts: Callable[[Arc], bool]) -> VariantSet:
    """Return the variants in which a run may go along an arc that counts."""
    return watched.union(
        watched.perhaps_reached[place] & arc.variants
        for place, arcs in watched.leaving.items()
        for arc in arcs
        if counts(arc)
    )
