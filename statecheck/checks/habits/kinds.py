"""The elements of a system that stand under a name of their own, by kind."""

from collections.abc import Iterator, Mapping

from statecheck.checks.check import Subject
from statecheck.linking import ErrorTree
from statecheck.spec import Action, ErrorCode, Model, Option, State

Element = State | Action | Model | ErrorCode | Option


def own(subject: Subject) -> Mapping[str, tuple[Element, ...]]:
    """Return what the system's own files declare, by kind in the singular."""
    return {
        kind: tuple(element for element in elements if subject.owns(element.at))
        for kind, elements in _all(subject)
    }


def _all(subject: Subject) -> Iterator[tuple[str, tuple[Element, ...]]]:
    system = subject.effective.system
    yield "state", tuple(system.states.values())
    yield "action", tuple(system.actions.values())
    yield "model", tuple(system.models.values())
    yield "error code", tuple(ErrorTree(system.errors).codes.values())
    yield "option", tuple(system.options.values())
