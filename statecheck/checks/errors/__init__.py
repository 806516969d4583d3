"""Error codes: who raises them, and what becomes of the flow."""

from statecheck.checks.check import Check

CHECKS: tuple[Check, ...] = ()
