"""The page of an action: what is sent, and what is answered."""

from collections.abc import Iterator

from statecheck.docs.blocks import (
    Block,
    Cell,
    Code,
    Facts,
    Grid,
    Name,
    Paragraph,
    Row,
    Section,
    Words,
)
from statecheck.docs.book import Page
from statecheck.docs.outline.bodies import blocks_of, example, use
from statecheck.docs.outline.error_page import code_row
from statecheck.docs.outline.facts import marks, rows
from statecheck.docs.outline.fields import fields
from statecheck.docs.outline.messages import messages
from statecheck.docs.outline.offers import to
from statecheck.docs.outline.questions import asked
from statecheck.docs.outline.since import change_marks, since
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import conditions, listed, offered
from statecheck.docs.ref import Kind
from statecheck.docs.request import curl, http, request_of
from statecheck.spec import Action, Response

ERRORS = ("Error code", "Message", "HTTP status", "Description")


def action_page(action: Action, subject: Subject) -> Page:
    """Return the page of an action."""
    ref = subject.ref(Kind.ACTION, action.name)
    return Page(
        ref=ref,
        title=action.name,
        lead=action.description,
        marks=(*marks(action.fact, subject), *change_marks(ref, subject)),
        blocks=(Facts(tuple(_facts(action, subject))),),
        sections=tuple(_sections(action, subject)),
    )


def _facts(action: Action, subject: Subject) -> Iterator[tuple[str, Cell]]:
    if action.wire:
        yield "On the wire", (Name(action.wire),)
    if action.link:
        yield "Link", (Name(action.link),)
    yield "Pressed by", (Words(f"the {action.actor}"),)
    yield "Request model", use(action.request, subject, "This action has no model.")
    yield "Errors", errors(action, subject)
    if action.safe is not None:
        yield "Only reads", (Words("yes" if action.safe else "no"),)
    if action.idempotent is not None:
        again = "yes" if action.idempotent else "no"
        yield "May be repeated", (Words(again),)
    yield from rows(action.fact, subject)


def errors(action: Action, subject: Subject) -> Cell:
    """Return the codes that an action may be answered with wherever it is pressed."""
    if action.errors is None:
        return (Words("not stated"),)
    codes = listed([subject.error(code) for code in action.errors.members])
    if not action.errors.complete:
        more = ", perhaps others" if codes else "not known"
        return (*codes, Words(more))
    return codes or (Words("This action has no errors."),)


def _sections(action: Action, subject: Subject) -> Iterator[Section]:
    body = tuple(blocks_of(action.request, subject, f"Fields of {action.name}"))
    if body:
        yield Section("Request", body)
    yield Section("Send it", tuple(_sent(action, subject)))
    raised = tuple(_raised(action, subject))
    if raised:
        grid = Grid(f"Errors of {action.name}", ERRORS, raised)
        yield Section("Errors", (grid,))
    answer = tuple(_answer(action, subject))
    if answer:
        yield Section("Answer", answer)
    offered_in = tuple(_offered(action, subject))
    if offered_in:
        columns = ("State", "Leads to", "Condition")
        grid = Grid(f"States that offer {action.name}", columns, offered_in)
        yield Section("Offered in", (grid,))
    else:
        nowhere = Paragraph((Words("No state of this system offers it."),))
        yield Section("Offered in", (nowhere,))
    yield from since(subject.ref(Kind.ACTION, action.name), subject)
    questions = asked(subject, "actions", action.name)
    if questions:
        yield Section("Open questions", questions)


def _sent(action: Action, subject: Subject) -> Iterator[Block]:
    sample = subject.attachments.message(subject.ref(Kind.ACTION, action.name))
    request = request_of(action, subject.system, sample.sample)
    yield Code(http(request), "http", "HTTP")
    yield Code(curl(request), "sh", "curl")
    for index, each in enumerate(action.examples, 1):
        label = "Example" if len(action.examples) == 1 else f"Example {index}"
        yield example(each, label)
    yield from messages(Kind.ACTION, action.name, subject, sample=False)


def _raised(action: Action, subject: Subject) -> Iterator[Row]:
    """Yield the codes that the action is answered with, here or anywhere."""
    named = list(action.errors.members) if action.errors is not None else []
    for state in subject.system.states.values():
        offer = state.actions.members.get(action.name) if state.actions else None
        for outcome in (offer.outcomes or ()) if offer else ():
            named += outcome.error
    paths: dict[str, None] = {}
    for name in named:
        paths.update(dict.fromkeys(subject.errors.resolve(name).paths))
    for path in paths:
        yield code_row(path, subject)


def _answer(action: Action, subject: Subject) -> Iterator[Block]:
    response = action.response
    if isinstance(response, Response):
        facts: list[tuple[str, Cell]] = []
        if response.http:
            statuses = ", ".join(map(str, response.http))
            facts.append(("HTTP status", (Words(statuses),)))
        if response.body is not None:
            facts.append(("Body", use(response.body, subject)))
        if facts:
            yield Facts(tuple(facts))
        if response.headers:
            yield fields(response.headers, subject, f"Headers after {action.name}")
        yield from blocks_of(response.body, subject, f"Answer to {action.name}")
    elif response == "none":
        yield Paragraph((Words("It is answered with nothing."),))
    elif response != "state":
        yield Facts((("Body", use(response, subject)),))
        yield from blocks_of(response, subject, f"Answer to {action.name}")


def _offered(action: Action, subject: Subject) -> Iterator[Row]:
    for name, state in subject.system.states.items():
        offer = state.actions.members.get(action.name) if state.actions else None
        if offer is None:
            continue
        led = [each for each in offer.outcomes or () if each.target]
        start: Cell = (subject.target(name),)
        if not led:
            yield Row((start, (Words("not stated"),), offered(offer)))
        for index, outcome in enumerate(led):
            first = index == 0
            said = [offered(offer) if first else (), conditions(outcome)]
            where = to(outcome.target, subject)
            cells = (start if first else (), where, listed(filter(None, said)))
            yield Row(cells, more=not first)
