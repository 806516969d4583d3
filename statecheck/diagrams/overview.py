"""A large system in one picture: a box for each part, and what leads from one to another."""

from collections.abc import Iterator, Mapping, Sequence

from statecheck.diagrams.composition import Parts
from statecheck.diagrams.drawing import Arrow, Box, Ink, Kind, Line, Voice
from statecheck.diagrams.grouping import Part, group_of, is_flow
from statecheck.diagrams.naming import identifier
from statecheck.diagrams.ways import Way, is_deduced
from statecheck.graph import START, Edge, StateGraph
from statecheck.syntax.characters import visible

_NAMED = 6
"""States that the box of a part names."""

_ACTIONS = 2
"""Actions that an arrow names."""


def overview(
    graph: StateGraph,
    led: Mapping[str, tuple[Way, ...]],
    parts: Sequence[Part],
    exits: Sequence[str],
    strong: frozenset[int],
    pages: Mapping[str, str],
) -> Parts:
    """Return boxes for parts and exits, and an arrow for all that leads between two.

    Args:
        graph: The graph.
        led: The ways on, by state.
        parts: What has a box.
        exits: Exits that have a box too.
        strong: Edges that matter most.
        pages: By name of a part, the picture that shows it; a part may have none.
    """
    home = {node: _id(part) for part in parts for node in part.nodes}
    home |= {name: identifier("x", name) for name in exits}
    home[START] = "start"
    between: dict[tuple[str, str], list[Edge]] = {}
    for ways in led.values():
        for way in ways:
            for edge in way.edges:
                head = home.get(edge.target)
                tail = home.get(edge.source)
                if head is not None and tail is not None and head != tail:
                    between.setdefault((tail, head), []).append(edge)
    used = {key for pair in between for key in pair}
    boxes = [Box("start", Kind.START, "", "", ink=Ink.STRONG)] if "start" in used else []
    boxes += [_part(part, graph, pages, strong) for part in parts]
    boxes += [
        Box(
            home[name],
            Kind.EXIT,
            name,
            visible(name),
            end=graph.end(name),
            says=visible(graph.system.exits[name].description.strip()),
        )
        for name in exits
    ]
    return Parts(tuple(boxes), (), tuple(_arrows(between, graph, strong)))


def _id(part: Part) -> str:
    return identifier("p", part.name)


def _part(
    part: Part,
    graph: StateGraph,
    pages: Mapping[str, str],
    strong: frozenset[int],
) -> Box:
    count = len(part.nodes)
    lines = [Line(Voice.CONDITION, f"{count:,} state{'s' if count != 1 else ''}")]
    named = part.nodes if count <= _NAMED + 1 else part.nodes[:_NAMED]
    groups = {group_of(graph, node) for node in part.nodes}
    step = groups.pop() if is_flow(graph) and len(groups) == 1 else ""
    shown = [name.removeprefix(f"{step}/") for name in named]
    lines += [Line(Voice.FIELD, visible(name)) for name in shown]
    if count > len(named):
        lines.append(Line(Voice.MORE, f"and {count - len(named):,} more"))
    inks = (
        edge for node in part.nodes for edge in graph.leaving[node] if id(edge) in strong
    )
    return Box(
        id=_id(part),
        kind=Kind.PART,
        name=part.name,
        text=visible(part.name.removeprefix(f"{step}: ") if step else part.name),
        group=identifier("g", step) if step else "",
        lines=tuple(lines),
        ink=Ink.STRONG if next(inks, None) else Ink.PLAIN,
        says=f"A part with {count:,} states.",
        page=pages.get(part.name, ""),
    )


def _arrows(
    between: Mapping[tuple[str, str], list[Edge]],
    graph: StateGraph,
    strong: frozenset[int],
) -> Iterator[Arrow]:
    for (tail, head), edges in between.items():
        names = list(
            dict.fromkeys(edge.action.rpartition("/")[2] or "server" for edge in edges)
        )
        shown = names if len(names) <= _ACTIONS + 1 else names[:_ACTIONS]
        more = len(names) - len(shown)
        words = [visible(name) for name in shown]
        if more:
            words.append(f"and {more} more actions")
        yield Arrow(
            id=identifier("w", tail, head),
            tail=tail,
            head=head,
            conditions=tuple(words) if tail != "start" else (),
            deduced=all(is_deduced(graph, edge) for edge in edges),
            unknown=not any(edge.sure for edge in edges),
            ink=Ink.STRONG if any(id(edge) in strong for edge in edges) else Ink.PLAIN,
            means=(f"{len(edges):,} outcome{'s' if len(edges) > 1 else ''}",),
        )
