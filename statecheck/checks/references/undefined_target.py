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
        if fault.at.pointer.keys[2:3] == ("entry",):
            yield _of_entry(subject, fault, name)
            continue
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


def _of_entry(subject: Subject, fault: Fault, name: str) -> Fault:
    """Return a fault of the entry of a step, in the words of the step's own system."""
    step, _, local = name.partition("/")
    system = subject.effective.steps[step].name
    near = fault.fix and fault.fix.message.replace(f"`{step}/", "`")
    return replace(
        fault,
        message=f"`{local}` is not the name of a state or an exit of `{system}`",
        fix=fault.fix and replace(fault.fix, message=near or ""),
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
