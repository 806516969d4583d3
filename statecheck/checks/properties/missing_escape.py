"""Promises that an action is on offer wherever it might be wanted."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.properties.promised import (
    listed,
    promise_faults,
    promises,
    scope,
)
from statecheck.finding import Missing, Rule, Severity, Verdict
from statecheck.graph import Decided


def find(subject: Subject) -> Iterator[Fault]:
    """Yield what is known of each `offered`."""
    open_ = {
        decided.stated.property.at.key: _questions(subject, decided)
        for decided in promises(subject)
        if decided.stated.property.offered
    }
    for fault in promise_faults(
        subject, lambda written: bool(written.offered), _broken
    ):
        if fault.verdict is Verdict.UNDETERMINED:
            yield replace(fault, missing=open_[fault.at])
        else:
            yield fault


def _broken(decided: Decided) -> str:
    written = decided.stated.property
    first, *others = decided.nodes
    more = f" nor do {len(others)} more states" if len(others) > 1 else ""
    more = f" nor does `{others[0]}`" if len(others) == 1 else more
    return f"`{first}` does not offer {listed(written.offered)}{more}{scope(written)}"


def _questions(subject: Subject, decided: Decided) -> tuple[Missing, ...]:
    """Return what has to be known of each state that may offer the action."""
    states = subject.graph.system.states
    names = listed(decided.stated.property.offered)
    return tuple(
        Missing(f"does `{name}` always offer {names}?", states[name].at / "actions")
        for name in decided.nodes
        if name in states
    )


CHECK = Check(
    rule=Rule(
        name="missing-escape",
        severity=Severity.ERROR,
        summary="A state that does not offer what the spec says is on offer there",
        why="A user who counts on it, as on a way to give up, is held.",
        mend="Offer the action in the state, or name the state under `except`.",
    ),
    find=find,
    of_absence=True,
    after=frozenset({"ambiguous-error", "missing-initial"}),
)
