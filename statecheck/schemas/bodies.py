"""The body of a request, and of an answer that is not the state."""

from statecheck.schemas.knowledge import Knowledge
from statecheck.schemas.marks import HTTP, described, marks
from statecheck.schemas.models import forms
from statecheck.schemas.pointers import placed, way_of
from statecheck.schemas.schema import Schema
from statecheck.schemas.shape import Shape, alternatives, together
from statecheck.spec import (
    Absence,
    Action,
    ModelUse,
    Response,
    Wire,
    WireAction,
    WireChoice,
)

_ACTION = "{action}"
_STATE = "state"


def choices_of(known: Knowledge, action: Action) -> tuple[WireChoice, ...]:
    """Return the ways of saying which action is meant.

    An action that has an address of its own is told by that.
    """
    binding = (known.system.wire or Wire()).action or WireAction()
    return () if action.http else binding.choose


def spelled(text: str, action: Action) -> str:
    """Return a text of the binding with the action's name in it."""
    return text.replace(_ACTION, action.wire or action.name)


def request_schema(known: Knowledge, action: Action) -> Schema:
    """Return the schema of the body of a request for an action."""
    texts = described(action.description, action.name)
    if action.examples:
        texts["examples"] = list(action.examples)
    texts |= marks(action.fact, known.system.sources)
    if action.fact.disputes("request"):
        return texts
    chosen = _choosing(known, action)
    is_known = action.request not in {None, Absence.UNKNOWN}
    if not is_known and not chosen.members:
        return texts
    return {
        **alternatives(together((forms(known, action.request), (chosen,)))),
        **texts,
    }


def _choosing(known: Knowledge, action: Action) -> Shape:
    """Return what the body has that says which action is meant."""
    ways = choices_of(known, action)
    only = len(ways) == 1
    shape = Shape(closed=True)
    for way in ways:
        for pointer, text in sorted(way.body.items()):
            constant: Schema = {"const": spelled(text, action)}
            shape = shape & placed(way_of(pointer), constant, required=only)
    return shape


def response_schema(known: Knowledge, action: Action) -> Schema | None:
    """Return the schema of the answer to an action; None if that is the state."""
    response = action.response
    if isinstance(response, str) and response == _STATE:
        return None
    if response is None or action.fact.disputes("response"):
        return None
    return _response(known, action, response)


def _response(
    known: Knowledge, action: Action, response: ModelUse | Response
) -> Schema:
    texts = described(action.description, f"{action.name} response")
    use = response if not isinstance(response, Response) else response.body
    if isinstance(response, Response):
        texts = described(response.description or action.description, texts["title"])
        texts |= {HTTP: list(response.http)} if response.http else {}
        texts |= marks(response.fact, known.system.sources)
    if use is None or use is Absence.UNKNOWN:
        return texts
    return {**alternatives(forms(known, use)), **texts}
