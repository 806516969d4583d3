"""Inputs that some runs have not been shown by the time they are needed."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.data.inputs import Input, inputs, of_this_state
from statecheck.checks.data.unsuppliable_input import unsupplied
from statecheck.finding import Related, Rule, Severity, Verdict
from statecheck.graph import VariantSet, availability, shortest_run, witness
from statecheck.source import Location


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each input that is shown on some runs to its state, and not on others."""
    told: dict[Location, None] = {}
    for item in inputs(subject):
        if of_this_state(item) or item.field.at in told:
            continue
        known = availability(subject.graph, item.origins)
        lacking = item.variants & known.on_every_run[item.state].refuted
        lacking = lacking & ~unsupplied(subject, item)
        if lacking:
            told[item.field.at] = None
            yield _fault(subject, item, lacking, known.showing)


def _fault(
    subject: Subject, item: Input, lacking: VariantSet, showing: frozenset[str]
) -> Fault:
    graph = subject.graph
    field, action = item.field.name, item.action
    run = shortest_run(graph, {item.state}, lacking, avoiding=showing)
    return Fault(
        at=item.field.at / "from",
        message=f"`{action}` in `{item.state}` needs `{field}`, and a run gets there "
        "that has not been shown it",
        related=(
            Related(graph.system.states[item.state].at.key, f"offers `{action}`"),
        ),
        verdict=Verdict.REFUTED if item.sure else Verdict.UNDETERMINED,
        variant=graph.space.smallest(lacking, item.variants) if item.sure else (),
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
)
