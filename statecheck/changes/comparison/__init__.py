"""What changed from one version of a system to another: facts, not yet judged."""

from statecheck.changes.comparison.attribution import attributed
from statecheck.changes.comparison.catalogue import compare_actions
from statecheck.changes.comparison.ends import compare_ends
from statecheck.changes.comparison.errors import compare_errors
from statecheck.changes.comparison.models import compare_models
from statecheck.changes.comparison.pairing import Pair, Pairing
from statecheck.changes.comparison.states import compare_states
from statecheck.changes.comparison.surroundings import (
    compare_binding,
    compare_openness,
    compare_options,
)
from statecheck.changes.comparison.transitions import compare_transitions
from statecheck.changes.comparison.versions import Versions
from statecheck.changes.comparison.words import compare_words

COMPARISONS = (
    compare_states,
    compare_ends,
    compare_transitions,
    compare_actions,
    compare_models,
    compare_errors,
    compare_options,
    compare_binding,
    compare_openness,
    compare_words,
)
"""What is compared, by subject; each yields facts."""

__all__ = ["COMPARISONS", "Pair", "Pairing", "Versions", "attributed"]
