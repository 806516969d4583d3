"""The words of the spec language: what they are, and whether a file keeps to them."""

from statecheck.language.duration import is_duration
from statecheck.language.formula import (
    And,
    Compare,
    Constant,
    Formula,
    Name,
    Not,
    Or,
    options,
)
from statecheck.language.formula_parser import FormulaError, parse_formula
from statecheck.language.matching import matches
from statecheck.language.nearest import Candidates, nearest
from statecheck.language.pattern import check_pattern
from statecheck.language.reference import language_reference
from statecheck.language.repair import check_and_repair
from statecheck.language.rules import RULES
from statecheck.language.structure import check_structure
from statecheck.language.type_expression import (
    PRIMITIVES,
    FieldType,
    ListOf,
    MapOf,
    ModelReference,
    Primitive,
    TypeExpressionError,
    parse_type,
)
from statecheck.language.unread import at_path, unread_names
from statecheck.language.vocabulary import (
    definition,
    language_schema,
    reserved_words,
    words,
)

__all__ = [
    "PRIMITIVES",
    "RULES",
    "And",
    "Candidates",
    "Compare",
    "Constant",
    "FieldType",
    "Formula",
    "FormulaError",
    "ListOf",
    "MapOf",
    "ModelReference",
    "Name",
    "Not",
    "Or",
    "Primitive",
    "TypeExpressionError",
    "at_path",
    "check_and_repair",
    "check_pattern",
    "check_structure",
    "definition",
    "is_duration",
    "language_reference",
    "language_schema",
    "matches",
    "nearest",
    "options",
    "parse_formula",
    "parse_type",
    "reserved_words",
    "unread_names",
    "words",
]
