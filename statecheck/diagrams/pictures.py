"""What is drawn of a system: one picture, or an overview with a page for each part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from statecheck.diagrams.drawing import Drawing
from statecheck.diagrams.focus import Beside, beside, surroundings
from statecheck.diagrams.grouping import Part, bundled, cut, group_of
from statecheck.diagrams.naming import file_name, file_names
from statecheck.diagrams.overview import LEFT_OUT, overview
from statecheck.diagrams.page import Page, drawn, finished
from statecheck.diagrams.subject import Subject, subject
from statecheck.diagrams.upward import turned
from statecheck.diagrams.view import View, ViewError
from statecheck.graph import StateGraph
from statecheck.syntax import visible

MOST_PAGES = 60
"""So many parts have a page of their own; of a larger system the overview is drawn,
and parts when they are asked for."""

MOST_NEIGHBOURS = 16
"""States of other parts that have a box of their own; more are drawn as their parts."""

MOST_ARROWS = 64
"""With more arrows than that no picture can be read at the width of a page; it is cut
into parts if the spec names groups."""


def draw(graph: StateGraph, view: View, known: str = "") -> tuple[Drawing, ...]:
    """Return the pictures of a system, the one to begin with first.

    Args:
        graph: The system.
        view: What is wanted of it.
        known: Its digest, if a picture of it has told it.

    Raises:
        ViewError: The view names something that the system has not.
    """
    return tuple(_drawings(subject(graph, view, known)))


def neighbourhoods(
    graph: StateGraph, view: View, known: str = ""
) -> Iterator[tuple[str, Drawing]]:
    """Yield, by state, the picture of each that is drawn, with what is next to it.

    What is known of the whole is worked out once, and not for each state again.

    Args:
        graph: The system.
        view: What is wanted of it.
        known: Its digest, if a picture of it has told it.
    """
    whole = subject(graph, view, known)
    near = beside(whole.led)
    order = {node: index for index, node in enumerate(whole.nodes)}
    for state in graph.system.states:
        if state in order:
            shown = replace(whole, view=replace(view, focus=state))
            yield state, drawn(shown, _focused(shown, near, order))


def _drawings(shown: Subject) -> Iterator[Drawing]:
    view = shown.view
    if view.focus:
        order = {node: index for index, node in enumerate(shown.nodes)}
        yield drawn(shown, _focused(shown, beside(shown.led), order))
        return
    states = [node for node in shown.nodes if not shown.is_last(node)]
    parts = cut(shown.graph, states, view.most)
    if view.group:
        yield drawn(shown, _asked(shown, states, parts))
        return
    if shown.count(shown.nodes) <= view.most or view.whole:
        page = Page(shown.name, "", shown.nodes, notes=_unused(shown))
        whole = drawn(shown, page)
        crowded = len(whole.arrows) > MOST_ARROWS and len(parts) > 1
        if view.whole or not crowded:
            yield whole
            return
    yield from _paged(shown, parts)


def _focused(shown: Subject, near: Beside, order: Mapping[str, int]) -> Page:
    """Return the page of the surroundings of a state, in the order of the system."""
    view = shown.view
    around = surroundings(near, view.focus, view.depth) & order.keys()
    nodes = tuple(sorted(around, key=order.__getitem__))
    left = len(shown.nodes) - len(nodes)
    steps = f"{view.depth} step{'s' if view.depth != 1 else ''}"
    said = "state or exit is" if left == 1 else "states and exits are"
    notes = (f"{left} more {said} not shown.",) if left else ()
    about = f"around {visible(view.focus)}, {steps}"
    return Page(shown.name, about, nodes, notes=notes)


def _asked(shown: Subject, states: Sequence[str], parts: Sequence[Part]) -> Page:
    """Return the page of one group, or of a part that an overview names.

    Raises:
        ViewError: There is none.
    """
    wanted = shown.view.group
    groups: dict[str, list[str]] = {part.name: [*part.nodes] for part in parts}
    own: dict[str, list[str]] = {}
    for node in states:
        own.setdefault(group_of(shown.graph, node), []).append(node)
    groups |= own
    nodes = groups.get(wanted, [])
    if not nodes:
        message = f"there is no group `{visible(wanted)}`"
        raise ViewError(message, tuple(filter(None, groups)))
    beside = shown.beside(nodes)
    ends = [node for node in beside if shown.is_last(node)]
    return Page(
        name=f"{shown.name}.{file_name(wanted)}",
        about=visible(wanted),
        nodes=(*nodes, *ends),
        elsewhere={node: "" for node in beside if node not in ends},
    )


def _paged(shown: Subject, parts: tuple[Part, ...]) -> Iterator[Drawing]:
    """Yield the overview, and the parts where they are not too many."""
    ends = [node for node in shown.nodes if shown.is_last(node)]
    pages = {
        part: f"{shown.name}.{name}"
        for part, name in file_names(part.name for part in parts).items()
    }
    few = len(parts) <= MOST_PAGES
    yield _overview(shown, parts, ends, pages if few else {})
    if few:
        home = {node: part.name for part in parts for node in part.nodes}
        entered = _entered(shown, home)
        for part in parts:
            yield drawn(shown, _part(shown, part, pages, home, entered))


def _overview(
    shown: Subject,
    parts: Sequence[Part],
    ends: Sequence[str],
    pages: Mapping[str, str],
) -> Drawing:
    few = bundled(parts, shown.view.most)
    boxes = turned(
        overview(shown.graph, shown.led, few, ends, shown.strong, pages=pages)
    )
    notes = [*_unused(shown)]
    if not pages:
        notes.append(
            f"{shown.count(shown.nodes):,} states in {len(parts)} parts; each is drawn "
            "when it is asked for by `--group`."
        )
    if any(LEFT_OUT in line.text for box in boxes.boxes for line in box.lines):
        notes.append("Arrows that stand for few outcomes are left out; boxes say so.")
    about = f"overview of {shown.count(shown.nodes):,} states in {len(few)} parts"
    page = Page(shown.name, about, (), notes=tuple(notes))
    return finished(shown, page, boxes)


def _part(
    shown: Subject,
    part: Part,
    pages: Mapping[str, str],
    home: Mapping[str, str],
    entered: Mapping[str, tuple[str, ...]],
) -> Page:
    beside = shown.beside(part.nodes)
    states = [node for node in beside if node in home]
    bundles = {node: home[node] for node in states}
    return Page(
        name=pages[part.name],
        about=visible(part.name),
        nodes=(*part.nodes, *(node for node in beside if node not in home)),
        elsewhere={node: pages[home[node]] for node in states},
        bundles=bundles if len(states) > MOST_NEIGHBOURS else {},
        entered=entered,
        back=shown.name,
    )


def _entered(shown: Subject, home: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return, by state, the parts besides its own that lead to it."""
    found: dict[str, dict[str, None]] = {}
    for source, led in shown.led.items():
        part = home.get(source)
        for way in led if part else ():
            for arm in way.arms:
                if part and arm.target in home and home[arm.target] != part:
                    found.setdefault(arm.target, {})[part] = None
    return {node: tuple(map(visible, parts)) for node, parts in found.items()}


def _unused(shown: Subject) -> tuple[str, ...]:
    """Return what has to be said of exits that a flow has and does not lead to."""
    if not shown.unused:
        return ()
    names = ", ".join(map(visible, shown.unused))
    return (
        f"No step leads to these exits of the host, so they are not shown: {names}.",
    )
