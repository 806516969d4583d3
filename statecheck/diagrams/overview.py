"""A large system in one picture: a box for each part, and what leads to the next."""

from collections.abc import Iterator, Mapping, Sequence

from statecheck.diagrams.composition import Parts
from statecheck.diagrams.drawing import Arrow, Box, Ink, Kind, Line, Mark, Sign, Voice
from statecheck.diagrams.grouping import Part, group_of, is_flow
from statecheck.diagrams.naming import identifier
from statecheck.diagrams.ways import Way, is_deduced
from statecheck.graph import START, Edge, StateGraph
from statecheck.spec import End
from statecheck.syntax import visible

_NAMED = 6
"""States that the box of a part names."""

_FOLDED_FROM = 3
"""Where so many parts lead to one end that is no success, it stands in their boxes."""

LEFT_OUT = "also leads to"
"""How a box begins to say which of its arrows are not drawn."""

_MOST_ARROWS = 64
"""Arrows of an overview; what is left out is said in the boxes."""

_ACTIONS = 2
"""Actions that an arrow names."""


def overview(
    graph: StateGraph,
    led: Mapping[str, tuple[Way, ...]],
    parts: Sequence[Part],
    exits: Sequence[str],
    strong: frozenset[int],
    *,
    pages: Mapping[str, str],
) -> Parts:
    """Return boxes for parts and exits, and an arrow for all that leads between two.

    Args:
        graph: The graph.
        led: The ways on, by state.
        parts: What has a box.
        exits: Ends that have a box too.
        strong: Edges that matter most.
        pages: By name of a part, the picture that shows it; a part may have none.
    """
    home = {node: _id(part) for part in parts for node in part.nodes}
    home |= {name: _end(name, graph).id for name in exits}
    home[START] = "start"
    between: dict[tuple[str, str], list[Edge]] = {}
    for ways in led.values():
        for way in ways:
            for edge in way.edges:
                head = home.get(edge.target)
                tail = home.get(edge.source)
                if head is not None and tail is not None and head != tail:
                    between.setdefault((tail, head), []).append(edge)
    folded = _folded(between, exits, home, graph)
    between = {pair: edges for pair, edges in between.items() if pair not in folded}
    between, left = _strongest(between, strong)
    used = {key for pair in between for key in pair}
    boxes = (
        [Box("start", Kind.START, "", "", ink=Ink.STRONG)] if "start" in used else []
    )
    boxes += [
        _part(
            part,
            graph,
            pages,
            strong,
            (*_led(_id(part), folded, graph), *_left(_id(part), left)),
        )
        for part in parts
    ]
    boxes += [_end(name, graph) for name in exits]
    return Parts(tuple(boxes), (), tuple(_arrows(between, graph, strong)))


def _id(part: Part) -> str:
    return identifier("p", part.name)


def _folded(
    between: Mapping[tuple[str, str], list[Edge]],
    exits: Sequence[str],
    home: Mapping[str, str],
    graph: StateGraph,
) -> dict[tuple[str, str], tuple[str, int]]:
    """Return what is not drawn as an arrow: by part and end, the end and how often.

    That are ends which are no success and which many parts lead to.
    """
    folded: dict[tuple[str, str], tuple[str, int]] = {}
    for name in exits:
        if graph.end(name) is End.SUCCESS:
            continue
        pairs = [
            pair for pair in between if pair[1] == home[name] and pair[0] != "start"
        ]
        if len(pairs) >= _FOLDED_FROM:
            folded |= {pair: (name, len(between[pair])) for pair in pairs}
    return folded


def _strongest(
    between: Mapping[tuple[str, str], list[Edge]], strong: frozenset[int]
) -> tuple[dict[tuple[str, str], list[Edge]], dict[tuple[str, str], list[Edge]]]:
    """Return what is drawn and what is left out, if that is too much to be seen.

    What leads to a part first, and what is on the way to success, is always drawn.
    """
    if len(between) <= _MOST_ARROWS:
        return dict(between), {}
    firsts = {head: (tail, head) for tail, head in reversed(list(between))}
    must = {
        pair
        for pair, edges in between.items()
        if firsts[pair[1]] == pair or any(id(edge) in strong for edge in edges)
    }
    order = sorted(between, key=lambda pair: (pair not in must, -len(between[pair])))
    kept = set(order[: max(_MOST_ARROWS, len(must))])
    return (
        {pair: edges for pair, edges in between.items() if pair in kept},
        {pair: edges for pair, edges in between.items() if pair not in kept},
    )


def _left(part: str, left: Mapping[tuple[str, str], list[Edge]]) -> tuple[Line, ...]:
    """Return the line of a part that says what is not drawn of it."""
    own = [edges for (tail, _), edges in left.items() if tail == part]
    if not own:
        return ()
    count = sum(map(len, own))
    parts = "1 other" if len(own) == 1 else f"{len(own):,} others"
    means = (f"{count:,} outcomes to {parts}",)
    return (Line(Voice.MORE, f"{LEFT_OUT} {parts}", (), means),)


def _led(
    part: str, folded: Mapping[tuple[str, str], tuple[str, int]], graph: StateGraph
) -> tuple[Line, ...]:
    """Return the lines of a part that say which ends it leads to."""
    return tuple(
        Line(
            Voice.OFFER,
            f"{count} ways" if count > 1 else "one way",
            (Mark(Sign.LEADS, visible(_local(name, graph)), graph.end(name)),),
            (f"{count:,} outcome{'s' if count > 1 else ''}",),
        )
        for (tail, _), (name, count) in folded.items()
        if tail == part
    )


def _local(name: str, graph: StateGraph) -> str:
    return name.rpartition("/")[2] if is_flow(graph) else name


def _end(name: str, graph: StateGraph) -> Box:
    system = graph.system
    element = system.exits.get(name) or system.states[name]
    is_exit = name in system.exits
    return Box(
        id=identifier("x" if is_exit else "s", name),
        kind=Kind.EXIT if is_exit else Kind.STATE,
        name=name,
        text=visible(_local(name, graph)),
        end=element.final,
        says=visible(element.description.strip()),
    )


def _part(
    part: Part,
    graph: StateGraph,
    pages: Mapping[str, str],
    strong: frozenset[int],
    led: tuple[Line, ...],
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
    lines += led
    inks = (
        edge
        for node in part.nodes
        for edge in graph.leaving[node]
        if id(edge) in strong
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
