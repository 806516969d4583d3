"""Formulas over options: what they are, and how they are written."""

import re

from statecheck.immutable import frozen

OPERATORS = frozenset({"and", "or", "not"})
"""The words that stand for no option, and for a value only in quotes."""

_PLAIN = re.compile(r"[A-Za-z0-9_.-]+", re.ASCII)


@frozen
class Constant:
    """What holds always, or never."""

    value: bool

    def __str__(self) -> str:
        """Return `true` or `false`."""
        return "true" if self.value else "false"


@frozen
class Name:
    """A boolean option that is set.

    Attributes:
        option: In a flow with its step: `vip.smsEnabled`.
    """

    option: str

    def __str__(self) -> str:
        """Return the name of the option."""
        return self.option


@frozen
class Compare:
    """An option that has a value, or has not.

    Attributes:
        option: In a flow with its step: `vip.mode`.
        value: The value as it is spelled, without quotes.
        equal: False for `!=`.
    """

    option: str
    value: str
    equal: bool = True

    def __str__(self) -> str:
        """Return the comparison, the value quoted where it has to be."""
        return f"{self.option} {'==' if self.equal else '!='} {_quoted(self.value)}"


@frozen
class Not:
    """What holds where its part does not."""

    part: "Formula"

    def __str__(self) -> str:
        """Return `not` before the part."""
        return f"not {_tight(self.part)}"


@frozen
class And:
    """What holds where all of its parts do; always, if there are none."""

    parts: tuple["Formula", ...]

    def __str__(self) -> str:
        """Return the parts with `and` between them."""
        return " and ".join(_tight(part) for part in self.parts) or "true"


@frozen
class Or:
    """What holds where one of its parts does; never, if there are none."""

    parts: tuple["Formula", ...]

    def __str__(self) -> str:
        """Return the parts with `or` between them."""
        parts = (
            f"({part})" if isinstance(part, Or) else str(part) for part in self.parts
        )
        return " or ".join(parts) or "false"


Formula = Constant | Name | Compare | Not | And | Or


def options(formula: Formula) -> frozenset[str]:
    """Return the options that a formula speaks of."""
    if isinstance(formula, Name | Compare):
        return frozenset({formula.option})
    if isinstance(formula, Not):
        return options(formula.part)
    if isinstance(formula, And | Or):
        return frozenset[str]().union(*map(options, formula.parts))
    return frozenset()


def _tight(part: Formula) -> str:
    return f"({part})" if isinstance(part, And | Or) else str(part)


def _quoted(value: str) -> str:
    if _PLAIN.fullmatch(value) and value not in OPERATORS:
        return value
    return "'" + value.replace("'", "''") + "'"
