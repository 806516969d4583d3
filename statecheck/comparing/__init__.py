"""Two versions of everything that was loaded: what changed, agreed to or not."""

from statecheck.comparing.approvals import (
    Approval,
    Approvals,
    accepted,
    day,
    read_approvals,
    write_approvals,
)
from statecheck.comparing.compared import (
    Bar,
    Compared,
    Direction,
    Pair,
    Seen,
    severity,
)
from statecheck.comparing.comparison import Before, compare
from statecheck.comparing.explanation import kind_page
from statecheck.comparing.places import START as START_OF_FLOWS
from statecheck.comparing.places import Told, places
from statecheck.comparing.rules import RULES
from statecheck.comparing.versions import Bump, next_version
from statecheck.comparing.wording import follow

__all__ = [
    "RULES",
    "START_OF_FLOWS",
    "Approval",
    "Approvals",
    "Bar",
    "Before",
    "Bump",
    "Compared",
    "Direction",
    "Pair",
    "Seen",
    "Told",
    "accepted",
    "compare",
    "day",
    "follow",
    "kind_page",
    "next_version",
    "places",
    "read_approvals",
    "severity",
    "write_approvals",
]
