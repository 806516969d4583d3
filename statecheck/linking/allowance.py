"""How much may be said at many places that is written at one."""

from collections.abc import Iterable, Sized
from dataclasses import replace
from typing import Self

from statecheck.linking.rewriting import Rewriting, rewritten
from statecheck.settings import LimitError, Limits
from statecheck.spec import Flow, System

_FOR_EACH = 10
"""So many elements may be copied besides for each state and model that is written."""


class Allowance:
    """What is left of the limit `copies`, which holds for all systems of a run.

    A line of models that extend each other, or what holds everywhere, leads to as much
    as its square; so does a large host of many adapters. What grows with the spec alone
    is no harm, so there is a little for each state and model besides.
    """

    def __init__(self, most: int, besides: int = 0) -> None:
        """Begin with all of it, and what is allowed besides."""
        self._most = most
        self._left = most + besides

    @classmethod
    def of(cls, specs: Iterable[System | Flow], limits: Limits) -> Self:
        """Return what may be copied in all of the systems of a run."""
        written = sum(
            len(spec.states) + len(spec.models)
            for spec in specs
            if isinstance(spec, System)
        )
        return cls(limits.copies, _FOR_EACH * written)

    def take(self, number: int) -> None:
        """Take note of so many elements that come to stand at a further place.

        Raises:
            LimitError: They are more than are taken.
        """
        if number > self._left:
            limit = "copies"
            raise LimitError(limit, self._most)
        self._left -= number


def handed_on(system: System) -> int:
    """Return how many elements come along for whoever builds on a system."""
    fields = sum(len(model.fields or ()) for model in system.models.values())
    offers = sum(
        len(state.actions.members) for state in system.states.values() if state.actions
    )
    tables: tuple[Sized, ...] = (
        system.states,
        system.actions,
        system.models,
        system.errors,
        system.exits,
        system.options,
        system.sources,
        system.everywhere,
    )
    return fields + offers + sum(map(len, tables))


def alone(system: System) -> System:
    """Return a system that inherits nothing, neither from others nor from itself."""
    single = Rewriting(model=lambda model: replace(model, extends=()))
    return replace(rewritten(system, single), extends=(), everywhere=())
