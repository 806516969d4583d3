"""Targets that no state and no exit is called."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import targets
from statecheck.checks.references.undefined import undefined
from statecheck.finding import Related, Rule, Severity
from statecheck.linking import Kind

_WORDS = {"target": ("stay", "unknown")}


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each target that nothing is called, or that only a host has."""
    noun = (
        "a state or an exit" if subject.flow is None else "a step, a state or an exit"
    )
    for fault in undefined(subject, Kind.TARGET, noun, targets(subject), _WORDS):
        name = fault.message.split("`")[1]
        host = next(
            (host for host in subject.effective.hosts if name in host.states), None
        )
        if host is None or subject.flow is not None:
            yield fault
            continue
        there = Related(host.states[name].at.key, "the host's state")
        yield replace(
            fault,
            message=f"`{name}` is a state of `{host.name}` that is not taken over",
            related=(there, *fault.related),
            fix=None,
        )


CHECK = Check(
    rule=Rule(
        name="undefined-target",
        severity=Severity.ERROR,
        summary="A target that is neither a state nor an exit",
        why="Where the flow goes from here is anybody's guess.",
        mend="Correct the name, declare the state, take it over from the host with "
        "`takes`, or write `unknown`.",
    ),
    find=find,
)
