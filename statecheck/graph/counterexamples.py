"""The shortest run that shows what is known of a property, in the smallest setting."""

from collections.abc import Callable

from statecheck.graph.answer import Answer
from statecheck.graph.avoiding import going_on, resting
from statecheck.graph.decided import Decided
from statecheck.graph.edge import START, Edge
from statecheck.graph.monitor import Aim, Mode
from statecheck.graph.monitoring import Stated
from statecheck.graph.setting import by_default, needed, of_run
from statecheck.graph.variants import VariantSet
from statecheck.graph.watched import Arc, Place, Watched
from statecheck.graph.witness import CYCLE, RUN

Wanted = Callable[[Place], VariantSet]
"""The variants in which a place breaks the property."""


def show(
    watched: Watched,
    asked: Stated,
    answer: Answer,
    *,
    chance: VariantSet,
    wanted: Wanted,
    doubted: Wanted | None = None,
    nodes: bool = False,
) -> Decided:
    """Return the answer with a run that shows it, in the smallest setting."""
    space = watched.graph.space
    sure = bool(answer.refuted)
    found = answer.refuted or answer.undetermined
    if not found:
        return Decided(asked, answer, chance)
    setting = space.smallest(found)
    usual = found & by_default(watched.graph, setting)
    one = space.one(usual or found & space.cube(setting))
    breaks = wanted if sure else doubted or wanted

    def test(place: Place) -> bool:
        return bool(breaks(place) & one)

    # What goes with nothing but the setting says more than what is a step shorter.
    way = watched.shortest(
        watched.start,
        lambda place: bool(usual) and not usual & ~breaks(place),
        usual,
        sure=sure,
        throughout=True,
    )
    if way is None:
        way = watched.shortest(watched.start, test, one, sure=sure) or ()
    last = way[-1].target if way else watched.start
    arcs, kind = way, RUN
    if watched.monitor.aim is Aim.ALWAYS and last[1] is not Mode.BROKEN:
        arcs, kind = _going_round(watched, way, last, one, breaks, sure=sure)
    run = tuple(arc.edge for arc in arcs if arc.edge is not None)
    shown = found & breaks(last) & of_run(watched.graph, run)
    end = arcs[-1].target if arcs else last
    stays = kind is RUN or (bool(arcs) and arcs[-1].stays)
    if watched.monitor.aim is Aim.ALWAYS and stays and arcs:
        shown = shown & (resting(watched, end, sure=sure) | breaks(end))
    return Decided(
        stated=asked,
        answer=answer,
        chance=chance,
        setting=needed(watched.graph, setting, shown) if sure else (),
        nodes=_all(watched, test, last) if nodes else (),
        run=run,
        kind=kind,
        doubtful=() if sure else _doubts(watched, run, end),
    )


def _all(
    watched: Watched, test: Callable[[Place], bool], first: Place
) -> tuple[str, ...]:
    """Return all nodes at which the property is broken, the nearest first."""
    places = [place for place in watched.leaving if place[1] is not Mode.BROKEN]
    others = sorted({place[0] for place in places if test(place)})
    known = (node for node in others if node in watched.graph.exists)
    return tuple(dict.fromkeys((first[0], *known)))


def _going_round(
    watched: Watched,
    way: tuple[Arc, ...],
    last: Place,
    one: VariantSet,
    breaks: Wanted,
    *,
    sure: bool,
) -> tuple[tuple[Arc, ...], str]:
    """Return the way as far as its run rests, or comes round again."""
    arcs = list(way)
    place = last
    met = [place]
    while not resting(watched, place, sure=sure) & one:
        onward = [
            arc
            for arc in going_on(watched, place, sure=sure)
            if arc.variants & one and breaks(arc.target) & one
        ]
        if not onward:
            break
        arcs.append(onward[0])
        place = onward[0].target
        if place in met:
            return tuple(arcs), CYCLE
        met.append(place)
    pressed = _pressed_for_ever(watched, place, one, sure=sure)
    return (tuple(arcs), RUN) if pressed is None else ((*arcs, pressed), CYCLE)


def _pressed_for_ever(
    watched: Watched, place: Place, one: VariantSet, *, sure: bool
) -> Arc | None:
    """Return what may be pressed for ever in a place and never leads on.

    None in an end, in which a run rests, and where there is only waiting.
    """
    if place[0] in watched.graph.ends:
        return None
    arcs = [arc for arc in watched.leaving[place] if arc.variants & one]
    leads = {
        arc.edge.action
        for arc in arcs
        if arc.edge and not arc.stays and (arc.sure or sure)
    }
    return next(
        (
            arc
            for arc in arcs
            if arc.edge
            and arc.edge.action not in {"", *leads}
            and arc.stays
            and not arc.met
            and (arc.sure or not sure)
        ),
        None,
    )


def _doubts(watched: Watched, run: tuple[Edge, ...], last: Place) -> tuple[Edge, ...]:
    """Return the doubtful edges of a run, or else those that leave where it stops."""
    doubtful = tuple(edge for edge in run if not edge.sure)
    beyond = watched.graph.leaving.get(last[0], ()) if last[0] != START else ()
    return doubtful or tuple(e for e in beyond if not e.sure and e.declared)
