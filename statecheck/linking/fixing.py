"""Options that a flow fixes, and the names of those that it leaves open."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from statecheck.language import And, Compare, Constant, Formula, Name, Not, Or
from statecheck.linking.rewriting import Rewriting, rewritten
from statecheck.spec import Scalar, System, Table

T = TypeVar("T")


def fixed(system: System, prefix: str, settings: Mapping[str, Scalar]) -> System:
    """Return the system with options fixed, and the others under `prefix`.

    Args:
        system: An effective system.
        prefix: What the names of its options begin with in the flow; may be empty.
        settings: A value for each option that is fixed; others may be named.
    """
    options = Table(
        (prefix + name, replace(option, name=prefix + name))
        for name, option in system.options.items()
        if name not in settings
    )
    return replace(fixed_in(system, prefix, settings), options=options)


def fixed_in(element: T, prefix: str, settings: Mapping[str, Scalar]) -> T:
    """Return an element with options fixed in its formulas, and the others renamed."""

    def bind(formula: Formula) -> Formula | None:
        made = substituted(formula, prefix, settings)
        return None if made == Constant(value=True) else made

    return rewritten(element, Rewriting(formula=bind))


def substituted(
    formula: Formula, prefix: str, settings: Mapping[str, Scalar]
) -> Formula:
    """Return the formula with fixed options put in and the others renamed.

    What is decided by those that are fixed is a constant.
    """
    if isinstance(formula, Not):
        part = substituted(formula.part, prefix, settings)
        return Constant(not part.value) if isinstance(part, Constant) else Not(part)
    if isinstance(formula, And | Or):
        parts = [substituted(part, prefix, settings) for part in formula.parts]
        return _joined(type(formula), parts)
    if isinstance(formula, Constant):
        return formula
    return _atom(formula, prefix, settings)


def _atom(atom: Name | Compare, prefix: str, settings: Mapping[str, Scalar]) -> Formula:
    if atom.option not in settings:
        return replace(atom, option=prefix + atom.option)
    value = settings[atom.option]
    if isinstance(atom, Name):
        return Constant(value is True)
    spelling = str(value).lower() if isinstance(value, bool) else str(value)
    return Constant((spelling == atom.value) is atom.equal)


def _joined(kind: type[And | Or], parts: list[Formula]) -> Formula:
    """Return a conjunction or disjunction without the parts that decide nothing."""
    deciding = Constant(kind is Or)
    if deciding in parts:
        return deciding
    open_ = tuple(part for part in parts if not isinstance(part, Constant))
    if not open_:
        return Constant(kind is And)
    return open_[0] if len(open_) == 1 else kind(open_)
