"""The elements of a system that stand under a name of their own, by kind."""

from collections.abc import Iterator, Mapping

from statecheck.checks.check import Subject
from statecheck.linking import ErrorTree
from statecheck.spec import Action, ErrorCode, Model, Option, State, System

Element = State | Action | Model | ErrorCode | Option


def own(subject: Subject) -> Mapping[str, tuple[Element, ...]]:
    """Return what the system's own files declare, by kind in the singular."""
    return {
        kind: tuple(element for element in elements if subject.owns(element.at))
        for kind, elements in _all(subject.effective.system)
    }


def written(subject: Subject) -> Mapping[str, tuple[Element, ...]]:
    """Return the same as its files have them: what they take over says nothing there.

    Of what elsewhere is said of these, nobody can tell what is the habit here.
    """
    system = subject.effective.written
    return dict(_all(system)) if isinstance(system, System) else own(subject)


def _all(system: System) -> Iterator[tuple[str, tuple[Element, ...]]]:
    yield "state", tuple(system.states.values())
    yield "action", tuple(system.actions.values())
    yield "model", tuple(system.models.values())
    yield "error code", tuple(ErrorTree(system.errors).codes.values())
    yield "option", tuple(system.options.values())
