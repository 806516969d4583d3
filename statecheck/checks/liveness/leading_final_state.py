"""Final states whose actions lead on."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.naming import all_of
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import Edge
from statecheck.spec import End


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each final state with an action that surely leads to another state.

    A handover is left out, since control is meant to come back from it.
    """
    graph = subject.graph
    for name, state in graph.system.states.items():
        if (
            state.final is None
            or state.final is End.HANDOVER
            or not graph.reached[name]
        ):
            continue
        leading: dict[str, Edge] = {}
        for edge in sorted(graph.leaving[name], key=lambda edge: edge.order):
            if not edge.variants & graph.reached[name]:
                continue
            if edge.action and edge.sure and edge.declared and not edge.stays:
                leading.setdefault(edge.action, edge)
        leading = dict(sorted(leading.items()))
        if leading:
            yield Fault(
                at=state.at.key,
                message=f"`{name}` is final, and {all_of(tuple(leading), 'actions')} "
                f"{'leads' if len(leading) == 1 else 'lead'} on from it",
                related=tuple(
                    Related(edge.at, f"leads to `{edge.target}`")
                    for edge in leading.values()
                ),
            )


CHECK = Check(
    rule=Rule(
        name="leading-final-state",
        severity=Severity.NOTE,
        summary="A final state with an action that leads on",
        why="A client that stops there is right, and may miss what could still be "
        "done.",
        mend="Leave it if the flow may rest there; otherwise take `final` out.",
    ),
    find=find,
)
