"""The systems of a flow's steps, and its host, as the flow sees them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from statecheck.language import Candidates
from statecheck.linking.error_merging import clashes, merged
from statecheck.linking.fixing import fixed
from statecheck.linking.kinds import Kind
from statecheck.linking.rewriting import changed, rebound
from statecheck.spec import (
    Action,
    ErrorCode,
    Flow,
    FlowStep,
    InformationSource,
    Model,
    Outcome,
    System,
    Table,
)

T = TypeVar("T")
Named = TypeVar("Named", bound=Action | ErrorCode | InformationSource | Model)

UNKNOWN = "unknown"
"""The target that may be any."""


@dataclass(frozen=True)
class Part:
    """The system of a step, or the host.

    Attributes:
        step: Name of the step; empty for the host.
        system: With the options that the flow fixes put in and the others renamed, and
            with its models, actions, sources and error codes called as in the flow.
        exits: Where its exits lead, as the flow says it.
    """

    step: str
    system: System
    exits: Mapping[str, tuple[Outcome, ...]]

    @cached_property
    def names(self) -> frozenset[str]:
        """What a target in it can be called: its states and exits."""
        return frozenset((*self.system.states, *self.exits))

    def local(self, target: str) -> str:
        """Return the flow's name of a state of this part."""
        return f"{self.step}/{target}" if self.step else target


def parts_of(
    flow: Flow, host: System | None, steps: Mapping[str, System]
) -> tuple[Part, ...]:
    """Return the parts of a flow, the host first, their elements named apart.

    What several parts have and say alike has one name; otherwise it is called by the
    step too.
    """
    parts = []
    if host is not None:
        ends = {name: (Outcome((name,)),) for name in host.exits}
        parts.append(Part("", fixed(host, "", flow.options), ends))
    for name, system in steps.items():
        step = flow.steps[name]
        unsaid = (Outcome((UNKNOWN,), at=step.at),)
        written = dict(step.exits.items())
        for misspelt, exit_ in misspelt_exits(step, system).items():
            written.setdefault(exit_, step.exits[misspelt])
        exits = {exit_: written.get(exit_) or unsaid for exit_ in system.exits}
        parts.append(Part(name, fixed(system, f"{name}.", step.options), exits))
    return _named_apart(flow, parts)


def misspelt_exits(step: FlowStep, system: System) -> dict[str, str]:
    """Return, by what a step maps and its system does not have, the exit that is meant.

    That is the nearest one; or the only one that is left, for the only name that is.
    """
    candidates = Candidates(system.exits)
    unknown = [name for name in step.exits if name not in system.exits]
    near = {name: candidates.nearest(name) for name in unknown}
    meant = {name: exit_ for name, exit_ in near.items() if exit_}
    mapped = {*step.exits, *meant.values()}
    left = [name for name in system.exits if name not in mapped]
    far = [name for name in unknown if name not in meant]
    if len(left) == 1 == len(far):
        meant[far[0]] = left[0]
    return meant


def _named_apart(flow: Flow, parts: list[Part]) -> tuple[Part, ...]:
    systems = [part.system for part in parts]
    names = {
        Kind.MODEL: _alike([system.models for system in systems]),
        Kind.ACTION: _alike([system.actions for system in systems]),
        Kind.SOURCE: _alike([*(system.sources for system in systems), flow.sources]),
        Kind.ERROR: _mergeable([system.errors for system in systems]),
    }
    return tuple(_renamed(part, names) for part in parts)


def _alike(tables: list[Table[T]]) -> frozenset[str]:
    """Return the names under which no two tables have different things."""
    first: dict[str, T] = {}
    clashing = {
        name
        for table in tables
        for name, element in table.items()
        if first.setdefault(name, element) != element
    }
    return frozenset(first) - clashing


def _mergeable(tables: list[Table[ErrorCode]]) -> frozenset[str]:
    """Return the top-level codes of which the tables do not say different things."""
    whole = Table[ErrorCode]()
    clashing: set[str] = set()
    for table in tables:
        clashing |= {path.partition("/")[0] for path, *_ in clashes(whole, table)}
        whole = merged(whole, table)
    return frozenset(whole) - clashing


def _renamed(part: Part, shared: Mapping[Kind, frozenset[str]]) -> Part:
    """Return a part whose elements have the names that the flow calls them by."""

    def called(kind: Kind, name: str) -> str:
        if kind not in shared:
            return name
        head, slash, rest = name.partition("/")
        if kind is Kind.ERROR:
            return (head if head in shared[kind] else dotted(head)) + slash + rest
        if name in shared[kind]:
            return name
        if kind is Kind.SOURCE:
            return dotted(name)
        return f"{dotted(head)}/{rest}" if slash else part.local(name)

    def dotted(name: str) -> str:
        return f"{part.step or part.system.name}.{name}"

    bound = rebound(part.system, called)
    system = replace(
        bound,
        models=_keyed(bound.models, lambda name: called(Kind.MODEL, name)),
        actions=_keyed(bound.actions, lambda name: called(Kind.ACTION, name)),
        errors=_keyed(bound.errors, lambda name: called(Kind.ERROR, name)),
        sources=_keyed(bound.sources, lambda name: called(Kind.SOURCE, name)),
    )
    return replace(part, system=system)


def _keyed(elements: Table[Named], called: Callable[[str], str]) -> Table[Named]:
    """Return elements under other names; on the wire they are called as before."""
    renamed: dict[str, Named] = {}
    for name, element in elements.items():
        new = called(name)
        changes = {"name": new}
        if new != name and isinstance(element, Action | ErrorCode):
            changes["wire"] = element.wire or name
        renamed[new] = element if new == name else changed(element, changes)
    return Table(renamed.items())
