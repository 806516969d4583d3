"""Outcomes that can never happen."""

from collections.abc import Iterator
from itertools import product
from math import prod

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.choice.values import (
    SHOWN,
    Offered,
    accepts,
    conditions,
    impossible,
    offers,
    sure_domain,
)
from statecheck.finding import Fix, Related, Rule, Severity
from statecheck.graph import field_at
from statecheck.language import nearest
from statecheck.source import Location
from statecheck.spec import (
    Field,
    Literal,
    Model,
    ModelUse,
    Otherwise,
    Outcome,
    Presence,
    Required,
    System,
    Table,
)

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
    if subject.flow is None:
        for at, found in _required(subject):
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
    use, pointer = offered.body(field)
    alternatives = conditions(outcome)[field]
    place = outcome.at / "when" / field
    yield from _alternatives(offered.system, use, (field, pointer), alternatives, place)


def _alternatives(
    system: System,
    use: ModelUse,
    asked: tuple[str, str],
    alternatives: tuple[Literal | Presence, ...],
    place: Location,
) -> Iterator[tuple[Location, Fault | None]]:
    """Yield each value that is asked for, and what is wrong with it.

    Args:
        system: The system.
        use: The body that has the field.
        asked: How the condition calls the field, and its pointer into the body.
        alternatives: The values.
        place: Where they stand.
    """
    field, pointer = asked
    known = sure_domain(system, use, pointer)
    for index, alternative in enumerate(alternatives):
        at = place if len(alternatives) == 1 else place / index
        why = impossible(system, use, pointer, alternative)
        if not why:
            yield at, None
            continue
        fix = None
        if isinstance(alternative, Literal):
            near = nearest(alternative.text, known.values or ())
            fix = Fix(f"did you mean `{near}`?", near) if near else None
        related = _declared(system, use, pointer)
        yield at, Fault(at, f"`{field}` {why}", related=related, fix=fix)


def _required(subject: Subject) -> Iterator[tuple[Location, Fault | None]]:
    """Yield each value on which it depends that a field is required, and its fault."""
    system = subject.effective.system
    for model in subject.whole:
        if not isinstance(model, Model) or model.fact.disputed:
            continue
        for field in (model.fields or Table[Field]()).values():
            required = field.required
            when = required.when if isinstance(required, Required) else None
            if field.fact.disputed or not isinstance(when, Table):
                continue
            for name, alternatives in when.items():
                place = field.at / "required" / "when" / name
                if not name.startswith(SHOWN):
                    yield from _alternatives(
                        system, model, (name, name), alternatives, place
                    )


def _declared(system: System, use: ModelUse, pointer: str) -> tuple[Related, ...]:
    found = field_at(system, use, pointer)
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
    of_absence=True,
)
