"""Which words of the language name something, and what they name."""

from dataclasses import fields, is_dataclass
from enum import StrEnum

from statecheck.spec import (
    Action,
    Actor,
    Dispute,
    EnumValue,
    ErrorCode,
    Everywhere,
    Exit,
    Fact,
    Field,
    Flow,
    FlowStep,
    Model,
    Move,
    Offer,
    Option,
    Outcome,
    Property,
    Required,
    Response,
    State,
    System,
    Wire,
    WireDetail,
    WireError,
    WireState,
)


class Kind(StrEnum):
    """What a reference names."""

    TARGET = "target"
    """A state or an exit; in a flow also a step, or `step/STATE`."""
    STATE = "state"
    """A state, as before the `#` of a field's `from`."""
    STATE_OR_GROUP = "state or group"
    """A state, or the heading that states are shown under."""
    SUBJECT = "subject"
    """A state or an exit that a property speaks of; in a flow, of any step."""
    ACTION = "action"
    ACTION_FIELD = "action field"
    """A field of an action's request, as `action.field`."""
    MODEL = "model"
    ERROR = "error"
    ACTOR = "actor"
    """A declared role; `user` and `client` are none."""
    SOURCE = "source"
    OPTION = "option"
    """An option in a formula; in a flow with its step, as `step.option`."""
    SYSTEM = "system"
    """A system, or `name@version`; linking says if it cannot be found."""
    STEP_EXIT = "step exit"
    """An exit of a step, as `step/EXIT`; linking says if the step has none such."""
    STEP_OPTION = "step option"
    """An option that a flow fixes, as in a formula; linking says if there is none."""
    ORIGIN = "origin"
    """Who supplies a field; a reference of this kind is one to a state, or none."""


NAMES: dict[type, dict[str, Kind]] = {
    System: {"extends": Kind.SYSTEM},
    Flow: {"host": Kind.SYSTEM},
    FlowStep: {"system": Kind.SYSTEM},
    State: {"model": Kind.MODEL, "if_": Kind.OPTION},
    Exit: {"if_": Kind.OPTION},
    Offer: {"action": Kind.ACTION, "actor": Kind.ACTOR, "if_": Kind.OPTION},
    Outcome: {"target": Kind.TARGET, "error": Kind.ERROR, "if_": Kind.OPTION},
    Move: {"target": Kind.TARGET, "actor": Kind.ACTOR, "if_": Kind.OPTION},
    Everywhere: {
        "errors": Kind.ERROR,
        "in_": Kind.STATE_OR_GROUP,
        "except_": Kind.STATE_OR_GROUP,
    },
    Action: {
        "request": Kind.MODEL,
        "errors": Kind.ERROR,
        "actor": Kind.ACTOR,
        "response": Kind.MODEL,
    },
    Response: {"body": Kind.MODEL},
    Model: {"extends": Kind.MODEL, "variants": Kind.MODEL},
    Field: {
        "type": Kind.MODEL,
        "codes": Kind.ERROR,
        "from_": Kind.ORIGIN,
        "if_": Kind.OPTION,
    },
    Required: {"if_": Kind.OPTION},
    EnumValue: {"if_": Kind.OPTION},
    ErrorCode: {"model": Kind.MODEL, "target": Kind.TARGET, "if_": Kind.OPTION},
    Option: {"set": Kind.ACTION_FIELD},
    WireState: {"model": Kind.MODEL},
    WireError: {"model": Kind.MODEL},
    WireDetail: {"model": Kind.MODEL},
    Property: {
        "to": Kind.SUBJECT,
        "through": Kind.SUBJECT,
        "never": Kind.SUBJECT,
        "possible": Kind.SUBJECT,
        "always": Kind.SUBJECT,
        "offered": Kind.ACTION,
        "except_": Kind.STATE_OR_GROUP,
        "in_": Kind.STATE_OR_GROUP,
        "after": Kind.SUBJECT,
        "before": Kind.SUBJECT,
        "between": Kind.SUBJECT,
        "everywhere": Kind.SUBJECT,
    },
    Fact: {"source": Kind.SOURCE},
    Dispute: {"source": Kind.SOURCE},
}
"""The fields that name something, and what they name."""

NESTED: dict[type, tuple[str, ...]] = {
    System: (
        "initial",
        "start",
        "exits",
        "options",
        "actors",
        "defaults",
        "states",
        "everywhere",
        "actions",
        "models",
        "errors",
        "wire",
        "properties",
    ),
    Flow: ("initial", "defaults", "properties"),
    State: ("actions", "moves"),
    Everywhere: ("actions", "moves"),
    Offer: ("outcomes",),
    Action: ("outcomes",),
    Response: ("headers",),
    Model: ("fields", "enum"),
    Field: ("required", "enum"),
    ErrorCode: ("details",),
    Option: ("enum",),
    Wire: ("state", "error", "errors", "headers"),
    WireError: ("detail",),
    Fact: ("disputed",),
}
"""The fields with elements in them that name something in their turn."""

HOLDING_MODELS: dict[type, frozenset[str]] = {
    System: frozenset({"states", "actions", "models", "errors", "wire"}),
    State: frozenset({"model"}),
    Action: frozenset({"request", "response"}),
    Response: frozenset({"body"}),
    Model: frozenset({"variants"}),
    ErrorCode: frozenset({"model", "details"}),
    Wire: frozenset({"state", "error", "errors"}),
    WireState: frozenset({"model"}),
    WireError: frozenset({"model", "detail"}),
    WireDetail: frozenset({"model"}),
}
"""The fields in which a model in place can stand, at any depth."""

SUCCESSORS: dict[type, Kind] = {
    State: Kind.TARGET,
    Exit: Kind.TARGET,
    Action: Kind.ACTION,
    Model: Kind.MODEL,
    ErrorCode: Kind.ERROR,
    Option: Kind.OPTION,
    Actor: Kind.ACTOR,
}
"""What stands under `deprecated.use` of an element that is declared by name."""

NO_MODEL = ("response", "state")
"""A field and its value that stand in the place of a model, and name none."""

SILENT: dict[Kind, frozenset[str]] = {
    Kind.TARGET: frozenset({"stay", "unknown"}),
    Kind.ACTOR: frozenset({"user", "client"}),
    Kind.MODEL: frozenset({"none", "unknown"}),
    Kind.ERROR: frozenset({"none", "unknown"}),
    Kind.ACTION: frozenset({"unknown"}),
}
"""What stands where a name might, and is none."""


Words = tuple[tuple[str, Kind | None], ...]
"""Fields of a class, with what each names; None for one that holds what does."""


def _words(kind: type) -> Words:
    own = {item.name for item in fields(kind)} if is_dataclass(kind) else set()
    nested = (*NESTED.get(kind, ()), *(["fact"] if "fact" in own else []))
    return (*NAMES.get(kind, {}).items(), *((word, None) for word in nested))


_WORDS = {kind: _words(kind) for kind in (*NAMES, *NESTED, Actor)}

_WITH_MODELS = {
    kind: tuple(pair for pair in _WORDS[kind] if pair[0] in words)
    for kind, words in HOLDING_MODELS.items()
}


def words_of(kind: type) -> Words:
    """Return the fields of a class that name something, and those that hold what does.

    The latter have no kind.
    """
    return _WORDS.get(kind, ())


def words_with_models(kind: type) -> Words:
    """Return the fields of a class in which a model in place can stand."""
    return _WITH_MODELS.get(kind, ())


def is_silent(kind: Kind, text: str) -> bool:
    """Return whether a text in the place of a name is none."""
    return not text or text in SILENT.get(kind, ())


def parsed(kind: Kind, text: str) -> tuple[Kind, str, str, str]:
    """Return what a text names, and the name with what stands before and after it.

    A subject may name an action or an error instead of a state; an origin names a
    state if it has a `#`, and otherwise nothing.
    """
    if kind is Kind.SUBJECT or kind is Kind.ACTION:
        word, blank, name = text.partition(" ")
        if blank and word in {Kind.ACTION, Kind.ERROR}:
            return Kind(word), f"{word} ", name, ""
    elif kind is Kind.ORIGIN:
        state, hash_, pointer = text.partition("#")
        return (Kind.STATE, "", state, "#" + pointer) if hash_ else (kind, text, "", "")
    return kind, "", text, ""
