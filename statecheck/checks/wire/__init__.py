"""What a client has to tell apart by what goes over the wire."""

from statecheck.checks.wire import indistinct_actions, indistinct_states

CHECKS = (
    indistinct_states.CHECK,
    indistinct_actions.CHECK,
)
