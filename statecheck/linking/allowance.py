"""How much may be said at many places that is written at one."""

from collections.abc import Sized
from dataclasses import replace

from statecheck.linking.rewriting import Rewriting, rewritten
from statecheck.settings import LimitError
from statecheck.spec import System


class Allowance:
    """What is left of the limit `copies`, which holds for all systems of a run.

    A line of models that extend each other, or what holds everywhere, leads to as much
    as its square; so does a large host of many adapters.
    """

    def __init__(self, most: int) -> None:
        """Begin with all of it."""
        self._most = most
        self._left = most

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
