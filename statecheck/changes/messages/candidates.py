"""Messages that may show a change, those first that tell most."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.changes.change import Change
from statecheck.changes.change import Subject as About
from statecheck.changes.messages.answers import (
    UNDECLARED,
    answers,
    errors,
    responses,
)
from statecheck.changes.messages.maker import Candidate, Maker
from statecheck.changes.messages.message import Kind
from statecheck.changes.messages.promises import OF_ACTIONS
from statecheck.changes.messages.proof import FACTS
from statecheck.changes.messages.requests import requests, settings
from statecheck.changes.telling import answers_with_state, spelled
from statecheck.schemas import Focus, Subject
from statecheck.schemas import Kind as SchemaKind
from statecheck.spec import Model, System

_MODELS = 60
"""So many models are looked through for fields whose values are listed."""


def candidates(maker: Maker, *, accepted: bool) -> Iterator[Candidate]:
    """Yield messages: requests if a change is about what is accepted, else answers."""
    subject, name = maker.change.kind.subject, maker.change.name
    if subject is About.OPTION:
        yield from settings(maker)
    elif subject is About.WIRE:
        yield from requests(maker)
        yield from answers(maker)
        yield from errors(maker)
        yield from _saying(maker, name, answers(maker))
    elif maker.change.openness:
        yield from _vocabulary(maker, maker.change.openness)
    elif not maker.word and is_of_body(maker.change):
        yield from _bodies(maker, maker.focus, accepted=accepted)
    elif _is_of_request(maker, accepted=accepted):
        yield from requests(maker)
    elif subject is About.ACTION and "/response" in name:
        yield from responses(maker)
    elif subject is About.ERROR or "errors/" in name or "/errors" in name:
        yield from errors(maker)
        if maker.change.kind.name.startswith("condition-"):
            yield from _saying(maker, "when", errors(maker))
    else:
        yield from answers(maker)
        if maker.change.kind.name.startswith("condition-"):
            yield from _saying(maker, "when", answers(maker))


def _saying(maker: Maker, word: str, some: Iterator[Candidate]) -> Iterator[Candidate]:
    """Yield messages with what this version says of them under a word."""
    for each in some:
        message = each.message
        said = maker.said_of(message.kind, word, message.element)
        if said:
            yield replace(each, message=replace(message, said=said))


def is_of_body(change: Change) -> bool:
    """Return whether a change is about what is in a body."""
    kind, name = change.kind, change.name
    if "/fields/" in name or kind.name.startswith(("request-", "required-request-")):
        return True
    if kind.name in FACTS and change.old.pointer.keys[-1:] == ("request",):
        return True
    return kind.subject is About.MODEL and (
        name.startswith(("models/", "wire/"))
        or name.endswith(("/model", "/request", "/response"))
        or "/variants/" in name
    )


def _is_of_request(maker: Maker, *, accepted: bool) -> bool:
    name = maker.change.name
    if maker.word == "sunset":
        return "actions/" in name
    if maker.word in OF_ACTIONS or name.endswith("/actions"):
        return True
    if "/moves" in name or "errors" in name:
        return False
    return accepted


def _vocabulary(maker: Maker, word: str) -> Iterator[Candidate]:
    """Yield messages with what nobody declares."""
    if word == "statuses":
        yield Candidate(maker.plain(Kind.ANSWER, UNDECLARED, ""))
    elif word == "codes":
        yield Candidate(maker.plain(Kind.ERROR, UNDECLARED, ""))
    elif word == "enums":
        systems = [each.graph.system for each in (maker.mine, maker.other)]
        for name in dict.fromkeys(n for each in systems for n in _enumerated(each)):
            focus = Focus(name, anywhere=True)
            yield from _bodies(maker, focus, accepted=False)
            yield from _bodies(maker, focus, accepted=True)
    else:
        focus = Focus(outermost=True)
        yield from _bodies(maker, focus, accepted=word == "requests")


def _enumerated(system: System) -> Iterator[str]:
    """Yield names of fields whose values are listed."""
    uses = [
        *(state.model for state in system.states.values()),
        *(action.request for action in system.actions.values()),
    ]
    models = [*system.models.values(), *(u for u in uses if isinstance(u, Model))]
    for model in models[:_MODELS]:
        for field in model.fields.values() if model.fields else ():
            named = system.models.get(str(field.type))
            if field.enum or (named is not None and named.enum):
                yield field.wire or field.name


def _bodies(maker: Maker, focus: Focus, *, accepted: bool) -> Iterator[Candidate]:
    """Yield messages that are tried at a member of their body."""
    graph, place = maker.mine.graph, maker.place
    if accepted:
        if place.action:
            plain = maker.plain(Kind.REQUEST, maker.to, place.action)
            subject = Subject(SchemaKind.REQUEST, action=place.action)
            yield from maker.varied(plain, subject, focus)
            beside = Subject(SchemaKind.PARAMETERS, action=place.action)
            around = Focus(focus.member, focus.models, anywhere=True)
            yield from maker.varied(plain, beside, around)
    elif place.error or maker.change.name.startswith("errors/"):
        named = maker.change.name.removeprefix("errors/").partition("/model")[0]
        path = place.error or named
        if path in graph.errors.codes:
            name = "/".join(spelled(graph, path))
            subject = Subject(SchemaKind.PART, code=path)
            yield from maker.varied(maker.plain(Kind.ERROR, name, path), subject, focus)
    elif place.action and not answers_with_state(graph, place.action):
        plain = maker.plain(Kind.RESPONSE, maker.to, place.action)
        subject = Subject(SchemaKind.RESPONSE, action=place.action)
        yield from maker.varied(plain, subject, focus)
    elif (shown := place.shown or place.node) in graph.system.states:
        plain = maker.plain(Kind.ANSWER, maker.status(shown), shown)
        subject = Subject(SchemaKind.STATE, state=shown)
        yield from maker.varied(plain, subject, focus)
