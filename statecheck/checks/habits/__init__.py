"""The plain habits of a good spec; all of them notes."""

from statecheck.checks.check import Check

CHECKS: tuple[Check, ...] = ()
