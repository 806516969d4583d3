"""The page of a flow: its steps, and where each exit of a step leads."""

from collections.abc import Iterator

from statecheck.docs.blocks import Break, Cell, Grid, Name, Row, Section, Told, Words
from statecheck.docs.book import Page
from statecheck.docs.outline.declared import ends, options, sources
from statecheck.docs.outline.facts import rows, spelled
from statecheck.docs.outline.listings import states
from statecheck.docs.outline.offers import to
from statecheck.docs.outline.promises import promises
from statecheck.docs.outline.since import change_marks, since
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.system_page import begins, front
from statecheck.docs.outline.words import conditions, listed, parted
from statecheck.docs.ref import Kind, Ref
from statecheck.spec import Flow, FlowStep, Outcome, Scalar, Table


def flow_page(flow: Flow, subject: Subject) -> Page:
    """Return the page of a flow."""
    ref = subject.ref(Kind.SYSTEM)
    return Page(
        ref=ref,
        title=flow.title or flow.name,
        spelled=False,
        lead=flow.description,
        marks=change_marks(ref, subject),
        blocks=tuple(front(subject, tuple(_facts(flow, subject)))),
        sections=tuple(_sections(flow, subject)),
    )


def _facts(flow: Flow, subject: Subject) -> Iterator[tuple[str, Cell]]:
    yield "Flow", (Name(flow.name),)
    if flow.version:
        yield "Version", (Words(flow.version),)
    if flow.host:
        yield "Host", (_system(flow.host, subject),)
    yield "Begins in", begins(subject)
    if flow.options:
        yield "With", _settings(flow.options)
    yield from rows(flow.fact, subject)


def _system(reference: str, subject: Subject) -> Name:
    name = reference.partition("@")[0]
    ref = Ref(Kind.SYSTEM, name) if name in subject.others else None
    return Name(reference, ref)


def _settings(settings: Table[Scalar]) -> Cell:
    said: list[Cell] = [
        (Name(f"{option} = {spelled(value)}"),) for option, value in settings.items()
    ]
    return tuple(parted(said, Break()))


def _sections(flow: Flow, subject: Subject) -> Iterator[Section]:
    columns = ("Step", "System", "Begins in", "Exits", "With", "Description")
    lines = tuple(_step(step, subject) for step in flow.steps.values())
    if lines:
        yield Section("Steps", (Grid("Steps", columns, lines),))
    yield Section("States", tuple(states(subject)))
    yield from ends(subject)
    if subject.system.options:
        yield Section("Options", (options(subject),))
    yield from promises(subject)
    yield from since(subject.ref(Kind.SYSTEM), subject)
    yield from sources(subject)


def _step(step: FlowStep, subject: Subject) -> Row:
    exits: list[Cell] = [
        (Name(name), Words(" → "), *_where(outcomes, step, subject))
        for name, outcomes in step.exits.items()
    ]
    entry: Cell = (Words("where the system begins"),)
    if step.entry is not None:
        entry = _inside(step.entry, step, subject)
    return Row(
        (
            (Name(step.name),),
            (_system(step.system, subject),),
            entry,
            tuple(parted(exits, Break())),
            _settings(step.options),
            (Told(step.description),) if step.description else (),
        )
    )


def _inside(outcomes: tuple[Outcome, ...], step: FlowStep, subject: Subject) -> Cell:
    cells = [
        (Name(name, subject.node(f"{step.name}/{name}")),)
        for outcome in outcomes
        for name in outcome.target
    ]
    return listed(cells, " or ")


def _where(outcomes: tuple[Outcome, ...], step: FlowStep, subject: Subject) -> Cell:
    cells: list[Cell] = []
    for outcome in outcomes:
        where = to(outcome.target, subject)
        said = conditions(outcome)
        cells.append((*where, *((Words(" "), *said) if said else ())))
    return listed(cells, " or ") or (Words(f"nothing is said of {step.name}"),)
