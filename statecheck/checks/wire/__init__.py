"""What a client has to tell apart by what goes over the wire."""

from statecheck.checks.check import Check

CHECKS: tuple[Check, ...] = ()
