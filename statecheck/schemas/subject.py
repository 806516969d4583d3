"""What a schema is the schema of, and what may be meant by a name."""

from enum import StrEnum

from statecheck.graph import StateGraph
from statecheck.immutable import frozen


class Kind(StrEnum):
    """What a schema is the schema of."""

    ANSWER = "answer"
    """An answer that shows some state."""
    STATE = "state"
    """An answer that shows one state."""
    REQUEST = "request"
    """The body of a request for an action."""
    PARAMETERS = "parameters"
    """What such a request has beside its body."""
    RESPONSE = "response"
    """An answer to an action that is not the state."""
    ERROR = "error"
    """Any error; an error that answers an action; one that answers it in a state."""
    MODEL = "model"
    """Part of a message."""
    PART = "part"
    """An error of one code, or a detail of one."""


@frozen
class Subject:
    """What a schema is the schema of.

    Attributes:
        kind: The kind.
        action: The action, if it is about one.
        state: The state, if it is about one.
        code: The path of an error code, if it is about one.
        model: The model, if it is one.
    """

    kind: Kind
    action: str = ""
    state: str = ""
    code: str = ""
    model: str = ""


def subjects_named(graph: StateGraph, name: str) -> tuple[Subject, ...]:
    """Return what has a name: the answer of a state, the request of an action, errors.

    Error codes go by their path, or by its last part.
    """
    found = []
    if name in graph.system.states:
        found.append(Subject(Kind.STATE, state=name))
    if name in graph.system.actions:
        found.append(Subject(Kind.REQUEST, action=name))
    paths = graph.errors.resolve(name).paths
    return (*found, *(Subject(Kind.PART, code=path) for path in paths))


def is_own(graph: StateGraph, subject: Subject) -> bool:
    """Return whether what has a name is written in the system's own files."""
    if subject.kind is Kind.STATE:
        at = graph.system.states[subject.state].at
    elif subject.kind is Kind.REQUEST:
        at = graph.system.actions[subject.action].at
    else:
        at = graph.errors.codes[subject.code].at
    return graph.effective.owns(at)
