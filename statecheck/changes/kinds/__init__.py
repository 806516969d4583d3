"""Every kind of change: what it is about, and what it does to the server's two sets.

Nothing is judged here. Whom a change hurts follows from its row by the law.
"""

from collections.abc import Mapping

from statecheck.changes.change import ChangeKind
from statecheck.changes.kinds.actions import ACTIONS
from statecheck.changes.kinds.errors import ERRORS
from statecheck.changes.kinds.fields import FIELDS
from statecheck.changes.kinds.knowledge import KNOWLEDGE
from statecheck.changes.kinds.models import MODELS
from statecheck.changes.kinds.states import STATES
from statecheck.changes.kinds.surroundings import SURROUNDINGS
from statecheck.changes.kinds.transitions import TRANSITIONS
from statecheck.changes.kinds.values import VALUES

KINDS: tuple[ChangeKind, ...] = (
    *STATES,
    *ACTIONS,
    *TRANSITIONS,
    *FIELDS,
    *VALUES,
    *MODELS,
    *KNOWLEDGE,
    *ERRORS,
    *SURROUNDINGS,
)
"""Every kind, by subject."""

BY_NAME: Mapping[str, ChangeKind] = {kind.name: kind for kind in KINDS}
"""Every kind by its name."""

__all__ = ["BY_NAME", "KINDS"]
