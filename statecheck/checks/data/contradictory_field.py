"""Fields whose own words contradict each other."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.data.bounds import contradictory_bounds, idle_bounds
from statecheck.checks.data.conformance import Conformance
from statecheck.checks.data.scalars import written_breach
from statecheck.finding import Related, Rule, Severity
from statecheck.source import Location
from statecheck.spec import Field, System


def find(subject: Subject) -> Iterator[Fault]:
    """Yield what no value of a field can be, and what it lists and can never be."""
    if subject.flow is not None:
        return
    system = subject.graph.system
    told: set[Location] = set()
    for field in subject.whole:
        if not isinstance(field, Field) or field.fact.disputed:
            continue
        for fault in _faults(system, field):
            if fault.at not in told:
                told.add(fault.at)
                yield fault


def _faults(system: System, field: Field) -> Iterator[Fault]:
    for word, values in idle_bounds(system, field):
        yield Fault(
            at=(field.at / word).key,
            message=f"`{word}` bounds {values}, but `{field.name}` is of type "
            f"`{field.type}`",
        )
    bounds = list(contradictory_bounds(field))
    for low, high, message in bounds:
        yield Fault(
            at=(field.at / high).key,
            message=f"no value of `{field.name}` is possible: {message}",
            related=(Related((field.at / low).key, "the other bound"),),
        )
    if not bounds:
        yield from _of_values(system, field)


def _of_values(system: System, field: Field) -> Iterator[Fault]:
    held = Conformance(system)
    for word in ("const", "default"):
        value = getattr(field, word)
        if value is None:
            continue
        for conflict in held.of_field(field, value):
            place = field.at / word
            for step in conflict.way:
                place = place / step
            name = "".join(f"/{step}" for step in conflict.way)
            spoken = f"`{name}` of the {word}" if name else f"the {word}"
            yield Fault(place, f"{spoken} of `{field.name}` {conflict.message}")
    if not field.enum:
        return
    alone = replace(field, enum=None, const=None)
    for value in field.enum.values():
        breach = written_breach(system, alone, value.name)
        if breach:
            message = f"value `{value.name}` of `{field.name}` {breach}"
            yield Fault(value.at, message)


CHECK = Check(
    rule=Rule(
        name="contradictory-field",
        severity=Severity.ERROR,
        summary="A field that contradicts itself: a default, a constant, a listed "
        "value or a bound that its other words leave out, or a bound of another type",
        why="A client that keeps to one of the two breaks the other.",
        mend="Correct the one that is wrong.",
    ),
    find=find,
)
