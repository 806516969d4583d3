"""Promises that nothing could break."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.properties.promised import listed, promises
from statecheck.checks.straying import leads_astray
from statecheck.finding import Rule, Severity
from statecheck.graph import Decided
from statecheck.spec import Property


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each property that had no chance to fail in any variant.

    Of one that begins or ends with states that no run gets to, it is said there; where
    a target is the name of nothing, there.
    """
    if leads_astray(subject):
        return
    for decided in promises(subject):
        if not decided.chance and not _is_cut_off(subject, decided.stated.property):
            written = decided.stated.property
            yield Fault(
                at=written.at.key,
                message=f"property `{written.name}` had no chance to fail: "
                f"{_why(decided)}",
            )


def _is_cut_off(subject: Subject, written: Property) -> bool:
    """Return whether a property speaks first of own states that no run gets to."""
    if subject.flow is not None:
        return False
    graph = subject.graph
    names = written.after or written.between[:1] or written.to
    return bool(names) and all(
        name in graph.system.states
        and not graph.perhaps_reached[name]
        and subject.owns(graph.system.states[name].at)
        for name in names
    )


def _why(decided: Decided) -> str:
    written = decided.stated.property
    if written.between:
        first, second = written.between
        return f"no run meets `{first}` and then `{second}`"
    if written.offered and not written.after and not written.before:
        return "no state that can be reached is asked for it"
    if written.after:
        return f"nothing follows {listed(written.after)} in any run"
    if written.to:
        return f"no run gets to {listed(written.to)}"
    if written.before:
        return f"no run meets {listed(written.before)}"
    return "no run gets to a state that it speaks of"


CHECK = Check(
    rule=Rule(
        name="vacuous-property",
        severity=Severity.WARNING,
        summary="A promise that holds only because nothing could break it",
        why="It looks like a safeguard, and guards nothing: what it speaks of does not "
        "happen.",
        mend="Correct the names in it, or take it out.",
    ),
    find=find,
    of_absence=True,
    of_all_variants=True,
    of_ways=True,
)
