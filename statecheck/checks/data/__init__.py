"""Models and their fields: who uses them, and who supplies what is sent."""

from statecheck.checks.check import Check

CHECKS: tuple[Check, ...] = ()
