"""`initial` and `start` that name different states."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.naming import all_of
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import START, Edge
from statecheck.spec import System


def find(subject: Subject) -> Iterator[Fault]:
    """Yield that `initial` names other states than the requests of `start` lead to.

    Exits that a request leads to at once need not be named by `initial`.
    """
    system = subject.effective.system
    if system.initial is None or system.start is None:
        return
    edges = sorted(subject.graph.leaving[START], key=lambda edge: edge.order)
    named = {target for outcome in system.initial for target in outcome.target}
    begun = [edge for edge in edges if edge.action and not edge.stays]
    if "unknown" in named or not all(edge.target and edge.declared for edge in begun):
        return
    if not system.start.complete or named - subject.graph.exists.keys():
        return
    idle = tuple(sorted(named - {edge.target for edge in begun}))
    unnamed = [
        edge
        for edge in _first_of_each(begun)
        if edge.target not in named and edge.target in system.states
    ]
    if idle:
        yield _idle(system, idle, unnamed)
    elif unnamed:
        yield _unnamed(system, unnamed)


def _first_of_each(edges: list[Edge]) -> list[Edge]:
    """Return the first edge to each target, in the order of the targets."""
    first = {edge.target: edge for edge in reversed(edges)}
    return [first[target] for target in sorted(first)]


def _idle(system: System, idle: tuple[str, ...], unnamed: list[Edge]) -> Fault:
    """Return that `initial` names what `start` does not lead to, and perhaps more."""
    start = Related(system.place("start").key, "`start` stands here")
    message = f"`initial` names {all_of(idle)}, which no request of `start` leads to"
    if unnamed:
        led = all_of(tuple(edge.target for edge in unnamed))
        message = f"`initial` names {all_of(idle)}, and `start` leads to {led} instead"
    return Fault(
        at=system.place("initial").key,
        message=message,
        related=tuple(
            Related(edge.at, f"`{edge.action}` begins a flow in `{edge.target}`")
            for edge in unnamed
        )
        or (start,),
    )


def _unnamed(system: System, unnamed: list[Edge]) -> Fault:
    """Return that `start` leads to what `initial` does not name."""
    first, *others = unnamed
    return Fault(
        at=first.at,
        message=f"`{first.action}` begins a flow in `{first.target}`, "
        "which `initial` does not name",
        related=(
            Related(system.place("initial").key, "`initial` stands here"),
            *(Related(edge.at, f"nor does it name `{edge.target}`") for edge in others),
        ),
    )


CHECK = Check(
    rule=Rule(
        name="disagreeing-start",
        severity=Severity.ERROR,
        summary="`initial` and `start` that say different things",
        why="Clients are built for one beginning, and meet the other.",
        mend="Correct the one that is wrong, or leave `initial` out.",
    ),
    find=find,
)
