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
    Kind,
    Link,
    Name,
    Page,
    Paragraph,
    Ref,
    Row,
    Section,
    Told,
    Words,
)
from statecheck.docs.outline.action_page import ERRORS, errors
from statecheck.docs.outline.bodies import use
from statecheck.docs.outline.error_page import code_row, detail_row
from statecheck.docs.outline.facts import doubt, rows, spelled
from statecheck.docs.outline.promises import promises
from statecheck.docs.outline.state_page import offers, to
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.transport import transport
from statecheck.docs.outline.words import conditions, end_mark, listed, parted
from statecheck.graph import START
from statecheck.spec import Model, State

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
        marks=subject.changed(ref),
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
    lines = tuple(_action_rows(subject))
    if lines:
        yield Section("Action models", (Grid("Actions", ACTIONS, lines),))
    if subject.models():
        grid = Grid("Objects", OBJECTS, tuple(_models(subject)))
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
    yield from sources(subject)


def states(subject: Subject) -> Iterator[Block]:
    """Yield the table of states."""
    lines = tuple(
        _state_row(state, subject) for state in subject.system.states.values()
    )
    if not lines:
        yield Paragraph((Words("It has no states of its own."),))
        return
    columns = ("Status", "State model", "Actions", "Leads to", "Description")
    yield Grid("States", columns, lines)


def _state_row(state: State, subject: Subject) -> Row:
    first: Cell = (subject.target(state.name),)
    more = [(end_mark(state.final),)] if state.final else []
    name = tuple(parted((first, *more, doubt(state.fact, subject)), Break()))
    pressed: list[Cell] = []
    if state.actions is not None:
        pressed += [(subject.action(n, state.name),) for n in state.actions.members]
        if not state.actions.complete:
            pressed.append((Words("perhaps more"),))
    led = dict.fromkeys(
        edge.target
        for edge in subject.graph.leaving[state.name]
        if edge.target and not edge.stays
    )
    return Row(
        (
            name,
            _model_cell(state, subject),
            tuple(parted(pressed, Break())),
            tuple(parted(((subject.target(each),) for each in led), Break())),
            (Told(state.description),) if state.description else (),
        )
    )


def _model_cell(state: State, subject: Subject) -> Cell:
    """Return the model of a state with its fields."""
    said = use(state.model, subject)
    model = (
        subject.system.models.get(state.model) if isinstance(state.model, str) else None
    )
    if model is None or not model.fields:
        return said
    names = ((Name(each),) for each in model.fields)
    return tuple(parted((said, *names), Break()))


def _action_rows(subject: Subject) -> Iterator[Row]:
    for action in subject.actions():
        name = tuple(
            parted(
                ((subject.action(action.name),), doubt(action.fact, subject)), Break()
            )
        )
        yield Row(
            (
                name,
                use(action.request, subject, "This action has no model."),
                errors(action, subject),
                (Told(action.description),) if action.description else (),
            )
        )


def _models(subject: Subject) -> Iterator[Row]:
    for model in subject.models():
        yield Row(
            (
                (subject.model(model.name),),
                _parameters(model),
                (Told(model.description),) if model.description else (),
            )
        )


def _parameters(model: Model) -> Cell:
    if model.enum is not None:
        return (Words("one of "), *listed([(Name(each),) for each in model.enum]))
    if model.fields is None:
        return (Words("not stated"),)
    return listed([(Name(each),) for each in model.fields]) or (Words("none"),)


def ends(subject: Subject) -> Iterator[Section]:
    """Yield the section of the ends that no answer shows."""
    exits = subject.system.exits
    if not exits:
        return
    lines = [
        Row(
            (
                (Name(name),),
                (end_mark(end.final), *doubt(end.fact, subject)),
                (Told(end.description),) if end.description else (),
            ),
            subject.ref(Kind.EXIT, name),
        )
        for name, end in exits.items()
    ]
    grid = Grid("Ends that no answer shows", ("End", "Is", "Description"), tuple(lines))
    yield Section("Ends", (grid,))


def options(subject: Subject) -> Grid:
    """Return the table of options."""
    lines: list[Row] = []
    for name, option in subject.system.options.items():
        values = ["false", "true"] if option.enum is None else list(option.enum)
        default: Cell = (Words("not stated"),)
        if option.default is not None:
            default = (Name(spelled(option.default)),)
        fixed = subject.graph.effective.fixed.get(name)
        if fixed is not None:
            default = (Words("fixed to "), Name(spelled(fixed)))
        by: Cell = (Words(" by "), Name(option.set)) if option.set else ()
        per = "each flow" if option.per == "flow" else "each installation"
        lines.append(
            Row(
                (
                    (Name(name),),
                    listed([(Name(value),) for value in values]),
                    default,
                    (Words(per), *by),
                    (Told(option.description),) if option.description else (),
                ),
                subject.ref(Kind.OPTION, name),
            )
        )
    columns = ("Option", "Values", "Default", "Chosen for", "Description")
    return Grid("Options", columns, tuple(lines))


def sources(subject: Subject) -> Iterator[Section]:
    """Yield the section of the places where facts come from."""
    named = subject.system.sources
    lines: list[Row] = []
    for name, source in named.items():
        if name not in subject.sources:
            continue
        title: Cell = (Words(source.title or name),)
        if source.url:
            title = (Link(source.title or name, source.url),)
        lines.append(
            Row(
                (
                    title,
                    (Words(source.confidence),),
                    (Words(source.revised),) if source.revised else (),
                    (Told(source.description),) if source.description else (),
                ),
                subject.ref(Kind.SOURCE, name),
            )
        )
    if lines:
        columns = ("Source", "Confidence", "Revised", "Description")
        yield Section("Sources", (Grid("Sources", columns, tuple(lines)),))
