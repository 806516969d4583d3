"""The page of an error code: what it says, what it carries, and what raises it."""

from collections.abc import Iterator

from statecheck.docs.blocks import (
    Block,
    Cell,
    Facts,
    Grid,
    Name,
    Row,
    Section,
    Told,
    Words,
)
from statecheck.docs.book import Page
from statecheck.docs.outline.bodies import blocks_of, use
from statecheck.docs.outline.facts import marks, rows
from statecheck.docs.outline.messages import messages
from statecheck.docs.outline.offers import to
from statecheck.docs.outline.questions import asked
from statecheck.docs.outline.shown import above
from statecheck.docs.outline.since import change_marks, since
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import listed
from statecheck.docs.ref import Kind
from statecheck.graph import Edge
from statecheck.spec import ErrorCode

DETAILS = ("Error code", "Message", "userMessageKey", "Description")


def error_page(path: str, code: ErrorCode, subject: Subject) -> Page:
    """Return the page of an error code."""
    ref = subject.ref(Kind.ERROR, path)
    return Page(
        ref=ref,
        title=path,
        lead=code.description or code.message,
        marks=(*marks(code.fact, subject), *change_marks(ref, subject)),
        blocks=(Facts(tuple(_facts(path, code, subject))),),
        sections=tuple(_sections(path, code, subject)),
    )


def code_row(path: str, subject: Subject) -> Row:
    """Return a code in a table of errors."""
    code = subject.errors.codes[path]
    return Row(
        (
            subject.error(path),
            (Told(code.message),) if code.message else (),
            (Words(status(path, subject)),),
            (Told(code.description),) if code.description else (),
        )
    )


def status(path: str, subject: Subject) -> str:
    """Return the HTTP statuses of a code; those of its parent if it says none."""
    for code in subject.errors.lineage(path):
        if code.http:
            return ", ".join(map(str, code.http))
    return ""


def _facts(path: str, code: ErrorCode, subject: Subject) -> Iterator[tuple[str, Cell]]:
    if code.wire:
        yield "On the wire", (Name(code.wire),)
    above = path.rpartition("/")[0]
    if above:
        yield "Parent code", subject.error(above)
    said = status(path, subject)
    if said:
        yield "HTTP status", (Words(said),)
    if code.message:
        yield "Message", (Told(code.message),)
    if code.user_message_key:
        yield "userMessageKey", (Name(code.user_message_key),)
    if code.model is not None:
        yield "Carries", use(code.model, subject)
    if code.retriable is not None:
        yield "May be tried again", (Words("yes" if code.retriable else "no"),)
    leads = to(code.target, subject) if code.target is not None else None
    yield "Afterwards", leads or (Words("the flow is where it was, or as listed"),)
    yield from rows(code.fact, subject, code.if_)


def _sections(path: str, code: ErrorCode, subject: Subject) -> Iterator[Section]:
    shown = [name for name, _ in subject.codes() if name.startswith(f"{path}/")]
    if shown:
        lines = tuple(detail_row(each, subject) for each in shown)
        grid = Grid(f"Details of {path}", DETAILS, lines)
        yield Section("Details", (grid,))
    raised = tuple(_raising(path, subject))
    if raised:
        columns = ("State", "Action", "Afterwards")
        grid = Grid(f"What is answered with {path}", columns, raised)
        yield Section("Raised by", (grid,))
    body: tuple[Block, ...] = (
        *blocks_of(code.model, subject, f"What {path} carries"),
        *messages(Kind.ERROR, path, subject, sample=True),
    )
    if body:
        yield Section("Body", body)
    yield from since(subject.ref(Kind.ERROR, path), subject)
    questions = asked(subject, "errors", path.partition("/")[0])
    if questions:
        yield Section("Open questions", questions)


def detail_row(path: str, subject: Subject, *, parent: bool = False) -> Row:
    """Return a detail in a table; with the code above it if that is asked for."""
    code = subject.errors.codes[path]
    cells: list[Cell] = [
        (Name(code.name, subject.ref(Kind.ERROR, path)),),
        (Told(code.message),) if code.message else (),
        (Name(code.user_message_key),) if code.user_message_key else (),
    ]
    if parent:
        cells.append(subject.error(path.rpartition("/")[0]))
    cells.append((Told(code.description),) if code.description else ())
    return Row(tuple(cells))


def _raising(path: str, subject: Subject) -> Iterator[Row]:
    """Yield what is answered with a code, or with the code above it as a whole."""
    answers = [each for name in above(path) for each in subject.raised.get(name, ())]
    led: dict[tuple[str, str], dict[Cell, None]] = {}
    for _, state, action, edge in sorted(answers, key=lambda each: each[0]):
        if not _is_apart(edge, path):
            where = to(() if edge.stays else (edge.target or "unknown",), subject)
            led.setdefault((state, action), {})[where] = None
    last = ""
    for (state, action), targets in led.items():
        shown: Cell = (subject.target(state),) if last != state else ()
        pressed = subject.action(action, state)
        yield Row((shown, (pressed,), listed(targets, " or ")), more=last == state)
        last = state


def _is_apart(edge: Edge, path: str) -> bool:
    """Return whether an edge is about the code above a detail, and not about this."""
    return any(path == each or path.startswith(f"{each}/") for each in edge.apart)
