"""What a good spec keeps to: a module and a page for each rule, by subject."""

from statecheck.checks import (
    choice,
    data,
    errors,
    habits,
    liveness,
    properties,
    references,
    rules,
    variants,
    wire,
)
from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.judgement import Judgement, as_set, judge
from statecheck.checks.naming_once import named_once
from statecheck.checks.spoilt import lost_in, unread_in, with_lost, with_repeated
from statecheck.checks.unread import Unread
from statecheck.checks.writing_once import written_once

CHECKS: tuple[Check, ...] = (
    *references.CHECKS,
    *liveness.CHECKS,
    *choice.CHECKS,
    *errors.CHECKS,
    *data.CHECKS,
    *wire.CHECKS,
    *variants.CHECKS,
    *properties.CHECKS,
    *habits.CHECKS,
)
"""Every check, in the order in which a reader should meet their findings."""

RULES = (*rules.RULES, *(check.rule for check in CHECKS))
"""The rules that are judged here: those of `allow`, then those of the checks."""

__all__ = [
    "CHECKS",
    "RULES",
    "Check",
    "Fault",
    "Judgement",
    "Subject",
    "Unread",
    "as_set",
    "judge",
    "lost_in",
    "named_once",
    "unread_in",
    "with_lost",
    "with_repeated",
    "written_once",
]
