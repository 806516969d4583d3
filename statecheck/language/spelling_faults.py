"""What is wrong with how a text is written: a name, a formula, a pattern, a time."""

import re
from collections.abc import Iterator

from jsonschema_rs import ValidationError, ValidationErrorKind

from statecheck.finding import Finding, Fix
from statecheck.language.duration import as_duration
from statecheck.language.expectation import noun
from statecheck.language.fault import Fault, shown
from statecheck.language.formula_parser import FormulaError, parse_formula
from statecheck.language.nearest import nearest
from statecheck.language.pattern import check_pattern
from statecheck.language.rules import (
    BAD_ENDPOINT,
    BAD_FORMULA,
    BAD_NAME,
    BAD_PATTERN,
    BAD_POINTER,
    BAD_TIME,
    BAD_TYPE,
    MISSING_VALUE,
    WRONG_VALUE,
)
from statecheck.language.type_expression import TypeExpressionError, parse_type
from statecheck.language.vocabulary import definition
from statecheck.settings import Limits

_RULES = {"Endpoint": BAD_ENDPOINT, "Origin": WRONG_VALUE, "Pointer": BAD_POINTER}
"""Definitions of texts that are no names."""

_ORIGINS = ("user", "client", "session", "out-of-band", "state")
"""Origins of a field that are a word, as the pattern of `Origin` has them."""

_STRANGE = {
    "Name": re.compile(r"[^A-Za-z0-9_-]"),
    "DottedName": re.compile(r"[^A-Za-z0-9_.-]"),
    "Reference": re.compile(r"[^A-Za-z0-9_./-]"),
}
"""What a name cannot have in it."""


def bad_key(fault: Fault, error: ValidationError) -> Iterator[Finding]:
    """Yield that a key is no name."""
    name = str(error.instance)
    at = (fault.at / name).key
    yield Finding(BAD_NAME, at, _no_name(name, fault.definition, error))


def bad_text(fault: Fault) -> Iterator[Finding]:
    """Yield that a text is not written as the language has it."""
    name = fault.definition
    if name == "Reason":
        yield Finding(MISSING_VALUE, fault.at, f"no reason stands {fault.where}")
    elif name in _RULES:
        near = nearest(fault.text, _ORIGINS) if name == "Origin" else ""
        fix = Fix(f"did you mean `{near}`?", near) if near else None
        yield Finding(_RULES[name], fault.at, _unlike(fault.text, name), fix=fix)
    else:
        yield Finding(BAD_NAME, fault.at, _no_name(fault.text, name, fault.error))


def bad_format(fault: Fault, form: str, limits: Limits) -> Iterator[Finding]:
    """Yield what is wrong with a text that is more than letters."""
    text, what = fault.text, shown(fault.text)
    near = ""
    match form:
        case "formula" if isinstance(error := parse_formula(text), FormulaError):
            rule = BAD_FORMULA
            message = f"{what} is no formula: {error.message} (column {error.column})"
        case "field-type" if isinstance(wrong := parse_type(text), TypeExpressionError):
            rule = BAD_TYPE
            message = wrong.message
            if not message.startswith(f"{what} "):
                message = f"{what} is no type: {message}"
        case "portable-pattern":
            rule = BAD_PATTERN
            reason = check_pattern(text, limits.pattern)
            message = f"{what} is not read alike by every engine: {reason}"
        case "date":
            rule = BAD_TIME
            message = f"{what} is no date such as `2027-01-31`"
        case _:
            rule = BAD_TIME
            message = f"{what} is no duration such as `PT30S`"
            near = as_duration(text)
    fix = Fix(f"did you mean `{near}`?", near) if near else None
    yield Finding(rule, fault.at, message, fix=fix)


def _no_name(name: str, kind: str, error: ValidationError) -> str:
    """Return why a text is no name.

    Args:
        name: The text.
        kind: The definition that it should keep to: `Name`, `Reference`, ….
        error: What the validator says of it.
    """
    strange = _STRANGE[kind].search(name) if kind in _STRANGE else None
    if isinstance(error.kind, ValidationErrorKind.MaxLength):
        return f"{shown(name)} has more characters than a name: {error.kind.limit}"
    if isinstance(error.kind, ValidationErrorKind.Not):
        return f"{shown(name)} is a word of the language and cannot be a name"
    if not name:
        return "the name is empty"
    if strange:
        what = "a blank" if strange[0] == " " else f"`{strange[0]}`"
        return f"{shown(name)} has {what} in it, which no name can have"
    return _unlike(name, kind)


def _unlike(text: str, kind: str) -> str:
    """Return that a text is not what a definition describes, with its example."""
    _, _, thing = noun(kind).partition(" ")
    return f"{shown(text)} is no {thing} such as `{definition(kind)['examples'][0]}`"
