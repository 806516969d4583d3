"""Actions that different actors press in different states."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.choice.values import offers
from statecheck.finding import Related, Rule, Severity
from statecheck.source import Location


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each action that one actor presses in one state and another in another."""
    if subject.flow is not None:
        return
    first: dict[str, tuple[str, Location]] = {}
    told: set[str] = set()
    for offered in offers(subject):
        action = offered.system.actions.get(offered.offer.action)
        if action is None:
            continue
        actor = offered.offer.actor or action.actor
        at = offered.offer.at
        known, there = first.setdefault(action.name, (actor, at))
        if known != actor and action.name not in told:
            told.add(action.name)
            yield Fault(
                at=at.key,
                message=f"`{action.name}` is pressed by `{actor}` here and by "
                f"`{known}` elsewhere",
                related=(Related(there.key, f"by `{known}`"),),
            )


CHECK = Check(
    rule=Rule(
        name="changing-actor",
        severity=Severity.NOTE,
        summary="An action that one actor presses here and another there",
        why="One name for two things: clients and readers mix them up.",
        mend="Give one of them a name of its own, if they are two actions.",
        exact=False,
    ),
    find=find,
)
