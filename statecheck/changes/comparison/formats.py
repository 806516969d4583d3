"""How two formats compare, of those that everybody means alike."""

from itertools import combinations

from statecheck.changes.change import ChangeKind
from statecheck.changes.kinds import values as kinds

_WIDER = frozenset(
    {
        ("int64", "int32"),
        ("double", "float"),
        ("idn-email", "email"),
        ("idn-hostname", "hostname"),
        ("uri-reference", "uri"),
        ("iri", "uri"),
        ("iri-reference", "uri"),
        ("iri-reference", "iri"),
        ("iri-reference", "uri-reference"),
    }
)
"""Each format with one that it has all texts of."""

_APART = frozenset(
    frozenset(each)
    for each in combinations(
        ("date", "date-time", "time", "duration", "email", "ipv4", "ipv6", "uuid"), 2
    )
)
"""Formats that have no text in common."""


def format_kind(old: str, new: str) -> ChangeKind:
    """Return what became of a format that is another one."""
    if not old:
        return kinds.FORMAT_ADDED
    if not new:
        return kinds.FORMAT_REMOVED
    if (new, old) in _WIDER:
        return kinds.FORMAT_WIDENED
    if (old, new) in _WIDER:
        return kinds.FORMAT_NARROWED
    if frozenset((old, new)) in _APART:
        return kinds.FORMAT_REPLACED
    return kinds.FORMAT_CHANGED
