"""Inputs that some runs have not been shown by the time they are needed."""

from collections.abc import Iterator
from functools import partial

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.data.inputs import Input, unproved
from statecheck.checks.data.unsuppliable_input import unsupplied
from statecheck.finding import Missing, Related, Rule, Severity, Verdict
from statecheck.graph import (
    VariantSet,
    fields_at,
    lackable_in,
    run_in_setting,
    shortest_run,
    shown_in,
    witness,
)
from statecheck.source import Location


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each input that is shown on some runs to its state, and not on others."""
    told: dict[Location, None] = {}
    for item, known in unproved(subject, told):
        here = item.variants & ~unsupplied(subject, item, known)
        lacking = perhaps = here & _left_out_here(subject, item)
        showing: frozenset[str] = frozenset()
        if known is not None:
            lacking = here & known.on_every_run.refuted
            perhaps = here & known.lacking
            showing = known.showing
        elif not item.is_promised:
            lacking = subject.graph.space.nothing
        if lacking:
            told[item.field.at] = None
            yield _fault(subject, item, lacking, showing)
        elif perhaps:
            told[item.field.at] = None
            yield _open(subject, item)


def _left_out_here(subject: Subject, item: Input) -> VariantSet:
    """Return the variants in which the offering state itself may go without."""
    left = subject.graph.space.everything
    for state, pointer in item.origins:
        always, _ = shown_in(subject.graph, state, pointer)
        left = left & lackable_in(subject.graph, state, pointer) & ~always
    return left


def _open(subject: Subject, item: Input) -> Fault:
    """Return that it depends on when the action is on offer."""
    field, action = item.field.name, item.action
    state = subject.graph.system.states[item.state]
    offer = state.at.key if item.offer is None else item.offer.at.key
    shown = (
        Related(found.at.key, "not every answer has it")
        for name, pointer in item.origins
        for found in fields_at(
            subject.graph.system, subject.graph.system.states[name].model, pointer
        )
    )
    return Fault(
        at=item.field.at / "from",
        message=f"whether `{field}` has been shown whenever `{action}` is on offer in "
        f"`{item.state}` is not known",
        related=tuple(shown),
        verdict=Verdict.UNDETERMINED,
        missing=(
            Missing(
                f"is `{action}` on offer in `{item.state}` only after `{field}` has "
                "been shown?",
                offer,
            ),
            *item.open,
        ),
    )


def _fault(
    subject: Subject, item: Input, lacking: VariantSet, showing: frozenset[str]
) -> Fault:
    graph = subject.graph
    field, action = item.field.name, item.action
    setting, run = run_in_setting(
        graph,
        lacking,
        partial(shortest_run, graph, {item.state}, avoiding=showing),
        item.variants,
    )
    return Fault(
        at=item.field.at / "from",
        message=f"`{action}` in `{item.state}` needs `{field}`, and a run gets there "
        "that has not been shown it",
        related=(
            Related(graph.system.states[item.state].at.key, f"offers `{action}`"),
        ),
        verdict=Verdict.REFUTED if item.sure else Verdict.UNDETERMINED,
        variant=setting if item.sure else (),
        witness=None if run is None or not item.sure else witness(run),
        missing=item.open,
    )


CHECK = Check(
    rule=Rule(
        name="missing-input",
        severity=Severity.ERROR,
        summary="A required input that has to come from an answer, and a run that has "
        "not been shown it",
        why="On that run no client can send the request.",
        mend="Let every way there show the field, make it optional, or name under "
        "`from` what else shows it.",
    ),
    find=find,
    of_absence=True,
    after=frozenset({"undefined-field"}),
)
