"""Promises that nobody gets somewhere without having been somewhere else."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.properties.promised import listed, promise_faults, scope
from statecheck.finding import Rule, Severity
from statecheck.graph import Decided


def find(subject: Subject) -> Iterator[Fault]:
    """Yield what is known of each `to` with its `through`."""
    yield from promise_faults(subject, lambda written: bool(written.to), _broken)


def _broken(decided: Decided) -> str:
    written = decided.stated.property
    way = f"a run gets to {listed(written.to)} without {listed(written.through)}"
    return way + scope(written)


CHECK = Check(
    rule=Rule(
        name="bypassed-gate",
        severity=Severity.ERROR,
        summary="A run that gets somewhere without having been where the spec says "
        "every such run has been",
        why="What should stand in the way, such as a second factor, can be gone round.",
        mend="Take the way round out, or name under `through` what is on it.",
    ),
    find=find,
    of_absence=True,
    after=frozenset({"ambiguous-error", "missing-initial"}),
)
