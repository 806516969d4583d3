"""Properties decided: for all variants at once, with a run that shows it.

Each is one pass over the product of the graph with a monitor that has at most five
modes, so the work is linear in the graph.
"""

from collections.abc import Mapping
from dataclasses import replace

from statecheck.graph.answer import Answer, answered
from statecheck.graph.avoiding import avoiding
from statecheck.graph.chances import (
    chance_in_scope,
    chance_of_never,
    scope_on_the_way,
)
from statecheck.graph.counterexamples import show
from statecheck.graph.decided import Decided
from statecheck.graph.edge import Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.monitor import IN_SCOPE, Aim, Mode
from statecheck.graph.monitoring import Stated, stated
from statecheck.graph.offering import offering
from statecheck.graph.variants import VariantSet
from statecheck.graph.watched import ANYWHERE, Place, Watched
from statecheck.spec import Property


def decide(graph: StateGraph, written: Property) -> Decided:
    """Return what is known of a property."""
    asked = stated(graph, written)
    watched = Watched(graph, asked.monitor)
    decider = {
        Aim.NEVER: _never,
        Aim.ALWAYS: _always,
        Aim.POSSIBLE: _possible,
        Aim.OFFERED: _offered,
    }[asked.monitor.aim]
    return decider(watched, asked)


def _never(watched: Watched, asked: Stated) -> Decided:
    broken = [place for place in watched.leaving if place[1] is Mode.BROKEN]
    sure = watched.union(watched.reached[place] for place in broken)
    perhaps = watched.union(watched.perhaps_reached[place] for place in broken)
    answer = _refuted(watched, sure, perhaps)
    return show(
        watched,
        asked,
        answer,
        chance=chance_of_never(watched, asked),
        wanted=lambda place: (
            watched.graph.space.everything
            if place[1] is Mode.BROKEN
            else watched.graph.space.nothing
        ),
    )


def _always(watched: Watched, asked: Stated) -> Decided:
    surely = _breaking(watched, sure=True)
    settled = watched.is_sure and not watched.graph.doubtful_ends
    avoid = {
        True: surely,
        False: surely if settled else _breaking(watched, sure=False),
    }
    nothing = watched.graph.space.nothing
    sure = watched.union((watched.reached[p] & v for p, v in avoid[True].items()))
    perhaps = watched.union(
        (watched.perhaps_reached[p] & v for p, v in avoid[False].items())
    )
    return show(
        watched,
        asked,
        _refuted(watched, sure, perhaps),
        chance=chance_in_scope(watched),
        wanted=lambda place: avoid[True].get(place, nothing),
        doubted=lambda place: avoid[False].get(place, nothing),
    )


def _breaking(watched: Watched, *, sure: bool) -> Mapping[Place, VariantSet]:
    """Return, by place, where a run from there breaks a promise of `always`."""
    everything = watched.graph.space.everything
    broken: dict[Place, VariantSet] = {
        place: everything for place in watched.leaving if place[1] is Mode.BROKEN
    }
    if not watched.monitor.must_close:
        broken |= avoiding(watched, sure=sure)
    return broken


def _possible(watched: Watched, asked: Stated) -> Decided:
    sure = watched.meeting(sure=True)
    perhaps = sure if watched.is_sure else watched.meeting(sure=False)
    begun = [p for p in watched.leaving if p[1] is Mode.FRESH and p[0] != ANYWHERE]
    answers = {
        place: answered(sure[place], perhaps[place], _exists(watched, place))
        for place in begun
    }
    nothing = watched.graph.space.nothing
    for place in watched.leaving:
        if place[1] is Mode.BROKEN and place[0] != ANYWHERE:
            answers[place] = answered(nothing, nothing, _exists(watched, place))
    return _of_places(watched, asked, answers)


def _offered(watched: Watched, asked: Stated) -> Decided:
    known = {node: offering(watched.graph, node, asked.offered) for node in asked.among}
    answers = {
        place: known[place[0]]
        for place in watched.leaving
        if place[1] in IN_SCOPE and place[0] in known
    }
    return _of_places(watched, asked, answers)


def _of_places(
    watched: Watched, asked: Stated, answers: Mapping[Place, Answer]
) -> Decided:
    """Return what is known of a property that is asked of each of some places."""
    nothing = watched.graph.space.nothing
    refuted = {p: watched.reached[p] & each.refuted for p, each in answers.items()}
    open_ = {
        p: watched.perhaps_reached[p] & (each.refuted | each.undetermined)
        for p, each in answers.items()
    }
    answer = _refuted(
        watched,
        watched.union(refuted.values()),
        watched.union(open_.values()),
    )
    begun = nothing
    if watched.monitor.aim is Aim.POSSIBLE:
        begun = scope_on_the_way(watched)  # what is met at once is asked nowhere
    found = show(
        watched,
        asked,
        answer,
        chance=watched.union(watched.perhaps_reached[p] for p in answers) | begun,
        wanted=lambda place: refuted.get(place, nothing),
        doubted=lambda place: open_.get(place, nothing),
        nodes=True,
    )
    if found.answer.refuted or not found.nodes:
        return found
    return _with_doubts(watched, found)


def _with_doubts(watched: Watched, found: Decided) -> Decided:
    """Add the doubtful edges beyond a place by which it might still hold."""
    if watched.monitor.aim is not Aim.POSSIBLE:
        return found
    seen: set[str] = set()
    waiting = [found.nodes[0]]
    doubtful: list[Edge] = []
    while waiting:
        node = waiting.pop(0)
        if node in seen:
            continue
        seen.add(node)
        for edge in watched.graph.leaving[node]:
            if not edge.sure and edge.declared:
                doubtful.append(edge)
            elif edge.sure and edge.target:
                waiting.append(edge.target)
    return replace(found, doubtful=tuple(dict.fromkeys((*found.doubtful, *doubtful))))


def _refuted(watched: Watched, sure: VariantSet, perhaps: VariantSet) -> Answer:
    """Return the answer, given where it is broken surely, and where perhaps."""
    everything = watched.graph.space.everything
    kept = everything & ~(sure | perhaps)
    return answered(kept, everything & ~sure, everything)


def _exists(watched: Watched, place: Place) -> VariantSet:
    return watched.graph.exists.get(place[0], watched.graph.space.everything)
