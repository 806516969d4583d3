"""How states, actions and errors go over the wire."""

from collections.abc import Iterator

from statecheck.docs.blocks import (
    Block,
    Break,
    Cell,
    Facts,
    Grid,
    Name,
    Prose,
    Row,
    Section,
    Words,
)
from statecheck.docs.outline.bodies import use
from statecheck.docs.outline.facts import rows
from statecheck.docs.outline.fields import fields
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import listed, parted, when_words
from statecheck.spec import (
    Field,
    Table,
    Wire,
    WireAction,
    WireChoice,
    WireError,
    WireSession,
    WireState,
)


def transport(subject: Subject) -> Iterator[Section]:
    """Yield the section of the binding."""
    wire = subject.system.wire
    if wire is None:
        return
    blocks: list[Block] = [Prose(wire.description)] if wire.description else []
    facts = tuple(_facts(wire, subject))
    if facts:
        blocks.append(Facts(facts))
    kept = [(n, each) for n, each in wire.headers.items() if isinstance(each, Field)]
    if kept:
        blocks.append(fields(Table(kept), subject, "Headers of every request"))
    plain = [(n, each) for n, each in wire.headers.items() if isinstance(each, str)]
    if plain:
        lines = tuple(Row(((Name(name),), (Words(each),))) for name, each in plain)
        blocks.append(Grid("Headers of every request", ("Header", "Is"), lines))
    if blocks:
        yield Section("On the wire", tuple(blocks))


def _facts(wire: Wire, subject: Subject) -> Iterator[tuple[str, Cell]]:
    if wire.state is not None:
        yield from _of_states(wire.state, subject)
    if wire.action is not None:
        yield from _of_actions(wire.action)
    for error in (wire.error, *wire.errors):
        if error is not None:
            yield (
                "An error is an answer",
                tuple(parted(_error(error, subject), Break())),
            )
    if wire.session is not None:
        yield from _of_flows(wire.session)
    yield from rows(wire.fact, subject)


def _of_states(state: WireState, subject: Subject) -> Iterator[tuple[str, Cell]]:
    if state.read:
        yield "A state is read by", (Name(state.read),)
    if state.status:
        yield "Its status is at", (Name(state.status),)
    if state.links:
        ignored = listed([(Name(each),) for each in state.ignore])
        more = (Words(", where these say nothing: "), *ignored) if ignored else ()
        yield "Its actions are at", (Name(state.links), *more)
    if state.model is not None:
        yield "Every state has", use(state.model, subject)


def _of_actions(action: WireAction) -> Iterator[tuple[str, Cell]]:
    if action.http:
        yield "An action is sent by", (Name(action.http),)
    if action.body:
        yield "Its body is", (Name(action.body),)
    if action.choose:
        ways = [_choice(each) for each in action.choose]
        yield "Which action is told by", tuple(parted(ways, Break()))


def _of_flows(session: WireSession) -> Iterator[tuple[str, Cell]]:
    if session.id:
        yield "A flow is known by", (Name(session.id),)
    if session.rotates:
        yield "Its id changes", (Words(session.rotates),)
    if session.cookies:
        yield "Cookies", listed([(Name(each),) for each in session.cookies])


def _choice(choice: WireChoice) -> Cell:
    parts: list[Cell] = []
    for word in ("header", "query", "body"):
        table: Table[str] = getattr(choice, word)
        parts += [
            (Words(f"{word} "), Name(f"{name}: {value}"))
            for name, value in table.items()
        ]
    return listed(parts, " and ")


def _error(error: WireError, subject: Subject) -> Iterator[Cell]:
    yield listed(when_words(error.when))
    places = (("code", error.code), ("message", error.message))
    told = [(Words(f"{word} at "), Name(at)) for word, at in places if at]
    if error.details:
        told.append((Words("details at "), Name(error.details)))
    yield listed(told)
    if error.model is not None:
        yield Words("body "), *use(error.model, subject)
