"""How the four checks on flows that get stuck say what they have found."""

from collections.abc import Iterator

from statecheck.checks.check import Fault, Subject
from statecheck.finding import Related, Verdict
from statecheck.graph import Trouble, questions, run_to

_MOST_NAMES = 2
"""So many states are named in a message; more of them are counted."""


def stuck_faults(
    subject: Subject, trouble: Trouble, *, broken: str, open_: str
) -> Iterator[Fault]:
    """Yield a fault for each place where a flow is stuck in one way.

    Args:
        subject: What is looked at.
        trouble: How the flow is stuck.
        broken: The message, with `{states}` for the states in question.
        open_: The message where it depends on what is not stated.
    """
    if subject.is_vocabulary:
        return
    for item in subject.stuck:
        if item.trouble is not trouble:
            continue
        states = subject.graph.system.states
        first, *others = item.states
        names = " and ".join(f"`{name}`" for name in item.states[:_MOST_NAMES])
        if len(item.states) > _MOST_NAMES:
            names = f"`{first}` and {len(others)} more states"
        related = tuple(
            Related(states[name].at.key, f"`{name}` is part of it") for name in others
        )
        if item.doubtful:
            yield Fault(
                at=states[first].at.key,
                message=open_.format(states=names),
                related=related,
                verdict=Verdict.UNDETERMINED,
                missing=questions(item.doubtful),
            )
        else:
            space = subject.graph.space
            yield Fault(
                at=states[first].at.key,
                message=broken.format(states=names),
                related=related,
                variant=space.smallest(item.variants, item.asked),
                witness=run_to(subject.graph, first, item.variants),
            )
