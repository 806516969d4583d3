# The public names, for type checkers and editors; `__init__.py` hands them out.

from statecheck.comparing import Compared, Seen
from statecheck.exports import Exported, Loss
from statecheck.finding import Checked, Diagnostic, Finding, Severity
from statecheck.interface.comparison import diff
from statecheck.interface.judging import check
from statecheck.interface.languages import export, show
from statecheck.interface.loading import load
from statecheck.interface.messages import example, schema, validator
from statecheck.interface.pictures import draw
from statecheck.interface.reference import reference
from statecheck.interface.reporting import report
from statecheck.interface.systems import System, Systems, UnreadableError
from statecheck.schemas import Held, Problem, Validator

__all__ = [
    "Checked",
    "Compared",
    "Diagnostic",
    "Exported",
    "Finding",
    "Held",
    "Loss",
    "Problem",
    "Seen",
    "Severity",
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
    "reference",
    "report",
    "schema",
    "show",
    "validator",
]
