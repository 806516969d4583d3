"""Outcomes: which of them can be told apart, and which can never happen."""

from statecheck.checks.check import Check

CHECKS: tuple[Check, ...] = ()
