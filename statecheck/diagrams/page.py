"""One picture of some states: everything about it decided."""

from collections.abc import Mapping
from dataclasses import field, replace

from statecheck.diagrams.colours import coloured
from statecheck.diagrams.composition import Parts, compose
from statecheck.diagrams.contents import Contents
from statecheck.diagrams.crowd import left_out
from statecheck.diagrams.direction import runs_across
from statecheck.diagrams.drawing import Drawing, Fork, Group, Ink, Kind
from statecheck.diagrams.folding import folded_ends
from statecheck.diagrams.grouping import group_of, group_title, is_flow
from statecheck.diagrams.legend import legend
from statecheck.diagrams.naming import identifier
from statecheck.diagrams.scope import Scope
from statecheck.diagrams.subject import Subject, spelled
from statecheck.diagrams.upward import turned
from statecheck.graph import START
from statecheck.immutable import frozen
from statecheck.syntax import visible


@frozen
class Page:
    """What one picture is to show.

    Attributes:
        name: Of its file, without an ending.
        about: What part of the system it shows; empty for all of it.
        nodes: The states and exits that it shows.
        elsewhere: By state beside them, the picture that shows it; empty for none.
        bundles: By state beside them, the part that stands for it.
        entered: By state, the parts elsewhere that lead to it.
        notes: What has to be said of it.
        back: The overview that it is a part of; empty for none.
    """

    name: str
    about: str
    nodes: tuple[str, ...]
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    bundles: Mapping[str, str] = field(default_factory=dict)
    entered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    back: str = ""


def drawn(subject: Subject, page: Page) -> Drawing:
    """Return the picture of a page."""
    graph, view = subject.graph, subject.view
    contents = Contents(
        graph,
        subject.variants,
        view.detail,
        subject.usual,
        short=is_flow(graph),
        entered=page.entered,
    )
    led = {node: subject.led[node] for node in (START, *page.nodes)}
    groups = {node: group_of(graph, node) for node in page.nodes if not page.back}
    scope = Scope(
        graph=graph,
        led=led,
        nodes=page.nodes,
        elsewhere=page.elsewhere,
        bundles=page.bundles,
        folded=folded_ends(graph, led, subject.strong) & set(page.nodes),
        left=frozenset()
        if view.whole
        else left_out(led, {*page.nodes, *page.elsewhere}, subject.strong, view.focus),
        strong=subject.strong,
        others=Ink.FAINT if view.path else Ink.PLAIN,
        groups={node: identifier("g", name) for node, name in groups.items() if name},
    )
    return finished(subject, page, turned(compose(scope, contents)))


def finished(subject: Subject, page: Page, parts: Parts) -> Drawing:
    """Return a picture with all that stands around its boxes and arrows."""
    system, view = subject.graph.system, subject.view
    parts, groups, entries = coloured(
        subject.graph, parts, _groups(subject, parts), view.colour_by
    )
    version = f"version {visible(system.version)}" if system.version else ""
    variant = ", ".join(f"{visible(o)} = {spelled(v)}" for o, v in view.variant)
    pieces = (page.about, version, variant, f"spec {subject.digest}")
    drawing = Drawing(
        name=page.name,
        title=visible(system.title or system.name),
        version=visible(system.version),
        digest=subject.digest,
        subtitle="  ·  ".join(filter(None, pieces)),
        boxes=parts.boxes,
        forks=_placed(parts, flow=is_flow(subject.graph)),
        arrows=parts.arrows,
        groups=groups,
        legend=(*legend(parts, asked=bool(view.path)), *entries),
        notes=_notes(subject, page, parts),
        across=bool(view.across),
        back=page.back,
        links=view.links,
    )
    if view.across is None and drawing.boxes:
        return replace(drawing, across=runs_across(drawing))
    return drawing


def _notes(subject: Subject, page: Page, parts: Parts) -> tuple[str, ...]:
    """Return what has to be known of what is not shown."""
    said = [*page.notes]
    if subject.usual and any(box.kind is Kind.STATE for box in parts.boxes):
        codes = ", ".join(map(visible, subject.usual))
        of = "one of " if len(subject.usual) > 1 else ""
        said.append(f"Most actions may also be refused with {of}{codes}.")
    said += [
        f"No way leads from {visible(a)} to {visible(b)}." for a, b in subject.apart
    ]
    if not subject.view.focus and not page.back:
        absent = len(subject.graph.system.states) - subject.count(subject.nodes)
        where = "under this setting" if subject.view.variant else "in any variant"
        if absent:
            said.append(f"{absent} states do not exist {where}, so they are not drawn.")
    return tuple(said)


def _groups(subject: Subject, parts: Parts) -> tuple[Group, ...]:
    """Return the groups that boxes stand in."""
    graph = subject.graph
    used = {box.group for box in parts.boxes}
    named = ((identifier("g", name), name) for name in subject.groups)
    return tuple(
        Group(key, name, visible(group_title(graph, name)))
        for key, name in named
        if key in used
    )


def _placed(parts: Parts, *, flow: bool) -> tuple[Fork, ...]:
    """Return the forks in their groups: with their states if all they lead to is there.

    A step of a flow has all of its forks, since it is a system of its own.
    """
    group = {box.id: box.group for box in parts.boxes}
    nowhere = {box.id for box in parts.boxes if box.kind is Kind.UNKNOWN}
    ends: dict[str, set[str]] = {}
    for arrow in parts.arrows:
        if arrow.head in group and arrow.head not in nowhere:
            ends.setdefault(arrow.tail, set()).add(group[arrow.head])
    return tuple(
        replace(fork, group=group[fork.source])
        if flow or ends.get(fork.id, set()) <= {group[fork.source]}
        else fork
        for fork in parts.forks
    )
