"""Outcomes that can never happen."""

from collections.abc import Iterator
from itertools import product
from math import prod

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.choice.values import (
    Offered,
    accepts,
    can_be,
    conditions,
    offers,
)
from statecheck.finding import Fix, Related, Rule, Severity
from statecheck.graph import field_at
from statecheck.language import nearest
from statecheck.source import Location
from statecheck.spec import Literal, Otherwise, Outcome

_MOST_COMBINATIONS = 4096
"""So many combinations of values are looked at; beyond it nothing is said."""


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each condition that no value fits, and each `otherwise` that is left none.

    An outcome that several states share is at fault only if it is in all of them.
    """
    faults: dict[Location, Fault] = {}
    possible: set[Location] = set()
    for offered in offers(subject):
        for outcome in offered.outcomes:
            if outcome.fact.disputed:
                continue
            if outcome.when is Otherwise.OTHERWISE:
                found = _otherwise(offered, outcome)
                at = outcome.at / "when"
                _note(at, found, faults, possible)
            for field in conditions(outcome):
                for at, found in _asked(offered, outcome, field):
                    _note(at, found, faults, possible)
    yield from (fault for at, fault in faults.items() if at not in possible)


def _note(
    at: Location,
    found: Fault | None,
    faults: dict[Location, Fault],
    possible: set[Location],
) -> None:
    if found is None:
        possible.add(at)
    else:
        faults.setdefault(at, found)


def _asked(
    offered: Offered, outcome: Outcome, field: str
) -> Iterator[tuple[Location, Fault | None]]:
    """Yield each value that is asked for, and what is wrong with it."""
    known = offered.domain(field)
    alternatives = conditions(outcome)[field]
    place = outcome.at / "when" / field
    for index, alternative in enumerate(alternatives):
        at = place if len(alternatives) == 1 else place / index
        if can_be(alternative, known) and not offered.breach(field, alternative):
            yield at, None
            continue
        fix = None
        message = f"`{field}` is never absent"
        if isinstance(alternative, Literal):
            message = f"`{field}` is never `{alternative.text}`"
            breach = offered.breach(field, alternative)
            message += f", which {breach}" if breach else ""
            near = nearest(alternative.text, known.values or ())
            fix = Fix(f"did you mean `{near}`?", near) if near else None
        yield (
            at,
            Fault(at=at, message=message, related=_declared(offered, field), fix=fix),
        )


def _declared(offered: Offered, field: str) -> tuple[Related, ...]:
    use, pointer = offered.body(field)
    found = field_at(offered.system, use, pointer)
    return () if found is None else (Related(found.at.key, "what the field can be"),)


def _otherwise(offered: Offered, outcome: Outcome) -> Fault | None:
    """Return what is wrong with an `otherwise`; None if something is left for it."""
    others = [conditions(other) for other in offered.outcomes if conditions(other)]
    values: dict[str, tuple[str | None, ...]] = {}
    for field in {field for when in others for field in when}:
        known = offered.domain(field)
        if known.values is None or not known.closed:
            return None
        values[field] = (*known.values, None) if known.absent else known.values
    if not others or prod(map(len, values.values())) > _MOST_COMBINATIONS:
        return None
    for combination in product(*values.values()):
        valuation = dict(zip(values, combination, strict=True))
        if not any(
            all(accepts(each, valuation[field]) for field, each in when.items())
            for when in others
        ):
            return None
    return Fault(
        at=outcome.at / "when",
        message="the other conditions leave nothing for `otherwise`",
    )


CHECK = Check(
    rule=Rule(
        name="impossible-outcome",
        severity=Severity.WARNING,
        summary="A condition that nothing can fulfil",
        why="A client is built for an outcome that never comes, and one that comes may "
        "be missing.",
        mend="Correct the value, or declare it where the field is declared.",
    ),
    find=find,
)
