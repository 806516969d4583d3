"""The plain habits of a good spec; all of them notes."""

from statecheck.checks.habits import (
    deprecated_use,
    look_alike_names,
    missing_description,
    missing_example,
    missing_source,
    naming_style,
    undescribed_value,
)

CHECKS = (
    missing_description.CHECK,
    undescribed_value.CHECK,
    missing_source.CHECK,
    missing_example.CHECK,
    naming_style.CHECK,
    look_alike_names.CHECK,
    deprecated_use.CHECK,
)
