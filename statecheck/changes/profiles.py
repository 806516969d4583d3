"""Which cells of the law a user softens, as data.

A cell is a kind of change on one side. It is read for an old client of a new server;
for a new client of an old server the mirrored kind's cell is read. What a spec
declares comes first: a profile speaks of what is left unsaid.
"""

from collections.abc import Mapping

from statecheck.changes.change import Side, Verdict

Cells = Mapping[tuple[str, Side], Verdict]
"""By the name of a kind and a side, what becomes of an old client."""

_A, _E = Side.ACCEPTS, Side.EMITS

_ALWAYS: Cells = {
    ("start-widened", _E): Verdict.RISK,
    ("conditional-action-removed", _A): Verdict.RISK,
    ("request-model-removed", _A): Verdict.RISK,
    ("required-request-removed", _A): Verdict.RISK,
    ("optional-field-removed", _A): Verdict.RISK,
    ("required-field-removed", _A): Verdict.RISK,
    ("field-removed", _A): Verdict.RISK,
    ("optional-field-added", _E): Verdict.SAFE,
    ("required-field-added", _E): Verdict.SAFE,
    ("field-added", _E): Verdict.SAFE,
    ("optional-field-removed", _E): Verdict.RISK,
    ("default-changed", _A): Verdict.RISK,
    ("default-changed", _E): Verdict.RISK,
    ("error-status-changed", _E): Verdict.RISK,
    ("response-status-changed", _E): Verdict.RISK,
    ("message-key-changed", _E): Verdict.RISK,
    ("message-key-removed", _E): Verdict.RISK,
    ("first-error-added", _E): Verdict.RISK,
    ("error-detail-added", _E): Verdict.RISK,
    ("error-became-final", _E): Verdict.RISK,
    ("fact-forgotten", _A): Verdict.RISK,
    ("fact-forgotten", _E): Verdict.RISK,
    ("next-states-undeclared", _E): Verdict.RISK,
    ("deadline-shortened", _A): Verdict.RISK,
    ("wait-lengthened", _E): Verdict.RISK,
    ("mandatory-step-bypassed", _E): Verdict.RISK,
    ("header-removed", _A): Verdict.RISK,
    ("required-header-removed", _A): Verdict.RISK,
    ("option-default-changed", _A): Verdict.RISK,
    ("option-value-removed", _A): Verdict.RISK,
}
"""What no profile calls a break, although the law alone would."""

_BALANCED: Cells = {
    **_ALWAYS,
    ("next-states-widened", _E): Verdict.RISK,
    ("move-added", _E): Verdict.RISK,
    ("enum-value-added", _E): Verdict.RISK,
    ("variant-added", _E): Verdict.RISK,
    ("error-code-added", _E): Verdict.RISK,
    ("error-detail-added", _E): Verdict.SAFE,
}

PROFILES: Mapping[str, Cells] = {
    "strict": {
        **_ALWAYS,
        ("state-removed", _E): Verdict.RISK,
        ("state-merged", _E): Verdict.RISK,
    },
    "balanced": _BALANCED,
    "tolerant": {
        **_BALANCED,
        ("state-added", _E): Verdict.RISK,
        ("enum-value-added", _E): Verdict.SAFE,
        ("variant-added", _E): Verdict.SAFE,
        ("error-code-added", _E): Verdict.SAFE,
        ("first-error-added", _E): Verdict.SAFE,
        ("optional-field-removed", _E): Verdict.SAFE,
        ("bound-loosened", _E): Verdict.RISK,
        ("sunset-earlier", _A): Verdict.RISK,
    },
}
"""Every profile; what is not in it is left to the law."""
