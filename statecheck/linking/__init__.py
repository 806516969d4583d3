"""Several systems to one effective system: what builds on what, and flows."""

from statecheck.linking.error_tree import ErrorTree, Resolved
from statecheck.linking.kinds import Kind
from statecheck.linking.references import Reference, models_of, references
from statecheck.linking.rules import RULES
from statecheck.linking.workspace import Effective, extended, link

__all__ = [
    "RULES",
    "Effective",
    "ErrorTree",
    "Kind",
    "Reference",
    "Resolved",
    "extended",
    "link",
    "models_of",
    "references",
]
