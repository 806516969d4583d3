"""What a version says of a message that no byte of the message says."""

from collections.abc import Callable, Mapping

from statecheck.changes.messages.message import Kind
from statecheck.graph import StateGraph, VariantSet, field_at
from statecheck.immutable import frozen
from statecheck.spec import (
    Absence,
    Action,
    After,
    ErrorCode,
    Move,
    Option,
    Response,
    State,
)

_DEFAULT = "default of "
"""What the word begins with that says what holds where a field is left out."""


@frozen
class At:
    """Where a message comes in one version.

    Attributes:
        graph: The version.
        node: Where the flow is.
        one: In which variant.
    """

    graph: StateGraph
    node: str
    one: VariantSet


def promised(at: At, kind: Kind, word: str, element: str) -> str:
    """Return what is said of a message under a word; empty for nothing.

    Args:
        at: Where it comes.
        kind: What it is.
        word: The word of the language.
        element: Name of the action or state, or path of the code.
    """
    if kind is Kind.REQUEST:
        return _of_action(at, word, element)
    if kind is Kind.ERROR:
        return _of_error(at, word, element)
    if kind is Kind.RESPONSE:
        response = at.graph.system.actions[element].response
        statuses = response.http if isinstance(response, Response) else ()
        return ", ".join(str(each) for each in sorted(statuses))
    return _of_state(at, word, element)


def default_of(field: str) -> str:
    """Return the word that says what holds where a field is left out."""
    return f"{_DEFAULT}{field}"


def promised_by_option(option: Option, word: str) -> str:
    """Return what is said of an option under a word; empty for nothing."""
    if word == "per":
        return option.per
    default = option.default
    return (
        str(default).lower()
        if isinstance(default, bool)
        else ""
        if default is None
        else default
    )


def _of_action(at: At, word: str, name: str) -> str:
    action = at.graph.system.actions[name]
    if word.startswith(_DEFAULT):
        pointer = word.removeprefix(_DEFAULT)
        field = field_at(at.graph.system, action.request, pointer)
        return "" if field is None or field.default is None else str(field.default)
    if word == "offered":
        return _offered(at, name)
    say = OF_ACTIONS.get(word)
    return say(action) if say else ""


def _of_state(at: At, word: str, name: str) -> str:
    if word == "after":
        return _after(at, name)
    exit_ = at.graph.system.exits.get(name)
    if exit_ is not None:
        return str(exit_.final) if word == "final" else ""
    say, state = _OF_STATES.get(word), at.graph.system.states.get(name)
    return say(state) if say and state else ""


def _answered(action: Action) -> str:
    if isinstance(action.response, Response):
        return "of its own"
    if isinstance(action.response, str) and not isinstance(action.response, Absence):
        return action.response if action.response == "state" else "of its own"
    return "" if action.response in {None, Absence.UNKNOWN} else "of its own"


def _boolean(value: bool | None) -> str:  # noqa: FBT001  # it is what is spelled
    return "" if value is None else str(value).lower()


OF_ACTIONS: Mapping[str, Callable[[Action], str]] = {
    "safe": lambda action: _boolean(action.safe),
    "idempotent": lambda action: _boolean(action.idempotent),
    "actor": lambda action: action.actor,
    "response": _answered,
}


def _sunset(state: State) -> str:
    return state.fact.deprecated.sunset if state.fact.deprecated else ""


_OF_STATES: Mapping[str, Callable[[State], str]] = {
    "final": lambda state: str(state.final or "none"),
    "sunset": _sunset,
}


def _offered(at: At, action: str) -> str:
    state = at.graph.system.states.get(at.node)
    listed = state.actions if state else at.graph.system.start
    offer = listed.members.get(action) if listed else None
    if offer is None:
        return ""
    if offer.guard or offer.offered == "sometimes":
        return "sometimes"
    return "always" if at.graph.space.where(offer.if_) & at.one else "never"


def _of_error(at: At, word: str, path: str) -> str:
    if word == "target":
        return _target(at, path)
    code: ErrorCode = at.graph.errors.codes[path]
    if word == "retriable":
        return _boolean(code.retriable)
    if word == "userMessageKey":
        return code.user_message_key or "none"
    return ", ".join(str(each) for each in sorted(code.http))


def _target(at: At, path: str) -> str:
    """Return where the flow is after an error."""
    here = {
        edge.target or "unknown"
        for edge in at.graph.leaving.get(at.node, ())
        if edge.error == path and edge.variants & at.one
    }
    if not here:
        lineage = at.graph.errors.lineage(path)
        here = {*next((each.target for each in lineage if each.target), ("stay",))}
    return ", ".join(sorted(at.node if each == "stay" else each for each in here))


def _after(at: At, target: str) -> str:
    """Return after which time a move shows a state."""
    for edge in at.graph.leaving.get(at.node, ()):
        if isinstance(edge.outcome, Move) and edge.target == target:
            after = edge.outcome.after
            if edge.variants & at.one and isinstance(after, After):
                return after.duration or after.field
    return ""
