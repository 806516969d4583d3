"""Actions that no state offers."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Missing, Rule, Severity, Verdict


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each action that no state offers and that begins no flow."""
    system = subject.effective.system
    if subject.is_vocabulary or subject.flow is not None or not system.states:
        return
    lists = [state.actions for state in system.states.values()]
    offered = {
        name
        for offers in (*lists, system.start)
        if offers is not None
        for name in offers.members
    }
    unlisted = tuple(
        Missing(f"what else does `{state.name}` offer?", state.at / "actions")
        for _, state in sorted(system.states.items())
        if state.actions is None or not state.actions.complete
    )
    for name, action in system.actions.items():
        if name in offered:
            continue
        if unlisted:
            yield Fault(
                at=action.at.key,
                message=f"whether any state offers `{name}` is not known",
                verdict=Verdict.UNDETERMINED,
                missing=unlisted,
            )
        else:
            yield Fault(at=action.at.key, message=f"no state offers `{name}`")


CHECK = Check(
    rule=Rule(
        name="unused-action",
        severity=Severity.WARNING,
        summary="An action that no state offers",
        why="Clients build what they can never use, or a state lacks what it should "
        "offer.",
        mend="Offer it in a state, or take it out.",
    ),
    find=find,
    of_uses=True,
    of_all_variants=True,
    after=frozenset({"missing-override", "undefined-action"}),
)
