"""What the names that one system writes are called in another that builds on it."""

from collections.abc import Iterator
from functools import partial

from statecheck.linking.error_tree import WITHOUT_DETAIL, ErrorTree
from statecheck.linking.kinds import Kind
from statecheck.linking.rewriting import Bind
from statecheck.spec import Model, State, System

_STATES = (Kind.TARGET, Kind.STATE, Kind.STATE_OR_GROUP, Kind.SUBJECT)


def qualified(host: str, name: str) -> str:
    """Return the name of something of a host, seen from a system that builds on it.

    What the host itself has from another is qualified by both: `host.other/Name`.
    """
    first, slash, rest = name.partition("/")
    return f"{host}.{first}/{rest}" if slash else f"{host}/{name}"


class Names:
    """The names of a system and of its hosts.

    Attributes:
        taken: By host and state, the own state that stands for it.
        models: By host and model, what the model is called in this system.
        states: By host and state, the host's state.
    """

    def __init__(self, own: System, hosts: tuple[System, ...]) -> None:
        """Say what the names of `hosts` are called in `own`."""
        self.own = own
        self.hosts = {host.name: host for host in hosts}
        self.states = {
            (host.name, name): state
            for host in hosts
            for name, state in host.states.items()
        }
        self.taken = dict(self._taken())
        self.models = dict(self._models())

    def takes(self, state: State) -> tuple[str, str]:
        """Return the host, and its state, that a state is taken over from."""
        host, _, name = state.takes.partition("/")
        return host.partition("@")[0], name or state.name

    def of_own(self, tree: ErrorTree) -> Bind:
        """Return what names mean that are written in the system itself.

        `tree` has the error codes of the system, those of its hosts included.
        """
        return partial(self._of_own, tree)

    def of_host(self, host: System) -> Bind:
        """Return what names mean that are written in a host.

        What this system has not taken over, and what the host does not declare, keeps
        the host's name before it, so that nothing of this system is meant by it.
        """
        return partial(self._of_host, host, ErrorTree(host.errors))

    def _of_own(self, tree: ErrorTree, kind: Kind, name: str) -> str:
        if kind is Kind.ERROR:
            return self._code(tree, name)
        host, slash, rest = name.partition("/")
        if not slash or host not in self.hosts:
            return name
        if kind is Kind.MODEL:
            return self.models.get((host, rest), name)
        if kind in _STATES:
            exits = self.hosts[host].exits
            return rest if rest in exits else self.taken.get((host, rest), name)
        return rest

    def _code(self, tree: ErrorTree, name: str) -> str:
        """Return the whole path of a code, where it is clear which one is meant."""
        host, slash, rest = name.partition("/")
        resolved = tree.resolve(name)
        if slash and host in self.hosts and not resolved.paths:
            resolved = tree.resolve(rest)
        if len(resolved.paths) != 1:
            return name
        path = resolved.paths[0]
        return f"{path}/{WITHOUT_DETAIL}" if resolved.bare else path

    def _of_host(self, host: System, tree: ErrorTree, kind: Kind, name: str) -> str:
        if kind is Kind.MODEL:
            known = self.models.get((host.name, name))
            return known or (name if "/" in name else f"{host.name}/{name}")
        if kind is Kind.ERROR:
            return name if tree.resolve(name).paths else f"{host.name}/{name}"
        if kind not in _STATES:
            return name
        if (host.name, name) in self.states:
            return self.taken.get((host.name, name)) or f"{host.name}/{name}"
        other, slash, rest = name.partition("/")
        if slash:
            return self.taken.get((other, rest), name)
        stays = name in host.exits or kind is Kind.STATE_OR_GROUP
        return name if stays else f"{host.name}/{name}"

    def _taken(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield which own state stands for which state of which host.

        If two own states are taken over from one, it is the one of the same name, or
        else the first in the alphabet.
        """
        taken = [
            (self.takes(state), name)
            for name, state in sorted(self.own.states.items(), reverse=True)
            if state.takes
        ]
        taken.sort(key=lambda pair: pair[0][1] == pair[1])
        yield from (pair for pair in taken if pair[0] in self.states)

    def _models(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield the name in this system of each model of each host.

        A model whose name another declares too is called `host/Name`.
        """
        owners: dict[str, list[Model]] = {}
        for host in self.hosts.values():
            for name, model in host.models.items():
                if model not in owners.setdefault(name, []):
                    owners[name].append(model)
        for host in self.hosts.values():
            for name in host.models:
                shadowed = name in self.own.models or len(owners[name]) > 1
                called = qualified(host.name, name) if shadowed else name
                yield (host.name, name), called
