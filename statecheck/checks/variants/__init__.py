"""What only some variants have, and what holds in none or in all of them."""

from statecheck.checks.check import Check

CHECKS: tuple[Check, ...] = ()
