"""What programs call: the commands as functions, with values in and values out."""

from statecheck.comparing import Compared, Seen
from statecheck.exports import Exported, Loss
from statecheck.finding import Checked, Diagnostic, Finding, Severity
from statecheck.interface.comparison import diff
from statecheck.interface.judging import check
from statecheck.interface.languages import export, show
from statecheck.interface.loading import load
from statecheck.interface.messages import example, schema, validator
from statecheck.interface.pages import FORMS, TITLE, Form, pages
from statecheck.interface.pictures import draw
from statecheck.interface.reference import reference
from statecheck.interface.reporting import report
from statecheck.interface.since import BaseError, Since, since
from statecheck.interface.systems import System, Systems, UnreadableError
from statecheck.schemas import Held, Problem, Validator

__all__ = [
    "FORMS",
    "TITLE",
    "BaseError",
    "Checked",
    "Compared",
    "Diagnostic",
    "Exported",
    "Finding",
    "Form",
    "Held",
    "Loss",
    "Problem",
    "Seen",
    "Severity",
    "Since",
    "System",
    "Systems",
    "UnreadableError",
    "Validator",
    "check",
    "diff",
    "draw",
    "example",
    "export",
    "load",
    "pages",
    "reference",
    "report",
    "schema",
    "show",
    "since",
    "validator",
]
