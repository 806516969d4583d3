"""Several systems to one effective system: what builds on what, and flows."""

from statecheck.linking.error_tree import WITHOUT_DETAIL, ErrorTree, Resolved
from statecheck.linking.fixing import fixed
from statecheck.linking.kinds import Kind
from statecheck.linking.leading import leading
from statecheck.linking.naming import models_of, named
from statecheck.linking.references import Reference, references
from statecheck.linking.rules import RULES
from statecheck.linking.spelling import spelled
from statecheck.linking.workspace import Effective, extended, link

__all__ = [
    "RULES",
    "WITHOUT_DETAIL",
    "Effective",
    "ErrorTree",
    "Kind",
    "Reference",
    "Resolved",
    "extended",
    "fixed",
    "leading",
    "link",
    "models_of",
    "named",
    "references",
    "spelled",
]
