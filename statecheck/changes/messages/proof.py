"""Which kind of witness a kind of change has, as data."""

from collections.abc import Mapping
from enum import StrEnum

from statecheck.changes.change import ChangeKind


class Proof(StrEnum):
    """What shows that a change hurts somebody."""

    MESSAGE = "message"
    """A run, and a message at its end that one version takes and the other refuses."""
    PROMISE = "promise"
    """The same; what is refused is what a version says of the message, not its bytes:
    that it may be sent again, that the flow is over, until when it may come."""
    RUN = "run"
    """The run: each message on it is taken, and the harm is where all of them lead."""


RUNS = frozenset(
    {
        "old-client-stuck",
        "old-client-freed",
        "success-unreachable",
        "success-reachable",
        "mandatory-step-bypassed",
        "mandatory-step-added",
        "livelock-introduced",
        "livelock-removed",
        "flow-stranded",
    }
)
"""Kinds of change of which every single message is understood."""

PROMISES: Mapping[str, str] = {
    "action-became-conditional": "offered",
    "action-became-unconditional": "offered",
    "action-became-unsafe": "safe",
    "action-became-safe": "safe",
    "action-became-unrepeatable": "idempotent",
    "action-became-repeatable": "idempotent",
    "actor-changed": "actor",
    "response-changed": "response",
    "response-status-changed": "http",
    "response-status-class-changed": "http",
    "error-status-changed": "http",
    "error-status-class-changed": "http",
    "message-key-added": "userMessageKey",
    "message-key-removed": "userMessageKey",
    "message-key-changed": "userMessageKey",
    "error-became-retriable": "retriable",
    "error-became-final": "retriable",
    "error-target-changed": "target",
    "state-became-terminal": "final",
    "state-became-nonterminal": "final",
    "terminal-outcome-changed": "final",
    "sunset-earlier": "sunset",
    "deadline-shortened": "after",
    "deadline-lengthened": "after",
    "wait-shortened": "after",
    "wait-lengthened": "after",
    "option-default-changed": "default",
    "option-changed": "per",
    "default-changed": "default",
    "format-widened": "format",
    "format-narrowed": "format",
    "format-replaced": "format",
}
"""By kind of change, the word of the language under which something is promised."""

FACTS = frozenset({"fact-learned", "fact-forgotten"})
"""Kinds of change that may be about anything, and so about a promise."""

FACT_WORDS = ("safe", "idempotent", "retriable", "http")
"""The words under which it is one."""


def proof_of(kind: ChangeKind) -> Proof:
    """Return what shows that a change of a kind hurts somebody."""
    if kind.name in RUNS:
        return Proof.RUN
    return Proof.PROMISE if kind.name in PROMISES else Proof.MESSAGE
