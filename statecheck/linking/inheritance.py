"""What comes along from hosts, and what an adapter makes of it."""

from dataclasses import replace

from statecheck.finding import Finding
from statecheck.immutable import frozen
from statecheck.linking.binding import Names
from statecheck.linking.declaring import Declaring, shared_names
from statecheck.linking.error_merging import clashes, merged
from statecheck.linking.error_tree import ErrorTree
from statecheck.linking.overriding import Declared, overridden
from statecheck.linking.rewriting import rebound
from statecheck.spec import (
    ErrorCode,
    Everywhere,
    Model,
    State,
    System,
    Table,
    Wire,
)


@frozen
class Inherited:
    """A system with what comes along, names bound, nothing flattened yet.

    Attributes:
        system: The system.
        findings: What is wrong between it and its hosts.
    """

    system: System
    findings: tuple[Finding, ...]


def inherit(own: System, hosts: tuple[System, ...], *, complete: bool) -> Inherited:
    """Return `own` with everything that `hosts` hand on.

    Args:
        own: What its files say.
        hosts: What it builds on, itself with what comes along.
        complete: Whether these are all; otherwise nothing is said of what no host has.
    """
    merger = _Merger(own, hosts, Declaring(own, complete=complete))
    system = merger.system()
    return Inherited(
        system, (*merger.declaring.findings, *shared_names(own, system.exits))
    )


class _Merger:
    """One system and its hosts, put together section by section."""

    def __init__(
        self, own: System, hosts: tuple[System, ...], declaring: Declaring
    ) -> None:
        self.own = own
        self.declaring = declaring
        self.names = Names(own, hosts)
        self.hosts = tuple(rebound_host(host, self.names) for host in hosts)
        self.errors = self._errors()

    def system(self) -> System:
        """Return the system with all sections put together."""
        own, hosts = self._bound(), self.hosts
        section = self._section
        return replace(
            own,
            extends=(),
            exits=section(own.exits, [host.exits for host in hosts]),
            options=section(own.options, [host.options for host in hosts]),
            actors=section(own.actors, [host.actors for host in hosts]),
            sources=section(own.sources, [host.sources for host in hosts]),
            openness=Table(
                pair
                for system in (*reversed(hosts), own)
                for pair in system.openness.items()
            ),
            states=Table((name, self._state(own.states[name])) for name in own.states),
            everywhere=_nearest_first(own.everywhere, hosts),
            actions=section(own.actions, [host.actions for host in hosts]),
            models=self._models(own.models),
            errors=self.errors,
            wire=self._wire(own.wire),
        )

    def _bound(self) -> System:
        """Return the own system, its names bound, what it repeats once."""
        return rebound(self.own, self.names.of_own(ErrorTree(self.errors)))

    def _section(
        self, own: Table[Declared], hosts: list[Table[Declared]]
    ) -> Table[Declared]:
        """Return a section with what comes along, the hosts' first."""
        inherited: dict[str, Declared] = {}
        for index, table in enumerate(hosts):
            for name, element in table.items():
                known = inherited.setdefault(name, element)
                if known != element and name not in own:
                    self.declaring.clash(index, name, known.at, element.at)
        elements = dict(inherited)
        for name, element in own.items():
            host = inherited.get(name)
            elements[name] = self.declaring.declared(name, host, element, inherited)
        return Table(elements.items())

    def _errors(self) -> Table[ErrorCode]:
        """Return the tree of all codes, and say where own ones repeat a host's."""
        inherited = Table[ErrorCode]()
        for index, host in enumerate(self.hosts):
            for path, known, code in clashes(inherited, host.errors):
                self.declaring.clash(index, path, known.at, code.at)
            inherited = merged(inherited, host.errors)
        self.declaring.codes(
            ErrorTree(inherited).codes, ErrorTree(self.own.errors).codes
        )
        whole = merged(inherited, self.own.errors)
        bind = self.names.of_own(ErrorTree(whole))
        return merged(inherited, rebound(self.own.errors, bind))

    def _state(self, own: State) -> State:
        if not own.takes:
            return own
        key = self.names.takes(own)
        host = next((host for host in self.hosts if host.name == key[0]), None)
        if host is None or key[1] not in host.states:
            states = () if host is None else host.states
            written = own.takes.partition("/")[0]
            near = self.declaring.nothing(
                "takes", key[1], own.at / "takes", states, written
            )
            if host is None or not near:
                return replace(own, takes="")
            return overridden(host.states[near], own)
        return overridden(host.states[key[1]], own)

    def _models(self, own: Table[Model]) -> Table[Model]:
        models: dict[str, Model] = {}
        for host in self.hosts:
            for name, model in host.models.items():
                key = self.names.models[host.name, name]
                models[key] = replace(model, name=key)
        inherited = {name: None for _, name in self.names.models}
        for name, model in own.items():
            theirs = [host.models[name] for host in self.hosts if name in host.models]
            known = theirs[0] if theirs else None
            models[name] = self.declaring.declared(name, known, model, inherited)
        return Table(models.items())

    def _wire(self, own: Wire | None) -> Wire | None:
        """Return the binding, each key of an adapter over the host's."""
        wires = [host.wire for host in self.hosts if host.wire is not None]
        for index, wire in enumerate(wires[1:], 1):
            if wire != wires[0] and own is None:
                self.declaring.clash(index, "wire", wires[0].at, wire.at)
        if own is None:
            return wires[0] if wires else None
        return self.declaring.wire(wires[0] if wires else None, own)


def rebound_host(host: System, names: Names) -> System:
    """Return a host as the system that builds on it sees it."""
    return rebound(host, names.of_host(host))


def _nearest_first(
    own: tuple[Everywhere, ...], hosts: tuple[System, ...]
) -> tuple[Everywhere, ...]:
    return (*own, *(entry for host in hosts for entry in host.everywhere))
