"""Getting somewhere: what can be reached, and where a flow gets stuck."""

from statecheck.checks.liveness import trap, unreachable_state

CHECKS = (
    unreachable_state.CHECK,
    trap.CHECK,
)
