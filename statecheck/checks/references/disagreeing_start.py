"""`initial` and `start` that name different states."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import START, Edge


def find(subject: Subject) -> Iterator[Fault]:
    """Yield where `initial` names other states than the requests of `start` lead to.

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
    led = {edge.target for edge in begun}
    related = (Related(system.place("start").key, "`start` stands here"),)
    for name in sorted(named - led):
        yield Fault(
            at=system.place("initial").key,
            message=f"`initial` names `{name}`, which no request of `start` leads to",
            related=related,
        )
    for edge in _first_of_each(begun):
        if edge.target not in named and edge.target in system.states:
            yield Fault(
                at=edge.at,
                message=f"`{edge.action}` begins a flow in `{edge.target}`, "
                "which `initial` does not name",
                related=(
                    Related(system.place("initial").key, "`initial` stands here"),
                ),
            )


def _first_of_each(edges: list[Edge]) -> Iterator[Edge]:
    """Yield the first edge to each target."""
    yield from {edge.target: edge for edge in reversed(edges)}.values()


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
