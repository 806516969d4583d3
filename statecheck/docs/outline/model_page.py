"""The page of a model: its fields, and where it is used."""

from collections.abc import Callable, Iterator

from statecheck.docs.blocks import Cell, Facts, Grid, Row, Section, Words
from statecheck.docs.book import Page
from statecheck.docs.outline.bodies import example, model_blocks
from statecheck.docs.outline.facts import marks, rows
from statecheck.docs.outline.messages import messages
from statecheck.docs.outline.questions import asked
from statecheck.docs.outline.since import change_marks, since
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import listed
from statecheck.docs.ref import Kind
from statecheck.spec import Model


def model_page(model: Model, subject: Subject) -> Page:
    """Return the page of a model."""
    ref = subject.ref(Kind.MODEL, model.name)
    facts: list[tuple[str, Cell]] = []
    if model.extends:
        above = [(subject.model(name),) for name in model.extends]
        facts.append(("Builds on", listed(above)))
    facts += rows(model.fact, subject)
    return Page(
        ref=ref,
        title=model.name,
        lead=model.description,
        marks=(*marks(model.fact, subject), *change_marks(ref, subject)),
        blocks=(Facts(tuple(facts)),) if facts else (),
        sections=tuple(_sections(model, subject)),
    )


def _sections(model: Model, subject: Subject) -> Iterator[Section]:
    blocks = tuple(model_blocks(model, subject, f"Fields of {model.name}"))
    yield Section("Values" if model.enum is not None else "Fields", blocks)
    shown = [
        example(each, "Example" if len(model.examples) == 1 else f"Example {index}")
        for index, each in enumerate(model.examples, 1)
    ]
    shown += messages(Kind.MODEL, model.name, subject, sample=not shown)
    if shown:
        yield Section("Message", tuple(shown))
    used = tuple(_users(model.name, subject))
    if used:
        grid = Grid(f"What uses {model.name}", ("Used by", "Which is"), used)
        yield Section("Used by", (grid,))
    yield from since(subject.ref(Kind.MODEL, model.name), subject)
    questions = asked(subject, "models", model.name)
    if questions:
        yield Section("Open questions", questions)


def _users(name: str, subject: Subject) -> Iterator[Row]:
    shown: dict[Kind, Callable[[str], Cell]] = {
        Kind.STATE: lambda user: (subject.target(user),),
        Kind.ACTION: lambda user: (subject.action(user),),
        Kind.MODEL: lambda user: (subject.model(user),),
        Kind.ERROR: subject.error,
    }
    for kind, user in subject.users.get(name, ()):
        yield Row((shown[kind](user), (Words(_KINDS[kind]),)))


_KINDS = {
    Kind.STATE: "a state",
    Kind.ACTION: "an action",
    Kind.MODEL: "a model",
    Kind.ERROR: "an error",
}
