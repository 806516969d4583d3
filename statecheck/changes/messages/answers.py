"""Answers and errors that may show a change."""

from collections.abc import Iterator

from statecheck.changes.messages.maker import Candidate, Maker
from statecheck.changes.messages.message import Kind
from statecheck.changes.telling import spelled
from statecheck.schemas import Focus, Subject
from statecheck.schemas import Kind as SchemaKind

UNDECLARED = "UNDECLARED"
"""A status or an error code that no version declares."""

_CODES = 60
"""So many error codes are tried where any may be the answer."""
_STATES = 60
"""So many states are tried where anything may follow."""


def answers(maker: Maker) -> Iterator[Candidate]:
    """Yield answers that show what follows."""
    system = maker.mine.graph.system
    for shown in _shown(maker):
        said = maker.said(Kind.ANSWER, shown)
        if maker.word and not said:
            continue
        plain = maker.plain(Kind.ANSWER, maker.status(shown), shown, said)
        if shown in system.states:
            yield from maker.bodied(plain, Subject(SchemaKind.STATE, state=shown))
        else:
            yield Candidate(plain)
    if "unknown" in (maker.change.before, maker.change.after):
        yield Candidate(maker.plain(Kind.ANSWER, UNDECLARED, ""))


def responses(maker: Maker) -> Iterator[Candidate]:
    """Yield the answer to an action that is not the state."""
    action = maker.place.action
    said = maker.said(Kind.RESPONSE, action) if action else ()
    if said:
        plain = maker.plain(Kind.RESPONSE, maker.to, action, said)
        yield from maker.bodied(plain, Subject(SchemaKind.RESPONSE, action=action))


def _shown(maker: Maker) -> Iterator[str]:
    """Yield the nodes of this version that an answer may show."""
    graph, change, shown = maker.mine.graph, maker.change, maker.place.shown
    if shown:
        yield shown
    texts = (change.name.rpartition("/moves/")[2], change.before, change.after)
    named = [name for text in texts for name in text.split(", ")]
    if "/moves" in change.name or not shown:
        yield from (n for n in named if n in graph.exists and n != shown)
    if not shown or "unknown" in named:  # any may follow
        yield from sorted(graph.system.states)[:_STATES]


def errors(maker: Maker) -> Iterator[Candidate]:
    """Yield errors of the codes that a change is about."""
    graph, change = maker.mine.graph, maker.change
    named = change.name.rpartition("errors/")[2]
    paths = [maker.place.error, named, change.before, change.after]
    if change.name.endswith("/errors"):  # whatever an action is answered with
        paths += sorted(graph.errors.codes)[:_CODES]
    elif change.name == f"errors/{named}":  # what is below a code is answered as it is
        below = (each for each in graph.errors.codes if each.startswith(f"{named}/"))
        paths += sorted(below)[:_CODES]
    for path in dict.fromkeys(paths):
        if path not in graph.errors.codes:
            continue
        said = maker.said(Kind.ERROR, path)
        if maker.word and not said:
            continue
        name = "/".join(spelled(graph, path))
        plain = maker.plain(Kind.ERROR, name, path, said)
        subject = Subject(SchemaKind.PART, code=path)
        yield from maker.bodied(plain, subject)
        if change.kind.name == "error-marks-state":
            focus = Focus(_status_member(maker), outermost=True)
            yield from maker.varied(plain, subject, focus)


def _status_member(maker: Maker) -> str:
    wire = maker.mine.graph.system.wire
    return wire.state.status.strip("/") if wire and wire.state else ""
