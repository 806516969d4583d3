"""How the four checks on flows that get stuck say what they have found."""

from collections.abc import Callable, Iterator
from functools import partial

from statecheck.checks.check import Fault, Subject
from statecheck.checks.naming import all_of
from statecheck.finding import Related, Verdict
from statecheck.graph import (
    Stuck,
    Trouble,
    questions,
    run_in_setting,
    shortest_run,
    witness,
)
from statecheck.source import Location

_NEEDS_ENDS = frozenset({Trouble.TRAP, Trouble.NO_WAY_OUT})
"""What says nothing where there is no end at all; `missing-end` does."""


def stuck_faults(
    subject: Subject,
    trouble: Trouble,
    *,
    broken: str,
    open_: str,
    counts: Callable[[Stuck], bool] = lambda _: True,
) -> Iterator[Fault]:
    """Yield a fault for each place where a flow is stuck in one way.

    Args:
        subject: What is looked at.
        trouble: How the flow is stuck.
        broken: The message, with `{states}` for the states in question.
        open_: The message where it depends on what is not stated.
        counts: Which of these places are meant.
    """
    if subject.is_vocabulary or (trouble in _NEEDS_ENDS and not subject.graph.ends):
        return
    for item in subject.stuck:
        if item.trouble is not trouble or not counts(item):
            continue
        at = _place(subject, item)
        if at is None:
            continue
        states = subject.graph.system.states
        names = all_of(item.states)
        related = tuple(
            Related(states[name].at.key, f"`{name}` is part of it")
            for name in item.states[1:]
        )
        if item.doubtful:
            yield Fault(
                at=at,
                message=open_.format(states=names),
                related=related,
                verdict=Verdict.UNDETERMINED,
                missing=questions(item.doubtful),
            )
        else:
            found, first = item.variants, item.states[0]
            setting, run = run_in_setting(
                subject.graph, found, partial(shortest_run, subject.graph, {first})
            )
            yield Fault(
                at=at,
                message=broken.format(states=names),
                related=related,
                variant=setting,
                witness=None if run is None else witness(run),
            )


def in_every_variant(item: Stuck) -> bool:
    """Return whether a flow is, or may be, stuck wherever it gets there."""
    return bool(item.doubtful) or not item.asked & ~item.variants


def _place(subject: Subject, item: Stuck) -> Location | None:
    """Return where a finding belongs; None if it belongs to another system.

    A flow is at fault only for what comes of putting systems together, which is when
    states of more than one of them are in it; then the finding is at the step.
    """
    first = item.states[0]
    if subject.flow is None:
        return subject.graph.system.states[first].at.key
    parts = {name.rpartition("/")[0] for name in item.states}
    step = subject.flow.steps.get(next(iter(sorted(parts - {""})), ""))
    return step.at.key if step is not None and len(parts) > 1 else None
