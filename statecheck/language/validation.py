"""Holding a document against the language, by jsonschema-rs."""

from collections.abc import Callable
from functools import lru_cache
from typing import NoReturn

from jsonschema_rs import Draft202012Validator

from statecheck.finding import Finding
from statecheck.language.duration import is_duration
from statecheck.language.explanation import explain
from statecheck.language.formula_parser import FormulaError, parse_formula
from statecheck.language.grammar import grammar
from statecheck.language.names import leave_out_bad_names
from statecheck.language.pattern import check_pattern
from statecheck.language.rules import UNCHECKED_FILE
from statecheck.language.type_expression import TypeExpressionError, parse_type
from statecheck.settings import Limits
from statecheck.source import Location
from statecheck.syntax import Document


def validate(document: Document, limits: Limits) -> tuple[Finding, ...]:
    """Return what is wrong with the words of a document; empty if nothing is."""
    validator = _validator(limits)
    plain = document.plain()
    try:
        if validator.is_valid(plain):
            return ()
        leave_out_bad_names(plain)
        errors = list(validator.iter_errors(plain))
    except ValueError as error:  # as for what is nested more than 255 levels deep
        at = Location(document.source.name)
        return (Finding(UNCHECKED_FILE, at, f"the file cannot be checked: {error}"),)
    return explain(errors, document, grammar(limits), limits)


def formats(limits: Limits) -> dict[str, Callable[[str], bool]]:
    """Return what the formats of the language's schema take."""
    return {
        "after": lambda text: text == "unknown" or is_duration(text),
        "field-type": lambda text: (
            not isinstance(parse_type(text), TypeExpressionError)
        ),
        "formula": lambda text: not isinstance(parse_formula(text), FormulaError),
        "portable-pattern": lambda text: not check_pattern(text, limits.pattern),
    }


@lru_cache(maxsize=2)
def _validator(limits: Limits) -> Draft202012Validator:
    return Draft202012Validator(
        grammar(limits),
        validate_formats=True,
        formats=formats(limits),
        retriever=_refuse,
    )


def _refuse(uri: str) -> NoReturn:
    """Retrieve nothing, neither from the network nor from files."""
    raise LookupError(uri)
