"""Error codes: who raises them, and what becomes of the flow."""

from statecheck.checks.errors import (
    error_without_aftermath,
    parent_status_mismatch,
    undeclared_errors,
    unraised_error,
    unrecoverable_error,
)

CHECKS = (
    unraised_error.CHECK,
    error_without_aftermath.CHECK,
    undeclared_errors.CHECK,
    parent_status_mismatch.CHECK,
    unrecoverable_error.CHECK,
)
