"""What a version says of a message that no byte of the message says."""

from collections.abc import Callable, Mapping

from statecheck.changes.conditions import conditions_in_words
from statecheck.changes.messages.message import Kind
from statecheck.graph import Edge, StateGraph, VariantSet, field_at
from statecheck.immutable import frozen
from statecheck.spec import (
    Absence,
    Action,
    After,
    ErrorCode,
    ModelUse,
    Move,
    Option,
    Outcome,
    Response,
    State,
    Table,
)

OF_FIELDS = ("default", "format")
"""The words under which something is said of a field."""

WIRE = "wire/"
"""What the words begin with under which a part of the binding is said."""

_OF, _IN = " of ", " in model "
"""What stands between such a word, the field, and the model that has it."""


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
    if word.startswith(WIRE):
        return _of_wire(at, word)
    if word == "when" and kind is not Kind.REQUEST:
        return _asked_for(at, kind, element)
    return _OF_MESSAGES[kind](at, word, element)


def of_field(word: str, path: str) -> str:
    """Return the word that says what holds of a field, by its logical path."""
    owner, _, field = path.removesuffix("/*").rpartition("/fields/")
    section, _, model = owner.partition("/")
    within = f"{_IN}{model}" if section == "models" and "/" not in model else ""
    return f"{word}{_OF}{field}{within}"


def _of_body(at: At, said: str, body: ModelUse) -> str:
    """Return what is said of a field of a body, or of a model that is part of it."""
    word, _, named = said.partition(_OF)
    field, within, model = named.rpartition(_IN)
    use, name = (model, field) if within else (body, named)
    found = field_at(at.graph.system, use, name)
    value = None if found is None else getattr(found, word)
    return "" if value is None else str(value)


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


def _of_wire(at: At, word: str) -> str:
    """Return a part of the binding that is a text or a list; empty if there is none."""
    found: object = at.graph.system.wire
    for step in word.removeprefix(WIRE).split("/"):
        if isinstance(found, tuple):
            index = int(step) if step.isdecimal() else len(found)
            found = found[index] if index < len(found) else None
        elif isinstance(found, Table):
            found = found.get(step)
        else:
            found = getattr(found, step, None)
    several = found if isinstance(found, tuple | frozenset) else (found,)
    if not all(isinstance(each, str | int) for each in several):
        return ""  # a part with parts of its own
    return ", ".join(sorted(str(each) for each in several))


def _asked_for(at: At, kind: Kind, element: str) -> str:
    """Return for which requests an error comes, or a state; empty if for none."""
    edges = [
        edge
        for edge in at.graph.leaving.get(at.node, ())
        if (edge.error if kind is Kind.ERROR else edge.target) == element
        and (kind is Kind.ERROR or not edge.error)
        and edge.variants & at.one
    ]
    return "; ".join(sorted({_cases(edge) for edge in edges}))


def _cases(edge: Edge) -> str:
    when = edge.outcome.when if isinstance(edge.outcome, Outcome) else None
    return "any" if when is None else conditions_in_words(when)


def _of_action(at: At, word: str, name: str) -> str:
    action = at.graph.system.actions[name]
    if _OF in word:
        return _of_body(at, word, action.request)
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
    if state and _OF in word:
        return _of_body(at, word, state.model)
    return say(state) if say and state else ""


def _body(response: Response | ModelUse) -> ModelUse:
    return response.body if isinstance(response, Response) else response


def _answered(action: Action) -> str:
    if isinstance(action.response, Response):
        return "of its own"
    if isinstance(action.response, str) and not isinstance(action.response, Absence):
        return action.response if action.response == "state" else "of its own"
    return "" if action.response in {None, Absence.UNKNOWN} else "of its own"


def _boolean(value: bool | None) -> str:  # noqa: FBT001  # it is what is spelled
    return "" if value is None else str(value).lower()


def _sunset(element: State | Action) -> str:
    deprecated = element.fact.deprecated
    return deprecated.sunset if deprecated else ""


OF_ACTIONS: Mapping[str, Callable[[Action], str]] = {
    "safe": lambda action: _boolean(action.safe),
    "idempotent": lambda action: _boolean(action.idempotent),
    "actor": lambda action: action.actor,
    "response": _answered,
    "sunset": _sunset,
}


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
    there = at.graph.space.where(offer.if_) & at.one
    return (offer.offered or "") if there else "never"


def _of_error(at: At, word: str, path: str) -> str:
    if word == "target":
        return _target(at, path)
    code: ErrorCode = at.graph.errors.codes[path]
    if _OF in word:
        return _of_body(at, word, code.model)
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


def _of_response(at: At, word: str, name: str) -> str:
    response = at.graph.system.actions[name].response
    if _OF in word:
        return _of_body(at, word, _body(response))
    statuses = response.http if isinstance(response, Response) else ()
    return ", ".join(str(each) for each in sorted(statuses))


_OF_MESSAGES: Mapping[Kind, Callable[[At, str, str], str]] = {
    Kind.REQUEST: _of_action,
    Kind.ANSWER: _of_state,
    Kind.RESPONSE: _of_response,
    Kind.ERROR: _of_error,
}
