"""Requests and settings that may show a change."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.changes.change import Subject as About
from statecheck.changes.messages.maker import Candidate, Maker
from statecheck.changes.messages.message import Kind
from statecheck.changes.messages.promises import promised_by_option
from statecheck.changes.telling import token
from statecheck.schemas import (
    Choice,
    Focus,
    Request,
    Subject,
    request_of,
    smallest,
)
from statecheck.schemas import (
    Kind as SchemaKind,
)

_ACTIONS = 60
"""So many actions are tried where anything may be on offer."""


def settings(maker: Maker) -> Iterator[Candidate]:
    """Yield what an installation may be told of an option."""
    name = maker.change.name.partition("/")[2]
    option = maker.mine.graph.system.options.get(name)
    if option is None:
        return
    if maker.word:
        said = ((maker.word, promised_by_option(option, maker.word)),)
        yield Candidate(maker.plain(Kind.SETTING, name, name, said))
        return
    plain = maker.plain(Kind.SETTING, name, name)
    values = [str(each) for each in option.enum or ("true", "false")]
    for value in sorted(values, key=lambda each: not maker.is_meant(each)):
        yield Candidate(replace(plain, body=value))


def requests(maker: Maker) -> Iterator[Candidate]:
    """Yield requests of the action that is pressed, or of any where none is."""
    actions = maker.mine.graph.system.actions
    pressed = maker.place.action
    for action in [pressed] if pressed else sorted(actions)[:_ACTIONS]:
        if action in actions:
            yield from _requests(maker, action)
        else:
            name = token(maker.mine.graph, action)
            yield Candidate(maker.plain(Kind.REQUEST, name, action))


def _requests(maker: Maker, action: str) -> Iterator[Candidate]:
    said = maker.said(Kind.REQUEST, action)
    if maker.word and not said:
        return
    plain = maker.plain(Kind.REQUEST, token(maker.mine.graph, action), action, said)
    kind = maker.change.kind
    if kind.subject is About.WIRE or kind.name == "action-wire-changed":
        read = maker.mine.read
        request = request_of(read, read.system.actions[action])
        http = f"{request.method} {request.path}".strip()
        for parts in _beside(maker, request, action):
            whole = replace(plain, parts=parts)
            yield Candidate(whole)
            yield Candidate(replace(whole, http=http))
        yield Candidate(replace(plain, http=http))
    yield from maker.bodied(plain, Subject(SchemaKind.REQUEST, action=action))


def _beside(maker: Maker, request: Request, action: str) -> Iterator[dict[str, object]]:
    """Yield what a request has beside its body, in each way that tells the action."""
    subject = Subject(SchemaKind.PARAMETERS, action=action)
    focus = Focus(maker.change.name.rpartition("/")[2], anywhere=True)
    try:
        edges = maker.edges(subject)
    except KeyError:
        return
    for each in edges.variations(focus):
        if isinstance(each.body, dict):
            yield each.body
    for body in smallest(edges.contract, subject):
        if isinstance(body, dict):
            for way in request.choices:
                yield _told(body, way, request.choices)
            yield body


def _told(
    body: dict[str, object], way: Choice, ways: tuple[Choice, ...]
) -> dict[str, object]:
    """Return the parts of a request that tells its action in one way alone."""
    parts = dict(body)
    for place in ("header", "query"):
        names = {name for each in ways for name, _ in getattr(each, place)}
        known = parts.get(place)
        kept = known.items() if isinstance(known, dict) else ()
        parts[place] = {
            **{name: value for name, value in kept if name not in names},
            **dict(getattr(way, place)),
        }
    return {place: each for place, each in parts.items() if each}
