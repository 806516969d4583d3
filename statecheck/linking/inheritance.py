"""What comes along from hosts, and what an adapter makes of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from statecheck.finding import Finding, Fix, Related
from statecheck.language import nearest
from statecheck.linking.error_tree import ErrorTree, merged
from statecheck.linking.overriding import Declared, overridden
from statecheck.linking.references import Kind, rebound
from statecheck.linking.rules import (
    DUPLICATE_DECLARATION,
    MISSING_OVERRIDE,
    NOTHING_TO_OVERRIDE,
)
from statecheck.source import Location
from statecheck.spec import (
    Action,
    ErrorCode,
    Model,
    State,
    System,
    Table,
    Wire,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Inherited:
    """A system with what comes along, names bound, nothing flattened yet.

    Attributes:
        system: The system.
        findings: What is wrong between it and its hosts.
    """

    system: System
    findings: tuple[Finding, ...]


def inherit(own: System, hosts: tuple[System, ...]) -> Inherited:
    """Return `own` with everything that `hosts`, themselves effective, hand on."""
    findings = [*_repetitions(own)]
    if not hosts:
        findings.extend(_overriding_nothing(own))
        return Inherited(own, tuple(findings))
    merger = _Merger(own, hosts)
    system = merger.system()
    return Inherited(system, (*findings, *merger.findings))


def _repetitions(own: System) -> Iterator[Finding]:
    for repetition in own.repetitions:
        section, _, name = repetition.name.rpartition("/")
        yield Finding(
            rule=DUPLICATE_DECLARATION,
            at=repetition.again.key,
            message=(
                f"`{name}` is declared twice under `{section}`"
                if section
                else f"`{name}` stands in two files of `{own.name}`"
            ),
            system=own.name,
            related=(Related(repetition.first.key, "the first time"),),
        )


def _overriding_nothing(own: System) -> Iterator[Finding]:
    for table in (own.actions, own.models, own.errors, own.exits, own.options):
        for name, element in table.items():
            if element.overrides:
                yield _nothing(own, "overrides", name, element.at / "overrides", ())
    for name, state in own.states.items():
        if state.takes:
            yield _nothing(own, "takes", name, state.at / "takes", ())


def _nothing(
    own: System, word: str, name: str, at: Location, candidates: tuple[str, ...]
) -> Finding:
    near = nearest(name, candidates)
    does = "overrides" if word == "overrides" else "takes over"
    hosts = " or ".join(f"`{host}`" for host in own.extends)
    return Finding(
        rule=NOTHING_TO_OVERRIDE,
        at=at,
        message=f"`{name}` {does} what {hosts} does not have"
        if hosts
        else f"`{name}` {does} something, but `{own.name}` extends no system",
        system=own.name,
        fix=Fix(f"did you mean `{near}`?", near) if near else None,
    )


class _Merger:
    """One system and its hosts, put together section by section."""

    def __init__(self, own: System, hosts: tuple[System, ...]) -> None:
        self.own = own
        self.hosts = hosts
        self.findings: list[Finding] = []
        self.exits = self._section("exits")
        self.states = {
            (host.name, name): state
            for host in hosts
            for name, state in host.states.items()
        }
        self.taken = dict(self._taken())
        self.models = dict(self._inherited_models())

    def system(self) -> System:
        """Return the system with all sections put together."""
        own, hosts = self.own, self.hosts
        bind = self._bind_own
        errors = Table[ErrorCode]()
        for host in hosts:
            errors = merged(errors, self._rebound_of(host, host.errors))
        self._check_errors(errors)
        return replace(
            own,
            initial=rebound(own.initial, bind),
            start=rebound(own.start, bind),
            exits=self.exits,
            options=self._section("options"),
            actors=self._section("actors"),
            sources=self._section("sources"),
            openness=Table(
                pair for system in (*hosts, own) for pair in system.openness.items()
            ),
            states=Table(
                (name, self._state(state)) for name, state in own.states.items()
            ),
            everywhere=(
                *rebound(own.everywhere, bind),
                *(
                    entry
                    for host in hosts
                    for entry in self._rebound_of(host, host.everywhere)
                ),
            ),
            actions=self._actions(),
            models=self._models(),
            errors=merged(errors, rebound(own.errors, bind)),
            wire=self._wire(),
        )

    def _section(self, name: str) -> "Table[Declared]":
        """Return a section whose elements name nothing, hosts first."""
        elements: dict[str, Declared] = {}
        for host in self.hosts:
            elements.update(getattr(host, name))
        inherited = Table(elements.items())
        own: Table[Declared] = getattr(self.own, name)
        for key, element in own.items():
            elements[key] = self._declared(key, inherited.get(key), element, inherited)
        return Table(elements.items())

    def _declared(
        self,
        name: str,
        host: Declared | None,
        own: Declared,
        inherited: Mapping[str, object],
    ) -> Declared:
        """Return an own element, over the host's of that name if there is one."""
        if host is None:
            if own.overrides:
                at = own.at / "overrides"
                candidates = tuple(inherited)
                self.findings.append(
                    _nothing(self.own, "overrides", name, at, candidates)
                )
            return own
        if not own.overrides:
            self.findings.append(self._undeclared_override(name, own.at, host.at))
            return own
        return overridden(host, own)

    def _undeclared_override(
        self, name: str, own: Location, host: Location
    ) -> Finding:
        return Finding(
            rule=MISSING_OVERRIDE,
            at=own.key,
            message=f"`{name}` is already declared by the host",
            system=self.own.name,
            related=(Related(host.key, "the host's declaration"),),
        )

    def _taken(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield which own state stands for which state of which host."""
        for name, state in self.own.states.items():
            if not state.takes:
                continue
            host, _, theirs = state.takes.partition("/")
            key = (host, theirs or name)
            if key in self.states:
                yield key, name
                continue
            candidates = tuple(other for owner, other in self.states if owner == host)
            self.findings.append(
                _nothing(self.own, "takes", key[1], state.at / "takes", candidates)
            )

    def _state(self, own: State) -> State:
        host, _, theirs = own.takes.partition("/")
        taken = self.states.get((host, theirs or own.name))
        mine = rebound(own, self._bind_own)
        if taken is None:
            return mine
        owner = next(system for system in self.hosts if system.name == host)
        return overridden(self._rebound_of(owner, taken), mine)

    def _actions(self) -> Table[Action]:
        actions: dict[str, Action] = {}
        for host in self.hosts:
            for name, action in host.actions.items():
                actions[name] = self._rebound_of(host, action)
        inherited = dict(actions)
        for name, action in self.own.actions.items():
            mine = rebound(action, self._bind_own)
            actions[name] = self._declared(name, inherited.get(name), mine, inherited)
        return Table(actions.items())

    def _inherited_models(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield the name in this system of each model of each host.

        A model whose name another declares too is called `host/Name`.
        """
        owners: dict[str, list[Model]] = {}
        for host in self.hosts:
            for name, model in host.models.items():
                if model not in owners.setdefault(name, []):
                    owners[name].append(model)
        for host in self.hosts:
            for name in host.models:
                shadowed = name in self.own.models or len(owners[name]) > 1
                yield (host.name, name), f"{host.name}/{name}" if shadowed else name

    def _models(self) -> Table[Model]:
        models: dict[str, Model] = {}
        for host in self.hosts:
            for name, model in host.models.items():
                key = self.models[host.name, name]
                models[key] = replace(self._rebound_of(host, model), name=key)
        for name, model in self.own.models.items():
            theirs = [
                models[f"{host.name}/{name}"]
                for host in self.hosts
                if name in host.models
            ]
            mine = rebound(model, self._bind_own)
            inherited = theirs[0] if theirs else None
            known = {name for _, name in self.models}
            models[name] = self._declared(
                name, inherited, mine, dict.fromkeys(sorted(known))
            )
        return Table(models.items())

    def _check_errors(self, inherited: Table[ErrorCode]) -> None:
        """Report codes that repeat a host's, or override what no host has."""
        tree = ErrorTree(inherited).codes
        for path, code in ErrorTree(self.own.errors).codes.items():
            host = tree.get(path)
            if host is None and code.overrides:
                at = code.at / "overrides"
                self.findings.append(
                    _nothing(self.own, "overrides", path, at, tuple(tree))
                )
            says_more = code.words - {"details", "overrides", "allow"}
            if host is not None and says_more and not code.overrides:
                found = self._undeclared_override(path, code.at, host.at)
                self.findings.append(found)

    def _wire(self) -> Wire | None:
        """Return the binding, each key of an adapter over the host's."""
        wires = [
            self._rebound_of(host, host.wire) for host in self.hosts if host.wire
        ]
        if self.own.wire is not None:
            wires.append(rebound(self.own.wire, self._bind_own))
        if not wires:
            return None
        whole = wires[0]
        for wire in wires[1:]:
            whole = replace(
                wire,
                description=wire.description or whole.description,
                state=wire.state or whole.state,
                action=wire.action or whole.action,
                error=wire.error or whole.error,
                errors=wire.errors or whole.errors,
                session=wire.session or whole.session,
                headers=Table((*whole.headers.items(), *wire.headers.items())),
            )
        return whole

    def _bind_own(self, kind: Kind, name: str) -> str:
        """Return what a name means that is written in this system itself."""
        host, _, rest = name.partition("/")
        owners = {system.name: system for system in self.hosts}
        if not rest or host not in owners:
            return name
        if kind is Kind.MODEL:
            return self.models.get((host, rest), name)
        if kind is Kind.TARGET:
            return self.taken.get((host, rest), name)
        return rest

    def _rebound_of(self, host: System, element: T) -> T:
        """Return an element of a host with its names bound in this system."""

        def bind(kind: Kind, name: str) -> str:
            if kind is Kind.MODEL:
                return self.models.get((host.name, name), name)
            if kind is Kind.TARGET and (host.name, name) in self.states:
                taken = self.taken.get((host.name, name))
                return taken or f"{host.name}/{name}"
            return name

        return rebound(element, bind)
