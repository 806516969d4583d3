"""What can be wrong with judging itself: with `allow`, and with a check."""

from statecheck.finding import Rule, Severity

ALLOWED_ERROR = Rule(
    name="allowed-error",
    severity=Severity.ERROR,
    summary="An `allow` of a rule whose breach is an error",
    why="Where a spec contradicts itself or a client is surely hurt, no reason makes "
    "it right.",
    mend="Mend what the rule finds, and take the `allow` out.",
)

UNDEFINED_RULE = Rule(
    name="undefined-rule",
    severity=Severity.WARNING,
    summary="An `allow` of a rule that does not exist",
    why="What was meant to be allowed is reported as before.",
    mend="Correct the name: `statecheck rules` lists them.",
)

UNUSED_ALLOW = Rule(
    name="unused-allow",
    severity=Severity.WARNING,
    summary="An `allow` that allows nothing",
    why="It would hide the next breach of its rule, which nobody has looked at.",
    mend="Take it out.",
)

EXPIRED_ALLOW = Rule(
    name="expired-allow",
    severity=Severity.WARNING,
    summary="An `allow` whose last day is over",
    why="What it allowed was to be mended by then.",
    mend="Mend what the rule finds, or say until when it is allowed now.",
)

CHECK_FAILED = Rule(
    name="check-failed",
    severity=Severity.ERROR,
    summary="A check that broke down",
    why="Whatever it would have found is missing from the report.",
    mend="Report it to the makers of statecheck, with the spec if that is possible.",
)

TOO_MANY_VARIANTS = Rule(
    name="too-many-variants",
    severity=Severity.ERROR,
    summary="Options whose variants cannot be told apart within the limit",
    why="What depends on the graph of the system was not looked at.",
    mend="Fix options with `--variant`, say the same with fewer, or raise the limit "
    "`variants`.",
)

TOO_MANY_INPUTS = Rule(
    name="too-many-inputs",
    severity=Severity.ERROR,
    summary="More inputs, in more states, than are looked for within the limit",
    why="Whether each has been shown by the time it is sent was not looked at.",
    mend="Say `from` of fewer fields, offer their actions in fewer states, or raise "
    "the limit `inputs`.",
)

OF_LIMITS = {"variants": TOO_MANY_VARIANTS, "inputs": TOO_MANY_INPUTS}
"""By limit that a check may meet, the rule that says so."""

RULES = (
    ALLOWED_ERROR,
    UNDEFINED_RULE,
    UNUSED_ALLOW,
    EXPIRED_ALLOW,
    CHECK_FAILED,
    TOO_MANY_VARIANTS,
    TOO_MANY_INPUTS,
)
"""Every rule this room speaks of beside those of its checks."""
