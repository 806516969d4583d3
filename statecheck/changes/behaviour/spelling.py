"""What a client tells states, actions and codes by: their spelling on the wire."""

from dataclasses import dataclass
from functools import cached_property

from statecheck.graph import StateGraph
from statecheck.spec import Absence, Action, Literal, Response

Mark = frozenset[tuple[str, frozenset[str]]]
"""What tells a state: by pointer, the spellings that it may have there."""

STATUS = "status"
"""Stands for the pointer that tells most states of a system."""


@dataclass(frozen=True)
class Spelling:
    """How one version of a system is spelled.

    Attributes:
        graph: The version.
    """

    graph: StateGraph

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """By state, what tells it."""
        return {name: self._mark(name) for name in self.graph.system.states}

    @cached_property
    def _actions(self) -> dict[str, str]:
        return {
            name: _spelled(name, action.wire)
            for name, action in self.graph.system.actions.items()
        }

    @cached_property
    def _codes(self) -> dict[str, tuple[str, ...]]:
        return {"": ()}

    def action(self, name: str) -> str:
        """Return what a request carries for an action."""
        return self._actions.get(name, _last(name))

    def code(self, path: str) -> tuple[str, ...]:
        """Return an error code and those above it as they are spelled, topmost first.

        It is empty for an answer that is no error.
        """
        known = self._codes.get(path)
        if known is None:
            tree = self.graph.errors
            names = (
                [_spelled(code.name, code.wire) for code in tree.lineage(path)]
                if path in tree.codes
                else [path]
            )
            known = self._codes[path] = tuple(reversed(names))
        return known

    def shows(self, name: str) -> bool:
        """Return whether the answer to an action is the state that follows."""
        action: Action | None = self.graph.system.actions.get(name)
        return action is None or _shows(action)

    def _mark(self, name: str) -> Mark:
        wire = self.graph.system.states[name].wire
        if wire is None or isinstance(wire, str):
            return frozenset({(STATUS, frozenset({wire or _last(name)}))})
        binding = self.graph.system.wire
        status = binding.state.status if binding and binding.state else ""
        return frozenset(
            (
                STATUS if pointer == status else pointer,
                frozenset(
                    each.text if isinstance(each, Literal) else f"\0{each}"
                    for each in alternatives
                ),
            )
            for pointer, alternatives in wire.items()
        )


def implies(mark: Mark, wider: Mark) -> bool:
    """Return whether every answer that one mark tells is told by the other too."""
    known = dict(mark)
    return all(known.get(pointer, _ANYTHING) <= each for pointer, each in wider)


_ANYTHING = frozenset({"\0anything"})


def _shows(action: Action) -> bool:
    response = action.response
    if isinstance(response, Response) or response is Absence.NONE:
        return False
    return response in {"state", None} or response is Absence.UNKNOWN


def _spelled(name: str, wire: str) -> str:
    return wire or _last(name)


def _last(name: str) -> str:
    return name.rpartition("/")[2]
