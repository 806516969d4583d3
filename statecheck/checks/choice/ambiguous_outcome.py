"""Outcomes that nothing tells apart."""

from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.choice.values import Offered, offers
from statecheck.checks.naming import all_of
from statecheck.finding import Related, Rule, Severity
from statecheck.source import Location
from statecheck.spec import Exit, ModelUse, State, System


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each offer with targets of which nothing says when it is which."""
    told: set[Location] = set()
    for offered in offers(subject):
        names = _alike(offered)
        at = offered.offer.at
        if names and at not in told:
            told.add(at)
            system = offered.system
            yield Fault(
                at=at.key,
                message=f"nothing tells when `{offered.offer.action}` leads to "
                f"{all_of(names)}",
                related=tuple(
                    Related(_element(system, name).at.key, f"`{name}` stands here")
                    for name in names
                ),
            )


def _alike(offered: Offered) -> tuple[str, ...]:
    """Return the targets that nothing tells apart; empty if there are none."""
    free = dict.fromkeys(
        target
        for outcome in offered.outcomes
        if not (outcome.when or outcome.guard or outcome.if_ or outcome.after)
        and not outcome.error
        and not outcome.message
        for target in outcome.target
        if target in offered.system.states or target in offered.system.exits
    )
    groups: dict[tuple[object, ...], list[str]] = {}
    for name in free:
        element = _element(offered.system, name)
        if not element.description:
            groups.setdefault(_told_by(element), []).append(name)
    alike = [tuple(sorted(names)) for names in groups.values() if len(names) > 1]
    return min(alike, default=())


def _element(system: System, name: str) -> State | Exit:
    return system.states[name] if name in system.states else system.exits[name]


def _told_by(element: State | Exit) -> tuple[object, ...]:
    """Return what tells a target from others, beside its name."""
    model: ModelUse = element.model if isinstance(element, State) else None
    return element.final, repr(model), element.if_


CHECK = Check(
    rule=Rule(
        name="ambiguous-outcome",
        severity=Severity.NOTE,
        summary="Targets of one action that nothing tells apart",
        why="Nobody who reads the spec can say what decides between them.",
        mend="Give the outcomes a `when` or a `guard`, or describe the states.",
    ),
    find=find,
)
