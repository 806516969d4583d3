"""`statecheck docs`: the reference of systems and flows, as a site or as Markdown."""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from statecheck.checking import check
from statecheck.cli.configuration import settings_of
from statecheck.cli.options import add_settings
from statecheck.cli.result import ExitCode, Result
from statecheck.cli.selection import only_systems
from statecheck.cli.surroundings import Surroundings
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
from statecheck.linking import Effective
from statecheck.loader import Loaded, load
from statecheck.reports import visible, write
from statecheck.schemas import (
    Contract,
    ImpossibleMessageError,
    Subject,
    contract,
    document,
    sample,
)
from statecheck.schemas import Kind as Shape
from statecheck.settings import Settings
from statecheck.spec import Flow

FORMATS = ("html", "markdown")
TITLE = "API reference"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_settings(parser, "docs")
    parser.add_argument(
        "-o",
        "--into",
        default="docs",
        metavar="FOLDER",
        help="where the reference is written (default: docs)",
    )
    parser.add_argument(
        "--format",
        dest="form",
        choices=FORMATS,
        default="html",
        metavar="NAME",
        help="html, a folder that opens without a server, or markdown (default: html)",
    )
    parser.add_argument(
        "--title",
        default=TITLE,
        metavar="TEXT",
        help=f"of the whole (default: {TITLE})",
    )
    parser.add_argument(
        "--system",
        action="append",
        default=[],
        metavar="NAME",
        help="describe this system or flow (may be given several times)",
    )
    parser.add_argument(
        "--front-matter",
        action="store_true",
        help="begin Markdown files with front matter, and write their navigation for "
        "MkDocs to nav.yml",
    )
    parser.add_argument(
        "--no-pictures", action="store_true", help="leave the pictures out"
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return the files of the reference; on standard error what is wrong."""
    settings = settings_of(options, around)
    around.watch("reading")
    loaded = only_systems(load(options.paths or (), settings), options.system)
    found = checked(loaded, settings, around)
    wrong = write(replace(found, verdicts=()), "concise") if not found.readable else ""
    if not loaded.systems:
        return Result(
            ExitCode.UNREADABLE, log=wrong or "there is nothing to describe\n"
        )
    files = reference(
        loaded.systems,
        found,
        around,
        form=options.form,
        title=options.title,
        matter=options.front_matter,
        pictures=not options.no_pictures,
    )
    code = ExitCode.CLEAN if found.readable else ExitCode.UNREADABLE
    log = f"{wrong}wrote {len(files)} files to {visible(options.into)}\n"
    return Result(code, log=log, folders=((Path(options.into), files),))


def checked(loaded: Loaded, settings: Settings, around: Surroundings) -> Checked:
    """Return what is wrong with what was loaded."""
    return check(loaded, settings, watch=lambda name: around.watch(f"checking {name}"))


def reference(
    systems: Sequence[Effective],
    found: Checked,
    around: Surroundings,
    *,
    form: str = "html",
    title: str = TITLE,
    matter: bool = False,
    pictures: bool = True,
) -> Mapping[str, bytes]:
    """Return the files of the reference, by path."""
    graphs = tuple(map(StateGraph, systems))
    attached = Attachments(diagnostics=(*found.diagnostics, *found.verdicts))
    attached = replace(attached, messages=dict(_messages(graphs, around)))
    if pictures:
        near = dict(_near(graphs, around)) if form == "html" else {}
        attached = replace(attached, pictures=dict(_whole(graphs, around)), near=near)
    around.watch("writing the reference")
    if form == "markdown":
        return markdown(graphs, attached, title, matter=matter)
    return site(graphs, attached, title)


def _messages(
    graphs: Iterable[StateGraph], around: Surroundings
) -> Iterator[tuple[Ref, Message]]:
    """Yield schemas and samples of what is answered and sent."""
    for graph in graphs:
        if isinstance(graph.effective.written, Flow):
            continue
        around.watch(f"describing messages of {graph.system.name}")
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


def _whole(
    graphs: Iterable[StateGraph], around: Surroundings
) -> Iterator[tuple[str, tuple[Picture, ...]]]:
    """Yield the pictures of each system."""
    for graph in graphs:
        around.watch(f"drawing {graph.system.name}")
        drawings = draw(graph, View())
        yield graph.system.name, tuple(map(_picture, drawings))


def _near(
    graphs: Iterable[StateGraph], around: Surroundings
) -> Iterator[tuple[tuple[str, str], Picture]]:
    """Yield the picture of the surroundings of each state that has a page."""
    for graph in graphs:
        if isinstance(graph.effective.written, Flow):
            continue
        for state, drawing in neighbourhoods(graph, View()):
            around.watch(f"drawing {state}")
            yield (graph.system.name, state), _picture(drawing)


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
