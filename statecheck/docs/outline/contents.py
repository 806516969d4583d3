"""What the reference says, and in what order: a chapter for each system and flow."""

from collections.abc import Iterator, Mapping, Sequence

from statecheck.docs.attachments import Attachments
from statecheck.docs.blocks import (
    Break,
    Cell,
    Grid,
    Link,
    Name,
    Paragraph,
    Row,
    Section,
    Told,
    Words,
)
from statecheck.docs.book import Book, Chapter, Page
from statecheck.docs.outline.action_page import action_page
from statecheck.docs.outline.error_page import error_page
from statecheck.docs.outline.flow_page import flow_page
from statecheck.docs.outline.model_page import model_page
from statecheck.docs.outline.questions import questions_page
from statecheck.docs.outline.since import changes_page
from statecheck.docs.outline.state_page import state_page
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.system_page import system_page
from statecheck.docs.outline.words import parted
from statecheck.docs.prose import plain
from statecheck.docs.ref import HOME, Kind, Ref
from statecheck.graph import StateGraph
from statecheck.spec import Flow


def subjects(
    graphs: Sequence[StateGraph], attachments: Attachments
) -> tuple[Subject, ...]:
    """Return what is shown of each system and flow; those of one name once."""
    known: dict[str, Subject] = {}
    for graph in graphs:
        name = graph.system.name
        if name not in known:
            known[name] = Subject(graph, attachments, _steps(graph), known)
    flows = [each for each in known.values() if each.is_flow]
    systems = [each for each in known.values() if not each.is_flow]
    return (*systems, *flows)


def _steps(graph: StateGraph) -> Mapping[str, str]:
    written = graph.effective.written
    if not isinstance(written, Flow):
        return {}
    return {name: step.system.partition("@")[0] for name, step in written.steps.items()}


def outline(shown: Sequence[Subject], title: str) -> Book:
    """Return the whole reference."""
    chapters = tuple(_chapter(subject) for subject in shown)
    attachments = shown[0].attachments if shown else Attachments()
    changes = changes_page(shown, attachments)
    return Book(_home(shown, title, changes), chapters, changes)


def _chapter(subject: Subject) -> Chapter:
    written = subject.graph.effective.written
    if isinstance(written, Flow):
        front = flow_page(written, subject)
        groups: tuple[tuple[Kind, tuple[Page, ...]], ...] = ()
    else:
        front = system_page(subject)
        groups = tuple(_groups(subject))
    title = subject.system.title or subject.name
    return Chapter(
        subject.name, title, subject.is_flow, front, groups, questions_page(subject)
    )


def _groups(subject: Subject) -> Iterator[tuple[Kind, tuple[Page, ...]]]:
    states = subject.system.states.values()
    yield Kind.STATE, tuple(state_page(each, subject) for each in states)
    actions = subject.actions()
    yield Kind.ACTION, tuple(action_page(each, subject) for each in actions)
    models = subject.models()
    yield Kind.MODEL, tuple(model_page(each, subject) for each in models)
    codes = subject.codes()
    yield Kind.ERROR, tuple(error_page(path, code, subject) for path, code in codes)


def _home(shown: Sequence[Subject], title: str, changes: Page | None) -> Page:
    systems = tuple(_line(each) for each in shown if not each.is_flow)
    flows = tuple(_line(each) for each in shown if each.is_flow)
    columns = ("Name", "Version", "Size", "Description")
    sections: list[Section] = []
    if systems:
        sections.append(Section("Systems", (Grid("Systems", columns, systems),)))
    if flows:
        sections.append(Section("Flows", (Grid("Flows", columns, flows),)))
    news = (Paragraph((Link(changes.title, changes.ref),)),) if changes else ()
    return Page(HOME, title, spelled=False, blocks=news, sections=tuple(sections))


def _line(subject: Subject) -> Row:
    system = subject.system
    sizes = [
        (len(system.states), "state"),
        (len(subject.actions()), "action"),
        (len(subject.models()), "object"),
        (len(subject.codes()), "error code"),
    ]
    size: list[Cell] = [
        (Words(f"{n} {word}{'s' if n != 1 else ''}"),) for n, word in sizes if n
    ]
    title: Cell = (Link(system.title or system.name, Ref(Kind.SYSTEM, system.name)),)
    if system.title:
        title = (*title, Words(" "), Name(system.name))
    return Row(
        (
            title,
            (Words(system.version),),
            tuple(parted(size, Break())),
            (Told(_first(system.description)),) if system.description else (),
        )
    )


def _first(text: str) -> str:
    """Return the first paragraph of a description."""
    return text.strip().partition("\n\n")[0] if plain(text) else ""
