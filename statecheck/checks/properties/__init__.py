"""What the author promises of every run."""

from statecheck.checks.check import Check

CHECKS: tuple[Check, ...] = ()
