"""The boxes of one picture: states and exits, and what other pictures show of them."""

from collections.abc import Iterable
from dataclasses import replace

from statecheck.diagrams.contents import Contents
from statecheck.diagrams.drawing import Box, Ink, Kind, Line
from statecheck.diagrams.scope import Scope
from statecheck.graph import START
from statecheck.spec import Confidence
from statecheck.syntax import visible


def node_box(
    node: str, scope: Scope, contents: Contents, lines: Iterable[Line] = ()
) -> Box:
    """Return the box of a state, an exit or the start, with these lines in it."""
    if node == START:
        return Box("start", Kind.START, "", "", ink=Ink.STRONG)
    graph, system = scope.graph, scope.graph.system
    element = system.exits.get(node) or system.states.get(node)
    fact = element.fact if element else None
    said = fact.confidence.get("status", fact.confidence.get("")) if fact else None
    return Box(
        id=scope.id(node),
        kind=Kind.EXIT if node in system.exits else Kind.STATE,
        name=node,
        text=visible(contents.local(node)),
        end=graph.end(node),
        group=scope.groups.get(node, ""),
        lines=tuple(map(cleaned, lines)),
        conditional=element is not None and not contents.holds(element.if_),
        deduced=said in {Confidence.DEDUCED, Confidence.ASSUMED},
        ink=scope.ink((*graph.leaving[node], *graph.entering[node])),
        says=visible(element.description.strip()) if element else "",
    )


def neighbour_box(node: str, scope: Scope, contents: Contents) -> Box:
    """Return the box of a state that another picture shows, or of its part."""
    page = scope.elsewhere[node]
    if node in scope.bundles:
        part = scope.bundles[node]
        return Box(scope.id(node), Kind.ELSEWHERE, part, visible(part), page=page)
    own = node_box(node, scope, contents)
    return replace(own, kind=Kind.ELSEWHERE, group="", page=page)


def cleaned(line: Line) -> Line:
    """Return a line with nothing hidden in its text."""
    marks = tuple(replace(mark, text=visible(mark.text)) for mark in line.marks)
    means = tuple(map(visible, line.means))
    return replace(line, text=visible(line.text), marks=marks, means=means)
