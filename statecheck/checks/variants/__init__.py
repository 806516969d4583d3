"""What only some variants have, what none or all of them have, and what flows join."""

from statecheck.checks.variants import (
    clashing_definitions,
    hidden_dead_end,
    redundant_condition,
    unsatisfiable_condition,
    untaken_exit,
    unused_host,
    unused_option,
)

CHECKS = (
    unsatisfiable_condition.CHECK,
    redundant_condition.CHECK,
    unused_option.CHECK,
    hidden_dead_end.CHECK,
    untaken_exit.CHECK,
    unused_host.CHECK,
    clashing_definitions.CHECK,
)
