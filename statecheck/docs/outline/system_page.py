"""The page of a system: the tables that its makers would publish."""

from collections.abc import Iterator

from statecheck.docs.blocks import (
    Block,
    Break,
    Cell,
    Doors,
    Facts,
    Figure,
    Grid,
    Link,
    Name,
    Section,
    Words,
)
from statecheck.docs.book import Page
from statecheck.docs.outline.action_page import ERRORS
from statecheck.docs.outline.declared import ends, options, sources
from statecheck.docs.outline.error_page import code_row, detail_row
from statecheck.docs.outline.facts import rows
from statecheck.docs.outline.listings import action_rows, models, states
from statecheck.docs.outline.offers import offers, to
from statecheck.docs.outline.promises import promises
from statecheck.docs.outline.since import change_marks, since
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.transport import transport
from statecheck.docs.outline.words import conditions, listed, parted
from statecheck.docs.ref import Kind, Ref
from statecheck.graph import START

ACTIONS = ("Action", "Request model", "Errors", "Description")
OBJECTS = ("Object", "Parameters", "Description")
DETAILS = ("Error code", "Message", "userMessageKey", "Parent code", "Description")


def system_page(subject: Subject) -> Page:
    """Return the page of a system."""
    system = subject.system
    ref = subject.ref(Kind.SYSTEM)
    return Page(
        ref=ref,
        title=system.title or system.name,
        spelled=False,
        lead=system.description,
        marks=change_marks(ref, subject),
        blocks=tuple(front(subject, tuple(_facts(subject)))),
        sections=tuple(_sections(subject)),
    )


def front(subject: Subject, facts: tuple[tuple[str, Cell], ...]) -> Iterator[Block]:
    """Yield what stands at the beginning of a system or a flow."""
    yield Facts(facts)
    doors = [Link("Open questions", subject.ref(Kind.QUESTIONS))]
    if subject.name in subject.attachments.pictures:
        doors.insert(0, Link("Diagram", subject.ref(Kind.DIAGRAM)))
    doors.insert(0, Link("Walk through it", subject.ref(Kind.WALK)))
    yield Doors(tuple(doors))
    if subject.attachments.pictures.get(subject.name):
        yield Figure("", f"{subject.system.title or subject.name} at a glance")


def _facts(subject: Subject) -> Iterator[tuple[str, Cell]]:
    system = subject.system
    yield "System", (Name(system.name),)
    if system.version:
        yield "Version", (Words(system.version),)
    hosts = [(_host(host.name, subject),) for host in subject.graph.effective.hosts]
    if hosts:
        yield "Builds on", listed(hosts)
    yield "Begins in", begins(subject)
    if system.exits:
        ends = [(Name(n, subject.ref(Kind.EXIT, n)),) for n in system.exits]
        yield "Ends", listed(ends)
    yield from rows(system.fact, subject)


def _host(name: str, subject: Subject) -> Name:
    ref = Ref(Kind.SYSTEM, name) if name in subject.others else None
    return Name(name, ref)


def begins(subject: Subject) -> Cell:
    """Return where a flow begins."""
    initial = subject.system.initial
    if initial is None:
        known = "by a request" if subject.system.start else "not stated"
        return (Words(known),)
    cells = []
    for outcome in initial:
        said = conditions(outcome)
        where = to(outcome.target, subject)
        cells.append((*where, *((Words(" "), *said) if said else ())))
    return tuple(parted(cells, Break()))


def _sections(subject: Subject) -> Iterator[Section]:
    system = subject.system
    if system.start and system.start.members:
        yield Section("Start", (offers(system.start, subject, START),))
    yield Section("State models", tuple(states(subject)))
    lines = tuple(action_rows(subject))
    if lines:
        yield Section("Action models", (Grid("Actions", ACTIONS, lines),))
    if subject.models():
        grid = Grid("Objects", OBJECTS, tuple(models(subject)))
        yield Section("Objects", (grid,))
    codes = subject.codes()
    top = tuple(code_row(path, subject) for path, _ in codes if "/" not in path)
    if top:
        yield Section("Top-level error codes", (Grid("Error codes", ERRORS, top),))
    details = [path for path, _ in codes if "/" in path]
    if details:
        lines = tuple(detail_row(path, subject, parent=True) for path in details)
        grid = Grid("Details of error codes", DETAILS, lines)
        yield Section("Detail-level error codes", (grid,))
    yield from ends(subject)
    if system.options:
        yield Section("Options", (options(subject),))
    yield from transport(subject)
    yield from promises(subject)
    yield from since(subject.ref(Kind.SYSTEM), subject)
    yield from sources(subject)
