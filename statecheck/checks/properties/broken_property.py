"""Promises of what never, always or possibly happens."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.properties.promised import listed, promise_faults, scope
from statecheck.finding import Rule, Severity
from statecheck.graph import START, Decided
from statecheck.spec import Property


def find(subject: Subject) -> Iterator[Fault]:
    """Yield what is known of each `never`, `possible` and `always`."""
    yield from promise_faults(subject, _is_such, _broken)


def _is_such(written: Property) -> bool:
    return not written.to and not written.offered


def _broken(decided: Decided) -> str:
    written = decided.stated.property
    words = dict(written.everywhere)
    never = words.get("never", written.never)
    always = words.get("always", written.always)
    if never:
        return f"a run meets {listed(never)}{scope(written)}"
    if always:
        return f"a run does not meet {listed(always)}{scope(written)}"
    possible = listed(words.get("possible", written.possible))
    if not decided.nodes or decided.nodes[0] == START:
        return f"no run meets {possible}{scope(written)}"
    return f"{possible} cannot be reached from `{decided.nodes[0]}`"


CHECK = Check(
    rule=Rule(
        name="broken-property",
        severity=Severity.ERROR,
        summary="A promise of what never, always or possibly happens, and a run that "
        "breaks it",
        why="Somebody relies on the promise, and the contract does not keep it.",
        mend="Correct what leads there, or the promise.",
    ),
    find=find,
    of_absence=True,
    after=frozenset({"ambiguous-error", "missing-initial"}),
)
