"""Trees to elements: total, since what is wrong has been said before."""

from statecheck.spec.builder.grouping import is_spec
from statecheck.spec.builder.system import build_specs

__all__ = ["build_specs", "is_spec"]
