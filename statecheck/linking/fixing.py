"""Options that a flow fixes, and the names of those that it leaves open."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from statecheck.language import And, Compare, Constant, Formula, Name, Not, Or
from statecheck.spec import Scalar, System, Table

T = TypeVar("T")


def fixed(system: System, prefix: str, settings: Mapping[str, Scalar]) -> System:
    """Return the system with options fixed, and the others under `prefix`.

    Args:
        system: An effective system.
        prefix: What the names of its options begin with in the flow; may be empty.
        settings: A value for each option that is fixed; others may be named.
    """
    if not system.options:
        return system

    def bind(formula: Formula) -> Formula:
        return substituted(formula, prefix, settings)

    options = Table(
        (prefix + name, replace(option, name=prefix + name))
        for name, option in system.options.items()
        if name not in settings
    )
    return replace(_with_formulas(system, bind), options=options)


def substituted(
    formula: Formula, prefix: str, settings: Mapping[str, Scalar]
) -> Formula:
    """Return the formula with fixed options put in and the others renamed."""
    if isinstance(formula, Name):
        if formula.option in settings:
            return Constant(settings[formula.option] is True)
        return Name(prefix + formula.option)
    if isinstance(formula, Compare):
        if formula.option in settings:
            same = str(settings[formula.option]) == formula.value
            return Constant(same is formula.equal)
        return replace(formula, option=prefix + formula.option)
    if isinstance(formula, Not):
        return Not(substituted(formula.part, prefix, settings))
    if isinstance(formula, And | Or):
        parts = tuple(substituted(part, prefix, settings) for part in formula.parts)
        return type(formula)(parts)
    return formula


def _with_formulas(element: T, bind: Callable[[Formula], Formula]) -> T:
    """Return the element with every formula in it replaced."""
    if isinstance(element, Formula):
        return bind(element)
    if isinstance(element, Table):
        return Table((n, _with_formulas(e, bind)) for n, e in element.items())
    if isinstance(element, tuple):
        return tuple(_with_formulas(member, bind) for member in element)
    if not is_dataclass(element) or isinstance(element, type):
        return element
    changes = {
        item.name: new
        for item in fields(element)
        if (new := _with_formulas(old := getattr(element, item.name), bind)) is not old
    }
    return replace(element, **changes)
