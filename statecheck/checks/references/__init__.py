"""Names and shape: what refers to nothing, clashes, or has no beginning."""

from statecheck.checks.check import Check

CHECKS: tuple[Check, ...] = ()
