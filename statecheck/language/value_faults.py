"""What is wrong with a value: what it is, and how much there is of it."""

from collections.abc import Iterator

from jsonschema_rs import ValidationErrorKind

from statecheck.finding import Finding, Fix, Related
from statecheck.language.alternatives import wrong_by_type
from statecheck.language.expectation import choices
from statecheck.language.fault import Fault, shown
from statecheck.language.nearest import nearest
from statecheck.language.rules import (
    MISSING_VALUE,
    REPEATED_ITEM,
    UNKNOWN_VERSION,
    WRONG_TYPE,
    WRONG_VALUE,
)
from statecheck.source import Pointer
from statecheck.syntax import Scalar, Sequence

_VERSION = Pointer(("statecheck",))

_TRUTH = {
    "true": "true",
    "yes": "true",
    "on": "true",
    "y": "true",
    "false": "false",
    "no": "false",
    "off": "false",
    "n": "false",
}
"""What other languages, and YAML 1.1, read as a boolean."""


def misplaced(fault: Fault) -> Iterator[Finding]:
    """Yield that something stands where something else is expected."""
    if fault.at.pointer == _VERSION and fault.text not in {"", "1"}:
        message = f"version {shown(fault.text)} of the language is not known, `1` is"
        yield Finding(UNKNOWN_VERSION, fault.at, message)
        return
    rule = WRONG_TYPE if wrong_by_type(fault.error) else WRONG_VALUE
    near = _meant(fault)
    yield Finding(
        rule=MISSING_VALUE if fault.empty else rule,
        at=fault.at,
        message=(
            f"{fault.found} stands {fault.where}, where {fault.expected} is expected"
        ),
        fix=Fix(f"did you mean `{near}`?", near) if near else None,
    )


def wrong_size(fault: Fault) -> Iterator[Finding]:
    """Yield that a list or a map has too few members, or too many."""
    if isinstance(fault.node, Sequence):
        kind, member, size = "list", "member", len(fault.node.items)
    else:
        kind, member, size = "map", "key", len(fault.keys)
    if size:
        right = fault.schema.get("minItems", 1)
        there = f"{size} {member} stands" if size == 1 else f"{size} {member}s stand"
        message = f"{there} {fault.where}, where {right} should"
        yield Finding(WRONG_VALUE, fault.at, message)
    else:
        message = f"an empty {kind} stands {fault.where}"
        yield Finding(MISSING_VALUE, fault.at, message)


def out_of_bounds(fault: Fault) -> Iterator[Finding]:
    """Yield that a number is too small or too great."""
    bound = ""
    match fault.error.kind:
        case ValidationErrorKind.Minimum(limit):
            bound = f"less than {limit}"
        case ValidationErrorKind.Maximum(limit):
            bound = f"greater than {limit}"
        case ValidationErrorKind.ExclusiveMinimum(limit):
            bound = f"not greater than {limit}"
        case ValidationErrorKind.ExclusiveMaximum(limit):
            bound = f"not less than {limit}"
    message = f"{shown(fault.text)} {fault.where} is {bound}"
    yield Finding(WRONG_VALUE, fault.at, message)


def repeated_items(fault: Fault) -> Iterator[Finding]:
    """Yield each member of a list that is spelled like one before it."""
    first: dict[str, int] = {}
    items = fault.node.items if isinstance(fault.node, Sequence) else ()
    for index, item in enumerate(items):
        if not isinstance(item, Scalar):
            continue
        spelling = item.text
        before = first.setdefault(spelling, index)
        if before != index:
            yield Finding(
                rule=REPEATED_ITEM,
                at=fault.at / index,
                message=f"{shown(spelling)} stands twice in the list {fault.where}",
                related=(Related(fault.at / before, "the first time"),),
            )


def _meant(fault: Fault) -> str:
    """Return the word that was probably meant; empty if none is near."""
    words = choices(fault.schema)
    if "`true`" in fault.expected:
        if fault.text.lower() in _TRUTH:
            return _TRUTH[fault.text.lower()]
        words = (*words, "true", "false")
    return nearest(fault.text, words) if fault.text and words else ""
