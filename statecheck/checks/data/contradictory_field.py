"""Fields whose own words contradict each other."""

from collections.abc import Iterator
from dataclasses import replace

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.data.bounds import contradictory_bounds, idle_bounds
from statecheck.checks.data.conformance import Conformance
from statecheck.checks.data.scalars import written_breach
from statecheck.finding import Fix, Related, Rule, Severity
from statecheck.graph import domain, field_at
from statecheck.language import nearest
from statecheck.source import Location
from statecheck.spec import Field, Model, System


def find(subject: Subject) -> Iterator[Fault]:
    """Yield what no value of a field can be, and what it lists and can never be."""
    if subject.flow is not None:
        return
    system = subject.graph.system
    told: set[Location] = set()
    for element in subject.whole:
        found: Iterator[Fault] = iter(())
        if isinstance(element, Model):
            found = _variants(system, element)
        elif isinstance(element, Field) and not element.fact.disputed:
            found = _faults(system, element)
        for fault in found:
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


def _variants(system: System, model: Model) -> Iterator[Fault]:
    """Yield each variant for a value that the discriminator never has."""
    field = field_at(system, model, model.discriminator) if model.variants else None
    if field is None or field.fact.disputed:
        return
    known = domain(system, model, model.discriminator)
    for value in model.variants:
        if known.values is not None and known.closed and value not in known.values:
            near = nearest(value, known.values)
            yield Fault(
                at=(model.at / "variants" / value).key,
                message=f"`{model.discriminator}` is never `{value}`, so nothing is of "
                "this variant",
                related=(Related(field.at.key, "what the field can be"),),
                fix=Fix(f"did you mean `{near}`?", near) if near else None,
            )


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
            spoken = f"`{name}` of the `{word}`" if name else f"the `{word}`"
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
        why="Clients keep to one of the two and servers to the other, so that one "
        "sends what the other refuses.",
        mend="Correct the one that is wrong.",
    ),
    find=find,
    after=frozenset({"widened-field"}),
)
