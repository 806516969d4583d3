"""What the author promises of every run."""

from statecheck.checks.properties import (
    broken_property,
    bypassed_gate,
    missing_escape,
    shaky_property,
    vacuous_property,
)

CHECKS = (
    bypassed_gate.CHECK,
    broken_property.CHECK,
    missing_escape.CHECK,
    vacuous_property.CHECK,
    shaky_property.CHECK,
)
