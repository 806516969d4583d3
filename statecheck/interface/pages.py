"""Everything that the reference is made of: schemas, samples, pictures and verdicts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from statecheck.diagrams import (
    NOTATIONS,
    Drawing,
    Kind,
    Theme,
    View,
    draw,
    neighbourhoods,
)
from statecheck.docs import Attachments, Message, Picture, Ref, markdown, site
from statecheck.docs import Kind as Place
from statecheck.finding import Checked
from statecheck.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.interface.since import Since
from statecheck.linking import Effective
from statecheck.schemas import (
    Contract,
    ImpossibleMessageError,
    Subject,
    contract,
    document,
    sample,
)
from statecheck.schemas import Kind as Shape
from statecheck.spec import Flow
from statecheck.syntax import collector_off

FORMS = ("html", "markdown")
TITLE = "API reference"


@frozen
class Form:
    """In what form a reference is written.

    Attributes:
        name: One of `FORMS`.
        title: Of the whole.
        matter: Whether Markdown has front matter.
        pictures: Whether it has pictures.
    """

    name: str = "html"
    title: str = TITLE
    matter: bool = False
    pictures: bool = True


@collector_off()
def pages(
    systems: Sequence[Effective],
    found: Checked,
    changed: Since,
    form: Form,
    watch: Callable[[str], None],
) -> Mapping[str, bytes]:
    """Return the files of the reference, by path.

    Args:
        systems: What is described.
        found: What is wrong with it, and what is proved.
        changed: What has changed since an older version.
        form: How it is written.
        watch: Is told what is being done.
    """
    graphs = tuple(map(StateGraph, systems))
    attached = Attachments(
        diagnostics=(*found.diagnostics, *found.verdicts),
        messages=dict(_messages(graphs, watch)),
        changes=changed.changes,
        added=changed.added,
        base=_told(changed.base),
    )
    if form.pictures:
        attached = _drawn(attached, graphs, watch, near=form.name == "html")
    watch("writing the reference")
    if form.name == "markdown":
        return markdown(graphs, attached, form.title, matter=form.matter)
    return site(graphs, attached, form.title)


def _told(base: str) -> str:
    """Return a base as readers are told of it, who have no use for somebody's disk."""
    path = PurePath(base)
    return path.name if path.is_absolute() and path.name else base


def _messages(
    graphs: Iterable[StateGraph], watch: Callable[[str], None]
) -> Iterator[tuple[Ref, Message]]:
    """Yield schemas and samples of what is answered and sent."""
    for graph in graphs:
        if isinstance(graph.effective.written, Flow):
            continue
        watch(f"describing messages of {graph.system.name}")
        made = contract(graph)
        for subject in made.names:
            place = _place(subject, graph.system.name)
            if place is not None:
                yield place, Message(document(made, subject), _sample(made, subject))


def _place(subject: Subject, system: str) -> Ref | None:
    """Return what a message is shown with; None for one that is part of others."""
    if subject.kind is Shape.STATE:
        return Ref(Place.STATE, system, subject.state)
    if subject.kind is Shape.REQUEST:
        return Ref(Place.ACTION, system, subject.action)
    return None


def _sample(made: Contract, subject: Subject) -> object:
    try:
        return sample(made, subject)
    except ImpossibleMessageError:
        return None


def _drawn(
    attached: Attachments,
    graphs: Iterable[StateGraph],
    watch: Callable[[str], None],
    *,
    near: bool,
) -> Attachments:
    """Return the attachments with pictures; `near` also those of single states."""
    pictures: dict[str, tuple[Picture, ...]] = {}
    around: dict[tuple[str, str], Picture] = {}
    for graph in graphs:
        name = graph.system.name
        watch(f"drawing {name}")
        drawings = draw(graph, View())
        pictures[name] = tuple(map(_picture, drawings))
        if near and not isinstance(graph.effective.written, Flow):
            digest = drawings[0].digest
            for state, drawing in neighbourhoods(graph, View(), digest):
                watch(f"drawing {state}")
                around[name, state] = _picture(drawing)
    return replace(attached, pictures=pictures, near=around)


def _picture(drawing: Drawing) -> Picture:
    shown = {Kind.STATE, Kind.EXIT, Kind.ELSEWHERE}
    return Picture(
        name=drawing.name,
        title=_title(drawing),
        svg=NOTATIONS["svg"](drawing, Theme.AUTO).decode(),
        boxes={box.id: box.name for box in drawing.boxes if box.kind in shown},
        pages={box.id: box.page for box in drawing.boxes if box.page},
        forks={fork.id: (fork.source, fork.names or ("",)) for fork in drawing.forks},
        arrows={arrow.id: (arrow.tail, arrow.head) for arrow in drawing.arrows},
    )


def _title(drawing: Drawing) -> str:
    """Return what a picture shows: a part by its name, all of a system by its title."""
    about = drawing.subtitle.partition("  ·  ")[0]
    return about if drawing.back else drawing.title
