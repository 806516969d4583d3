"""Inputs that nobody can ever supply."""

from collections.abc import Iterator
from functools import partial

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.data.inputs import (
    Input,
    of_this_state,
    shown_here,
    unproved,
)
from statecheck.finding import Related, Rule, Severity, Verdict
from statecheck.graph import (
    Availability,
    VariantSet,
    run_in_setting,
    shortest_run,
    witness,
)
from statecheck.source import Location


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each input that is shown on no run to a state that offers its action."""
    told: dict[Location, None] = {}
    for item, known in unproved(subject, told):
        never = unsupplied(subject, item, known)
        if not never:
            continue
        told[item.field.at] = None
        yield _fault(subject, item, never)


def unsupplied(subject: Subject, item: Input, known: Availability | None) -> VariantSet:
    """Return the variants in which an input has been shown on no run to its state.

    Args:
        subject: What is looked at.
        item: The input.
        known: Whether it has been shown before; None if only its own state is asked.
    """
    if known is None:
        return item.variants & ~shown_here(subject, item)[1]
    return item.variants & known.on_some_run.refuted


def _fault(subject: Subject, item: Input, never: VariantSet) -> Fault:
    graph = subject.graph
    field, action = item.field.name, item.action
    state = graph.system.states[item.state]
    shown = "does not show it" if of_this_state(item) else "no run has been shown it"
    message = (
        f"`{action}` in `{item.state}` needs `{field}`, and the state {shown}"
        if of_this_state(item)
        else f"`{action}` in `{item.state}` needs `{field}`, and {shown} by then"
    )
    setting, run = run_in_setting(
        graph, never, partial(shortest_run, graph, {item.state}), item.variants
    )
    return Fault(
        at=item.field.at / "from",
        message=message,
        related=(Related(state.at.key, f"offers `{action}`"),),
        verdict=Verdict.REFUTED if item.sure else Verdict.UNDETERMINED,
        variant=setting if item.sure else (),
        witness=None if run is None or not item.sure else witness(run),
        missing=item.open,
    )


CHECK = Check(
    rule=Rule(
        name="unsuppliable-input",
        severity=Severity.ERROR,
        summary="A required input that has to come from an answer, and that no answer "
        "before shows",
        why="No client can ever send the request.",
        mend="Correct `from`, or let a state before show the field.",
    ),
    find=find,
    of_absence=True,
    after=frozenset({"undefined-field"}),
)
