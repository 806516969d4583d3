"""What plain scalars mean in YAML 1.2's core schema, as far as JSON has it."""

import math
import re
from enum import Enum

WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
"""The plain scalars that mean nothing, or a boolean."""

NUMERIC = frozenset("+-.0123456789")
"""What numbers begin with."""

_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_SHORT = 20
"""Characters of a number that is surely not too long for anybody."""


class Refused(Enum):
    """Why a number is not taken."""

    TOO_LONG = "too long"
    NOT_FINITE = "not finite"


def resolve(text: str, longest: int) -> bool | float | str | Refused | None:
    """Return what a plain scalar means; its text if it means nothing else.

    Args:
        text: The spelling.
        longest: Characters of a number that are taken.
    """
    if text in WORDS:
        return WORDS[text]
    if text[0] not in NUMERIC:
        return text
    if len(text) <= min(longest, _SHORT) and text.isdecimal() and text.isascii():
        return int(text)  # as nearly all of them are
    if _FLOAT.fullmatch(text):
        return Refused.TOO_LONG if len(text) > longest else _decimal(text)
    if _OCTAL.fullmatch(text) or _HEXADECIMAL.fullmatch(text):
        base = {"o": 8, "x": 16}[text[1]]
        return Refused.TOO_LONG if len(text) > longest else int(text[2:], base)
    return Refused.NOT_FINITE if _NOT_FINITE.fullmatch(text) else text


def _decimal(text: str) -> float | Refused:
    """Return the number that decimal digits, a point and an exponent mean."""
    if not _DECIMAL.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else Refused.NOT_FINITE
    try:
        return int(text)
    except ValueError:  # Python takes 4,300 digits, whatever the user allows
        return Refused.TOO_LONG
