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
    Kind,
    Link,
    Mark,
    Name,
    Page,
    Paragraph,
    Row,
    Section,
    Told,
    Tone,
    Words,
)
from statecheck.docs.outline.bodies import blocks_of, example, use
from statecheck.docs.outline.facts import doubt, marks, rows
from statecheck.docs.outline.messages import messages
from statecheck.docs.outline.questions import asked
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import (
    conditions,
    end_mark,
    listed,
    offered,
    parted,
)
from statecheck.graph import START
from statecheck.spec import Listed, Literal, Move, Offer, Outcome, State, Table

Offers = Listed[Table[Offer]]

STAYS = Words("stays here")
UNKNOWN = Mark("unknown", Tone.DOUBT)


def state_page(state: State, subject: Subject) -> Page:
    """Return the page of a state."""
    ref = subject.ref(Kind.STATE, state.name)
    first = [end_mark(state.final)] if state.final else []
    return Page(
        ref=ref,
        title=state.name,
        lead=state.description,
        marks=(*first, *marks(state.fact, subject), *subject.changed(ref)),
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
    questions = asked(subject, ("states", state.name))
    if questions:
        yield Section("Open questions", questions)


def _actions(state: State, subject: Subject) -> Iterator[Block]:
    listed_ = state.actions
    if listed_ is None:
        yield Paragraph((Words("Nobody says what is on offer here."),))
        return
    if listed_.members:
        yield offers(listed_, subject, state.name)
        shared = usual(listed_)
        if shared:
            codes = listed([subject.error(code, state.name) for code in shared])
            words = Words("Each of them may also be answered with ")
            yield Paragraph((words, *codes, Words("; the flow then stays here.")))
    else:
        yield Paragraph((Words("Nothing is on offer here."),))
    if not listed_.complete:
        yield Paragraph((UNKNOWN, Words(" There may be more actions on offer.")))


def offers(there: Offers, subject: Subject, state: str) -> Grid:
    """Return what is on offer, and where it leads, as a table."""
    columns = ("Action", "Request", "Leads to", "Condition", "Errors")
    lines: list[Row] = []
    shared = usual(there)
    for offer in there.members.values():
        lines += _offer(offer, subject, state, shared)
    about = f"Actions in {state}" if state != START else "Requests that begin a flow"
    return Grid(about, columns, tuple(lines))


def usual(there: Offers) -> tuple[str, ...]:
    """Return the errors that each of several actions may be answered with.

    They change nothing, and nothing has to hold for them.
    """
    offers = list(there.members.values())
    if len(offers) < len(("one", "another")):
        return ()
    sets = [
        dict.fromkeys(
            each.error[0]
            for each in offer.outcomes or ()
            if len(each.error) == 1 and not each.target and not conditions(each)
        )
        for offer in offers
    ]
    return tuple(error for error in sets[0] if all(error in each for each in sets))


def _offer(
    offer: Offer, subject: Subject, state: str, shared: tuple[str, ...]
) -> Iterator[Row]:
    action = subject.system.actions.get(offer.action)
    name = tuple(
        parted(
            (
                (subject.action(offer.action, state),),
                offered(offer),
                (Words(f"by the {actor}"),) if (actor := _actor(offer)) else (),
                doubt(offer.fact, subject),
            ),
            Break(),
        )
    )
    request = use(action.request, subject) if action else (UNKNOWN,)
    led = [each for each in offer.outcomes or () if not each.error]
    refused = [each for each in offer.outcomes or () if each.error]
    apart = [each for each in refused if each.target]
    own = [
        each
        for each in refused
        if each.error[0] not in shared or each.target or conditions(each)
    ]
    errors = tuple(parted((_refusal(each, subject, state) for each in own), Break()))
    outcomes = [*led, *apart] or [Outcome(("unknown",) if not refused else ("stay",))]
    for index, outcome in enumerate(outcomes):
        begin = (name, request) if index == 0 else ((), ())
        last = (errors if index == 0 else (),)
        yield Row((*begin, *_led(outcome, subject), *last), more=index > 0)


def _actor(offer: Offer) -> str:
    return offer.actor if offer.actor not in {"", "user"} else ""


def _refusal(outcome: Outcome, subject: Subject, state: str) -> Cell:
    """Return the errors of an outcome in a line."""
    codes = listed([subject.error(code, state) for code in outcome.error])
    said = conditions(outcome)
    return (*codes, *((Words(" "), *said) if said else ()))


def _led(outcome: Outcome, subject: Subject) -> tuple[Cell, Cell]:
    targets = to(outcome.target, subject)
    condition = conditions(outcome)
    if outcome.error:
        codes = listed([subject.error(code) for code in outcome.error])
        condition = listed(filter(None, [(Words("answered with "), *codes), condition]))
    sure = doubt(outcome.fact, subject)
    return targets, (*condition, *((Words(" "), *sure) if sure else ()))


def to(targets: tuple[str, ...], subject: Subject) -> Cell:
    """Return where something leads."""
    cells: list[Cell] = []
    for name in targets or ("stay",):
        if name == "stay":
            cells.append((STAYS,))
        elif name == "unknown":
            cells.append((UNKNOWN,))
        else:
            end = subject.graph.end(name)
            mark: Cell = (Words(" "), end_mark(end)) if end else ()
            cells.append((subject.target(name), *mark))
    return listed(cells, " or ")


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
    seen: set[tuple[str, str]] = set()
    for edge in subject.graph.entering[node]:
        by = edge.pressed or edge.by
        if edge.stays or (edge.source, by) in seen:
            continue
        seen.add((edge.source, by))
        source: Cell = (subject.target(edge.source),)
        if edge.source == START:
            source = (Words("the start"),)
        action: Cell = () if edge.source == START else (Words("the server"),)
        if edge.action:
            action = (subject.action(edge.action, edge.source),)
        condition = conditions(edge.outcome) if edge.outcome is not None else ()
        yield Row((source, action, condition))
