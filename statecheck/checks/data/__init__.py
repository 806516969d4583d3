"""Models and their fields: who uses them, and who supplies what is sent."""

from statecheck.checks.data import (
    conflicting_field,
    contradictory_field,
    disagreeing_example,
    exposed_secret,
    mismatched_origin,
    missing_input,
    unconsumed_output,
    unsuppliable_input,
    unused_model,
    widened_field,
)

CHECKS = (
    unused_model.CHECK,
    unsuppliable_input.CHECK,
    missing_input.CHECK,
    mismatched_origin.CHECK,
    unconsumed_output.CHECK,
    contradictory_field.CHECK,
    widened_field.CHECK,
    conflicting_field.CHECK,
    disagreeing_example.CHECK,
    exposed_secret.CHECK,
)
