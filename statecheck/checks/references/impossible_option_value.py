"""Formulas that ask an option for a value it cannot have."""

from collections.abc import Collection, Iterator
from itertools import islice

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.choice.values import impossible
from statecheck.checks.data.scalars import spelled
from statecheck.checks.naming import all_of
from statecheck.checks.references.undefined import first_of
from statecheck.finding import Fix, Related, Rule, Severity
from statecheck.graph import field_at
from statecheck.language import And, Compare, Formula, Name, Not, Or, nearest
from statecheck.source import Location
from statecheck.spec import Literal, Option, Required

_BOOLEAN = ("true", "false")
_MOST_VALUES = 20
"""So many values are given in a message; more of them are counted."""


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each value that an option is asked for and never has, at its first use.

    Beside that, each default that is none of the values, and each `set` that is not.
    """
    options = subject.effective.system.options
    found: dict[str, list[Fault]] = {}
    for element in subject.elements:
        if isinstance(element, Option):
            yield from _default(element)
            yield from _set(subject, element)
        for formula, at in _formulas(element):
            for part in _parts(formula):
                option = options.get(part.option)
                for fault in _asked(part, option, at) if option is not None else ():
                    found.setdefault(fault.message, []).append(fault)
    yield from map(first_of, found.values())


def _formulas(element: object) -> Iterator[tuple[Formula, Location]]:
    """Yield the formulas of an element, with their places."""
    formula, at = getattr(element, "if_", None), getattr(element, "at", None)
    if isinstance(at, Location):
        if isinstance(formula, Formula):
            yield formula, at / "if"
        required = getattr(element, "required", None)
        if isinstance(required, Required) and required.if_ is not None:
            yield required.if_, at / "required" / "if"


def _parts(formula: Formula) -> Iterator[Name | Compare]:
    if isinstance(formula, Name | Compare):
        yield formula
    elif isinstance(formula, Not):
        yield from _parts(formula.part)
    elif isinstance(formula, And | Or):
        for part in formula.parts:
            yield from _parts(part)


def _asked(part: Name | Compare, option: Option, at: Location) -> Iterator[Fault]:
    values = _BOOLEAN if option.enum is None else option.enum
    here = (Related(option.at.key, f"`{option.name}` stands here"),)
    if isinstance(part, Compare):
        if part.value not in values:
            yield _no_value(option, part.value, values, at, here)
    elif option.enum is not None:
        either = ", ".join(f"`{value}`" for value in islice(values, _MOST_VALUES))
        if len(values) > _MOST_VALUES:
            either += f" and {len(values) - _MOST_VALUES:,} others"
        message = f"`{option.name}` is not boolean but one of {either}"
        yield Fault(at=at, message=message, related=here)


def _default(option: Option) -> Iterator[Fault]:
    values = _BOOLEAN if option.enum is None else tuple(option.enum)
    if option.default is not None and spelled(option.default) not in values:
        at = option.at / "default"
        here = (Related(option.at.key, f"`{option.name}` stands here"),)
        yield _no_value(option, spelled(option.default), values, at, here)


def _set(subject: Subject, option: Option) -> Iterator[Fault]:
    """Yield that the field that sets an option cannot have some of its values."""
    system = subject.effective.system
    name, _, field = option.set.partition(".")
    action = system.actions.get(name)
    if action is None or not field:
        return
    values = _BOOLEAN if option.enum is None else tuple(option.enum)
    never = [
        value
        for value in values
        if impossible(system, action.request, field, Literal(value, value))
    ]
    if never:
        found = field_at(system, action.request, field)
        yield Fault(
            at=option.at / "set",
            message=f"nothing sets `{option.name}` to {all_of(never, 'values')}, since "
            f"`{option.set}` is never that",
            related=()
            if found is None
            else (Related(found.at.key, "what the field can be"),),
        )


def _no_value(
    option: Option,
    value: str,
    values: Collection[str],
    at: Location,
    related: tuple[Related, ...],
) -> Fault:
    near = nearest(value, values)
    return Fault(
        at=at,
        message=f"`{option.name}` is never `{value}`",
        related=related,
        fix=Fix(f"did you mean `{near}`?") if near else None,
    )


CHECK = Check(
    rule=Rule(
        name="impossible-option-value",
        severity=Severity.ERROR,
        summary="An option that is asked for a value it cannot have",
        why="What depends on it is there in no installation, or in all of them.",
        mend="Correct the value, or add it to the `enum` of the option.",
    ),
    find=find,
    of_absence=True,
)
