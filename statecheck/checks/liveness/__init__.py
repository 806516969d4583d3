"""Getting somewhere: what can be reached, and where a flow gets stuck."""

from statecheck.checks.liveness import (
    dead_end,
    endless_wait,
    island,
    leading_final_state,
    missing_end,
    no_progress_cycle,
    no_way_out,
    no_way_to_success,
    trap,
    unreachable_exit,
    unreachable_state,
    unreachable_step,
    unused_action,
)

CHECKS = (
    unreachable_state.CHECK,
    island.CHECK,
    unreachable_exit.CHECK,
    unreachable_step.CHECK,
    unused_action.CHECK,
    missing_end.CHECK,
    dead_end.CHECK,
    trap.CHECK,
    no_way_to_success.CHECK,
    no_way_out.CHECK,
    endless_wait.CHECK,
    no_progress_cycle.CHECK,
    leading_final_state.CHECK,
)
