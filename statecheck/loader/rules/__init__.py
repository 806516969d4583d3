"""What can be wrong with files before anything in them is read."""

from statecheck.finding import Rule

RULES: tuple[Rule, ...] = ()
"""Every rule this room speaks of, in the order in which a file meets them."""
