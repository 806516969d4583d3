"""Outcomes: which of them can be told apart, and which can never happen."""

from statecheck.checks.choice import (
    ambiguous_outcome,
    changing_actor,
    contradicted_move,
    impossible_outcome,
    incomplete_conditions,
)

CHECKS = (
    impossible_outcome.CHECK,
    incomplete_conditions.CHECK,
    contradicted_move.CHECK,
    ambiguous_outcome.CHECK,
    changing_actor.CHECK,
)
