"""Colours that tell groups, or how sure a fact is, apart."""

from dataclasses import replace

from statecheck.diagrams.composition import Parts
from statecheck.diagrams.drawing import Box, Entry, Group, Key, Kind
from statecheck.diagrams.view import ColourBy
from statecheck.graph import StateGraph
from statecheck.spec import Confidence

HUES = 8
"""So many colours can be told apart; further groups begin with the first again."""


def coloured(
    graph: StateGraph, parts: Parts, groups: tuple[Group, ...], by: ColourBy
) -> tuple[Parts, tuple[Group, ...], tuple[Entry, ...]]:
    """Return parts and groups with their colours, and what explains them."""
    if by is ColourBy.FINAL:
        return parts, groups, ()
    if by is ColourBy.GROUP:
        hue = {group.id: index % HUES for index, group in enumerate(groups)}
        boxes = tuple(
            replace(box, colour=hue.get(box.group, -1)) for box in parts.boxes
        )
        painted = tuple(replace(group, colour=hue[group.id]) for group in groups)
        return replace(parts, boxes=boxes), painted, ()
    sure = {
        box.id: _confidence(graph, box) for box in parts.boxes if box.kind is Kind.STATE
    }
    order = tuple(Confidence)
    boxes = tuple(
        replace(box, colour=order.index(sure[box.id])) if box.id in sure else box
        for box in parts.boxes
    )
    entries = tuple(
        Entry(Key.COLOUR, f"{each}", order.index(each))
        for each in order
        if each in sure.values()
    )
    return replace(parts, boxes=boxes), groups, entries


def _confidence(graph: StateGraph, box: Box) -> Confidence:
    fact = graph.system.states[box.name].fact
    said = fact.confidence.get("status", fact.confidence.get(""))
    if said is not None:
        return said
    sources = graph.system.sources
    known = [sources[name].confidence for name in fact.source if name in sources]
    return min(known, key=tuple(Confidence).index, default=Confidence.DOCUMENTED)
