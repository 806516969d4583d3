"""What a client tells actions, error codes and states by, read off two graphs.

It is used to play and to read what was found by other means, so it shares nothing with
how that was found.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.graph import StateGraph
from statecheck.spec import Action, Response


def token(graph: StateGraph, action: str) -> str:
    """Return what a request carries for an action."""
    element = graph.system.actions.get(action)
    wire = element.wire if element is not None else ""
    return wire or action.rpartition("/")[2]


def spelled(graph: StateGraph, path: str) -> tuple[str, ...]:
    """Return an error code and those above it as they are spelled, topmost first."""
    if path not in graph.errors.codes:
        return (path,) if path else ()
    names = [each.wire or each.name for each in graph.errors.lineage(path)]
    return tuple(reversed(names))


def answers_with_state(graph: StateGraph, action: str) -> bool:
    """Return whether an action is answered with the state that follows."""
    element: Action | None = graph.system.actions.get(action)
    if not action or element is None:
        return True
    return not isinstance(element.response, Response) and element.response in {
        "state",
        None,
        "unknown",
    }


def told(client: StateGraph, name: str, server: StateGraph, node: str) -> bool:
    """Return whether an answer tells a client one of its states."""
    mine = client.system.states[name].wire
    theirs = server.system.states[node].wire
    mine = name.rpartition("/")[2] if mine is None else mine
    theirs = node.rpartition("/")[2] if theirs is None else theirs
    if isinstance(mine, str) or isinstance(theirs, str):
        return mine == theirs
    return all(
        pointer in theirs and set(theirs[pointer]) <= set(each)
        for pointer, each in mine.items()
    )


@dataclass(frozen=True)
class Telling:
    """The states and actions of a client by what tells them.

    Attributes:
        graph: What the client knows.
    """

    graph: StateGraph

    def states(self, server: StateGraph, node: str) -> list[str]:
        """Return the client's states that a state of a server may be taken for."""
        if node not in server.system.states:
            return []
        wire = server.system.states[node].wire
        word = node.rpartition("/")[2] if wire is None else wire
        some = self._spelled.get(word, ()) if isinstance(word, str) else self._parted
        return [name for name in some if told(self.graph, name, server, node)]

    def actions(self, word: str) -> Collection[str]:
        """Return the client's actions that a request may carry a word for."""
        return self._actions.get(word, ())

    @cached_property
    def _actions(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.graph.system.actions:
            found.setdefault(token(self.graph, name), []).append(name)
        return found

    @cached_property
    def codes(self) -> Mapping[tuple[str, ...], str]:
        """By spelling, the paths of the error codes that the client knows."""
        return {spelled(self.graph, path): path for path in self.graph.errors.codes}

    @cached_property
    def _spelled(self) -> Mapping[str, list[str]]:
        """By spelling, the states of the client that one word tells."""
        found: dict[str, list[str]] = {}
        for name, state in self.graph.system.states.items():
            if state.wire is None or isinstance(state.wire, str):
                wire = state.wire or name.rpartition("/")[2]
                found.setdefault(wire, []).append(name)
        return found

    @cached_property
    def _parted(self) -> tuple[str, ...]:
        """The states of the client that it takes more to tell."""
        return tuple(
            name
            for name, state in self.graph.system.states.items()
            if state.wire is not None and not isinstance(state.wire, str)
        )
