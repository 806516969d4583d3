"""Values that are declared, and that no outcome follows."""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.choice.values import (
    SHOWN,
    Offered,
    accepts,
    conditions,
    offers,
)
from statecheck.finding import Related, Rule, Severity, Step, Witness
from statecheck.graph import RUN, field_at, run_to
from statecheck.source import Location

_MOST_COMBINATIONS = 4096
"""So many combinations of values are looked at; beyond it only single values are."""

Values = Mapping[str, str]
"""A value for each of some fields."""


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each offer whose conditions leave a declared value without an outcome."""
    told: set[Location] = set()
    for offered in offers(subject):
        left = _left_out(offered)
        at = offered.offer.at
        if not left or at in told:
            continue
        told.add(at)
        said = " or ".join(_said(values) for values in left)
        yield Fault(
            at=at.key,
            message=f"nothing says what follows `{offered.offer.action}` "
            f"{offered.where} with {said}",
            related=tuple(_declared(offered, left[0])),
            witness=_witness(subject, offered, left[0]),
        )


def _left_out(offered: Offered) -> list[Values]:
    """Return the values that no outcome follows: single ones, else a combination."""
    outcomes = offered.outcomes
    if offered.offer.incomplete or offered.offer.fact.disputed:
        return []
    if not outcomes or not all(map(conditions, outcomes)):
        return []
    whens = [conditions(outcome) for outcome in outcomes]
    values: dict[str, tuple[str, ...]] = {}
    for field in sorted({field for when in whens for field in when}):
        known = offered.domain(field)
        if known.values is not None and known.closed:
            values[field] = known.values
    singles = [
        {field: value}
        for field, each in values.items()
        for value in each
        if not any(accepts(when[field], value) for when in whens if field in when)
        and all(field in when for when in whens)
    ]
    if singles or prod(map(len, values.values())) > _MOST_COMBINATIONS:
        return list(singles)
    for combination in product(*values.values()):
        valuation = dict(zip(values, combination, strict=True))
        if not any(
            all(
                accepts(each, valuation[field])
                for field, each in when.items()
                if field in valuation
            )
            for when in whens
        ):
            return [valuation]
    return []


def _said(values: Values) -> str:
    return ", ".join(f"{field} = `{value}`" for field, value in values.items())


def _declared(offered: Offered, values: Values) -> Iterator[Related]:
    for field, value in values.items():
        use, pointer = offered.body(field)
        found = field_at(offered.system, use, pointer)
        if found is not None:
            yield Related(found.at.key, f"may be `{value}`")


def _witness(subject: Subject, offered: Offered, values: Values) -> Witness | None:
    """Return a run to the state, and the action with the values."""
    sent = {name: each for name, each in values.items() if not name.startswith(SHOWN)}
    sends = ", ".join(f"{name} = {value}" for name, value in sent.items())
    because = ", ".join(
        f"{name.removeprefix(SHOWN)} = {value} was shown"
        for name, value in values.items()
        if name not in sent
    )
    if offered.state is None:
        return Witness(RUN, (Step("", offered.offer.action, sends, because),))
    run = run_to(subject.graph, offered.state.name)
    if run is None:
        return None
    last = Step(offered.state.name, offered.offer.action, sends, because)
    return Witness(RUN, (*run.steps[:-1], last))


CHECK = Check(
    rule=Rule(
        name="incomplete-conditions",
        severity=Severity.WARNING,
        summary="A value that may be sent or shown, and that no outcome follows",
        why="A client may send it, and nobody knows what it gets.",
        mend="Add an outcome for the value, or one with `when: otherwise`.",
    ),
    find=find,
    of_absence=True,
    after=frozenset({"impossible-outcome", "undefined-field"}),
)
