"""All systems and flows of a run, each brought to its effective form."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from statecheck.finding import Finding, Fix
from statecheck.immutable import frozen
from statecheck.language import Candidates
from statecheck.linking.allowance import Allowance, alone, handed_on
from statecheck.linking.composition import compose
from statecheck.linking.everywhere import clashing
from statecheck.linking.fixing import fixed
from statecheck.linking.flattening import flatten
from statecheck.linking.inheritance import inherit
from statecheck.linking.rules import (
    UNKNOWN_STEP_EXIT,
    UNKNOWN_STEP_OPTION,
    UNKNOWN_SYSTEM,
)
from statecheck.linking.unfit_hosts import (
    ambiguous,
    circular,
    too_many,
    too_much,
)
from statecheck.settings import LimitError, Limits
from statecheck.source import Location
from statecheck.spec import EMPTY, Flow, Scalar, System, Table


@frozen
class Effective:
    """A system or a composed flow with everything made explicit.

    Attributes:
        system: Everything inherited, defaulted and flattened; of a flow, the states
            of its steps under `step/STATE`.
        written: What the files say, before anything came along.
        hosts: What it builds on directly, itself effective; in order.
        complete: Whether all that it builds on was found, and only once; otherwise a
            name that nobody declares may well be one of those systems'.
        steps: Of a flow, the effective system of each step that has one.
        fixed: Of a flow, the options that it fixes, as its formulas call them.
        findings: What is wrong between it and those.
        refused: Why it is not judged; None if it can be. Nothing is inherited then.
    """

    system: System
    written: System | Flow
    hosts: tuple[System, ...] = ()
    complete: bool = True
    steps: Table[System] = EMPTY
    fixed: Table[Scalar] = EMPTY
    findings: tuple[Finding, ...] = ()
    refused: Finding | None = None

    def owns(self, at: Location) -> bool:
        """Return whether something is written in the system's own files."""
        return at.source in self.written.files

    def in_variant(self, variant: Mapping[str, Scalar]) -> "Effective":
        """Return it with some options fixed.

        They stay declared, since what is written still names them.
        """
        made = fixed(self.system, "", variant)
        return replace(self, system=replace(made, options=self.system.options))


def link(specs: Sequence[System | Flow], limits: Limits) -> tuple[Effective, ...]:
    """Return each system and flow in its effective form, in the order given."""
    linker = _Linker(specs, limits)
    return tuple(linker.effective(spec) for spec in specs)


@frozen
class _Linked:
    """A system in two forms.

    Attributes:
        unflattened: With what comes along, as those that build on it inherit it.
        effective: With everything made explicit.
    """

    unflattened: System
    effective: Effective


class _Linker:
    """Links each system once, those it builds on first."""

    def __init__(self, specs: Sequence[System | Flow], limits: Limits) -> None:
        self.limits = limits
        self.allowance = Allowance.of(specs, limits)
        self.systems: dict[str, list[System]] = {}
        for spec in specs:
            if isinstance(spec, System):
                self.systems.setdefault(spec.name, []).append(spec)
        self.done: dict[int, _Linked] = {}
        self._near = Candidates(self.systems)
        self.circular: set[int] = set()

    def effective(self, spec: System | Flow) -> Effective:
        """Return the effective form of one system or flow."""
        if isinstance(spec, Flow):
            return self._flow(spec)
        return self._system(spec, ()).effective

    def _system(self, own: System, below: tuple[System, ...]) -> "_Linked":
        known = self.done.get(id(own))
        if known is not None:
            return known
        findings: list[Finding] = []
        hosts = list(self._hosts(own, (*below, own), findings))
        complete = not findings and all(host.effective.complete for host in hosts)
        unflattened = tuple(host.unflattened for host in hosts)
        refused = None
        try:
            for host in unflattened:
                self.allowance.take(handed_on(host))
            inherited = inherit(own, unflattened, complete=complete)
            system = flatten(inherited.system, self.allowance)
        except LimitError as error:
            refused = too_much(own, error)
            complete = False
            inherited = inherit(alone(own), (), complete=complete)
            system = flatten(inherited.system, Allowance(0))
        effective = Effective(
            system=system,
            written=own,
            hosts=tuple(host.effective.system for host in hosts),
            complete=complete,
            findings=(*findings, *inherited.findings, *clashing(inherited.system)),
            refused=refused,
        )
        self.done[id(own)] = _Linked(inherited.system, effective)
        return self.done[id(own)]

    def _hosts(
        self, own: System, line: tuple[System, ...], findings: list[Finding]
    ) -> "Iterator[_Linked]":
        """Yield what a system builds on, itself linked; add what is wrong with it."""
        for name, at in zip(own.extends, own.places.get("extends", ()), strict=True):
            host = self._find(name, at, own.name, findings)
            if host is None:
                continue
            if any(host is each for each in line):
                if id(host) not in self.circular:
                    findings.append(circular(host, line, at))
                self.circular |= {id(each) for each in line[line.index(host) :]}
            elif len(line) > self.limits.extends:
                findings.append(too_many(own, at, self.limits.extends))
            else:
                yield self._system(host, line)

    def _flow(self, flow: Flow) -> Effective:
        findings: list[Finding] = []
        host: System | None = None
        if flow.host:
            whole = self._whole(flow.host, flow.place("host"), flow, findings)
            host = None if whole is None else whole.system
        steps: dict[str, System] = {}
        partial: set[str] = set()
        for name, step in flow.steps.items():
            whole = self._whole(step.system, step.at / "system", flow, findings)
            if whole is not None:
                steps[name] = whole.system
            if whole is None or not whole.complete:
                partial.add(name)
        refused = None
        try:
            for system in steps.values():
                self.allowance.take(handed_on(system))
            composed = compose(flow, host, steps, self.allowance)
        except LimitError as error:
            refused = too_much(flow, error)
            composed = compose(flow, None, {}, Allowance(0))
        return Effective(
            system=composed.system,
            written=flow,
            hosts=() if host is None else (host,),
            complete=not (findings or partial) and refused is None,
            steps=Table(steps.items()),
            fixed=composed.fixed,
            findings=(*findings, *_of_whole(composed.findings, partial)),
            refused=refused,
        )

    def _whole(
        self, name: str, at: Location, flow: Flow, findings: list[Finding]
    ) -> Effective | None:
        """Return the effective form of a system that a flow names."""
        system = self._find(name, at, flow.name, findings)
        return None if system is None else self._system(system, ()).effective

    def _find(
        self, reference: str, at: Location, system: str, findings: list[Finding]
    ) -> System | None:
        """Return the system that is meant; add to `findings` why there is none.

        Where none is named, that is said already.
        """
        if not reference:
            return None
        name, _, version = reference.partition("@")
        named = self.systems.get(name, [])
        fitting = [each for each in named if version in {"", each.version}]
        if len(fitting) == 1:
            return fitting[0]
        if len(fitting) > 1:
            findings.append(ambiguous(reference, fitting, at, system))
            return fitting[0]
        near = self._near.nearest(name)
        message = f"there is no system `{reference}`"
        if named:
            have = sorted({f"`{each.version}`" for each in named if each.version})
            message = f"there is no version `{version}` of `{name}`, " + (
                f"only {', '.join(have)}" if have else "which says no `version`"
            )
        findings.append(
            Finding(
                rule=UNKNOWN_SYSTEM,
                at=at,
                message=message,
                system=system,
                fix=Fix(f"did you mean `{near}`?", near)
                if near and not named
                else None,
            )
        )
        return named[0] if named else self._nearest(near)

    def _nearest(self, name: str) -> System | None:
        """Return the system that was probably meant, so that no more is reported."""
        return self.systems[name][0] if name else None


def extended(spec: System | Flow) -> Iterator[str]:
    """Yield the names of the systems that one is built on, without versions."""
    if isinstance(spec, System):
        yield from (name.partition("@")[0] for name in spec.extends)
    else:
        names = [spec.host, *(step.system for step in spec.steps.values())]
        yield from (name.partition("@")[0] for name in names if name)


def _of_whole(
    findings: Iterable[Finding], partial: Collection[str]
) -> Iterator[Finding]:
    """Yield findings, less what a step seems to lack whose system is not all there."""
    for finding in findings:
        section, name = (*finding.at.pointer.keys, "", "")[:2]
        lacking = finding.rule in {UNKNOWN_STEP_EXIT, UNKNOWN_STEP_OPTION}
        if not (lacking and section == "steps" and name in partial):
            yield finding
