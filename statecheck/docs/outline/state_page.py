"""The page of a state: what is shown, what can be pressed, and where that leads."""

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
    Paragraph,
    Row,
    Section,
    Told,
    Words,
)
from statecheck.docs.book import Page
from statecheck.docs.outline.aftermath import answered
from statecheck.docs.outline.bodies import blocks_of, example, use
from statecheck.docs.outline.facts import doubt, marks, rows
from statecheck.docs.outline.messages import messages
from statecheck.docs.outline.offers import UNKNOWN, offers, to, usual
from statecheck.docs.outline.questions import asked
from statecheck.docs.outline.since import change_marks, since
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import (
    conditions,
    end_mark,
    listed,
    parted,
)
from statecheck.docs.ref import Kind
from statecheck.graph import START, Edge
from statecheck.spec import Literal, Move, State


def state_page(state: State, subject: Subject) -> Page:
    """Return the page of a state."""
    ref = subject.ref(Kind.STATE, state.name)
    first = [end_mark(state.final)] if state.final else []
    return Page(
        ref=ref,
        title=state.name,
        lead=state.description,
        marks=(*first, *marks(state.fact, subject), *change_marks(ref, subject)),
        blocks=tuple(_facts(state, subject)),
        sections=tuple(_sections(state, subject)),
    )


def _facts(state: State, subject: Subject) -> Iterator[Block]:
    facts: list[tuple[str, Cell]] = []
    if isinstance(state.wire, str):
        facts.append(("On the wire", (Name(state.wire),)))
    elif state.wire is not None:
        told = [_told(pointer, values) for pointer, values in state.wire.items()]
        facts.append(("Told by", listed(told)))
    facts.append(("Model", use(state.model, subject, "none: it has no fields")))
    if state.group:
        facts.append(("Group", (Words(state.group),)))
    if state.takes:
        facts.append(("Taken over from", (Name(state.takes),)))
    if state.final:
        facts.append(("A flow may rest here", (end_mark(state.final),)))
    facts += rows(state.fact, subject, state.if_)
    yield Facts(tuple(facts))
    yield Doors((Link("Walk through from here", subject.ref(Kind.WALK, state.name)),))


def _told(pointer: str, values: tuple[object, ...]) -> Cell:
    shown: list[Cell] = [
        (Name(each.text),) if isinstance(each, Literal) else (Words(str(each)),)
        for each in values
    ]
    return (Name(pointer), Words(" "), *listed(shown, " or "))


def _sections(state: State, subject: Subject) -> Iterator[Section]:
    yield Section("Actions", tuple(_actions(state, subject)))
    if state.moves is None or state.moves.members or not state.moves.complete:
        yield Section("Without a request", tuple(_moves(state, subject)))
    if (subject.name, state.name) in subject.attachments.near:
        figure = Figure(state.name, f"{state.name} and what is next to it")
        yield Section("Neighbours", (figure,))
    came = tuple(_before(state.name, subject))
    if came:
        grid = Grid(f"What leads to {state.name}", ("State", "By", "Condition"), came)
        yield Section("Comes from", (grid,))
    fields = tuple(blocks_of(state.model, subject, f"Fields of {state.name}"))
    if fields:
        yield Section("Fields", fields)
    shown = [
        example(each, "Example" if len(state.examples) == 1 else f"Example {index}")
        for index, each in enumerate(state.examples, 1)
    ]
    shown += messages(Kind.STATE, state.name, subject, sample=not shown)
    if shown:
        yield Section("Message", tuple(shown))
    yield from since(subject.ref(Kind.STATE, state.name), subject)
    questions = asked(subject, "states", state.name)
    if questions:
        yield Section("Open questions", questions)


def _actions(state: State, subject: Subject) -> Iterator[Block]:
    listed_ = state.actions
    if listed_ is None:
        yield Paragraph((Words("Nobody says what is on offer here."),))
        return
    if listed_.members:
        yield offers(listed_, subject, state.name)
        shared = usual(listed_, subject, state.name)
        if shared:
            codes = listed([subject.error(code, state.name) for code in shared])
            words = Words("Each of them may also be answered with ")
            yield Paragraph((words, *codes, Words("; the flow then stays here.")))
    else:
        yield Paragraph((Words("Nothing is on offer here."),))
    if not listed_.complete:
        yield Paragraph((UNKNOWN, Words(" There may be more actions on offer.")))


def _moves(state: State, subject: Subject) -> Iterator[Block]:
    moves = state.moves
    if moves is None:
        yield Paragraph((UNKNOWN, Words(" Nobody says what else can come about.")))
        return
    lines: list[Row] = [_move(move, subject) for move in moves.members]
    if lines:
        columns = ("Leads to", "Condition", "Brought about by")
        about = f"What comes about in {state.name} without a request"
        yield Grid(about, columns, tuple(lines))
    if not moves.complete:
        yield Paragraph((UNKNOWN, Words(" More may come about.")))


def _move(move: Move, subject: Subject) -> Row:
    sure = doubt(move.fact, subject)
    condition = (*conditions(move), *((Words(" "), *sure) if sure else ()))
    by = Told(move.actor) if move.actor else Words("the server")
    return Row((to(move.target, subject), condition, (by,)))


def _before(node: str, subject: Subject) -> Iterator[Row]:
    """Yield what leads to a state, without what stays in it."""
    together: dict[tuple[str, str], list[Edge]] = {}
    for edge in subject.graph.entering[node]:
        if edge.listed and not edge.stays:
            key = edge.source, edge.pressed or edge.by
            together.setdefault(key, []).append(edge)
    for edges in together.values():
        edge = edges[0]
        source: Cell = (subject.target(edge.source),)
        if edge.source == START:
            source = (Words("the start"),)
        action: Cell = () if edge.source == START else (Words("the server"),)
        if edge.action:
            action = (subject.action(edge.action, edge.source),)
        elif edge.by:
            action = (Told(edge.by),)
        found = dict.fromkeys(_condition(each, subject) for each in edges)
        any_of = () if () in found else parted(found, Break(), Words("or "))
        yield Row((source, action, tuple(any_of)))


def _condition(edge: Edge, subject: Subject) -> Cell:
    """Return what has to hold for an edge; nothing for nothing."""
    error = answered((edge.error,), subject, edge.source) if edge.error else ()
    own = conditions(edge.outcome) if edge.outcome is not None else ()
    return listed(filter(None, (error, own)))
