"""All systems and flows of a run, each brought to its effective form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from statecheck.finding import Finding, Fix, Related
from statecheck.language import nearest
from statecheck.linking.composition import compose
from statecheck.linking.flattening import flatten
from statecheck.linking.inheritance import inherit
from statecheck.linking.rules import (
    AMBIGUOUS_SYSTEM,
    CIRCULAR_EXTENDS,
    TOO_MANY_EXTENDS,
    UNKNOWN_SYSTEM,
)
from statecheck.settings import Limits
from statecheck.source import Location
from statecheck.spec import Flow, System


@dataclass(frozen=True, slots=True)
class Effective:
    """A system or a composed flow with everything made explicit.

    Attributes:
        system: Everything inherited, defaulted and flattened; of a flow, the states
            of its steps under `step/STATE`.
        written: What the files say, before anything came along.
        hosts: What it builds on directly, itself effective; in order.
        findings: What is wrong between it and those.
    """

    system: System
    written: System | Flow
    hosts: tuple[System, ...] = ()
    findings: tuple[Finding, ...] = ()

    def owns(self, at: Location) -> bool:
        """Return whether something is written in the system's own files."""
        return at.source in self.written.files


def link(specs: Sequence[System | Flow], limits: Limits) -> tuple[Effective, ...]:
    """Return each system and flow in its effective form, in the order given."""
    linker = _Linker(specs, limits)
    return tuple(linker.effective(spec) for spec in specs)


class _Linker:
    """Links each system once, those it builds on first."""

    def __init__(self, specs: Sequence[System | Flow], limits: Limits) -> None:
        self.limits = limits
        self.systems: dict[str, list[System]] = {}
        for spec in specs:
            if isinstance(spec, System):
                self.systems.setdefault(spec.name, []).append(spec)
        self.done: dict[int, Effective] = {}
        self.circular: set[int] = set()

    def effective(self, spec: System | Flow) -> Effective:
        """Return the effective form of one system or flow."""
        return self._flow(spec) if isinstance(spec, Flow) else self._system(spec, ())

    def _system(self, own: System, below: tuple[System, ...]) -> Effective:
        known = self.done.get(id(own))
        if known is not None:
            return known
        findings: list[Finding] = []
        hosts: list[System] = []
        for index, name in enumerate(own.extends):
            at = own.place("extends") / index
            host = self._find(name, at, own.name, findings)
            if host is None:
                continue
            line = (*below, own)
            if any(host is each for each in line):
                if id(host) not in self.circular:
                    findings.append(_circular(host, line, at))
                self.circular |= {id(each) for each in line[line.index(host) :]}
            elif len(line) > self.limits.extends:
                findings.append(_too_many(own, at, self.limits.extends))
            else:
                hosts.append(self._system(host, line).system)
        inherited = inherit(own, tuple(hosts))
        effective = Effective(
            system=flatten(inherited.system),
            written=own,
            hosts=tuple(hosts),
            findings=(*findings, *inherited.findings),
        )
        self.done[id(own)] = effective
        return effective

    def _flow(self, flow: Flow) -> Effective:
        findings: list[Finding] = []
        host = flow.host and self._find(
            flow.host, flow.place("host"), flow.name, findings
        )
        steps: dict[str, System] = {}
        for name, step in flow.steps.items():
            system = self._find(step.system, step.at / "system", flow.name, findings)
            if system is not None:
                steps[name] = self._system(system, ()).system
        whole = self._system(host, ()).system if host else None
        composed = compose(flow, whole, steps)
        return Effective(
            system=composed.system,
            written=flow,
            hosts=() if whole is None else (whole,),
            findings=(*findings, *composed.findings),
        )

    def _find(
        self, reference: str, at: Location, system: str, findings: list[Finding]
    ) -> System | None:
        """Return the system that is meant; add to `findings` why there is none."""
        name, _, version = reference.partition("@")
        named = self.systems.get(name, [])
        fitting = [each for each in named if version in {"", each.version}]
        if len(fitting) == 1:
            return fitting[0]
        if len(fitting) > 1:
            findings.append(_ambiguous(reference, fitting, at, system))
            return fitting[0]
        near = nearest(name, tuple(self.systems))
        message = f"there is no system `{reference}`"
        if named:
            have = ", ".join(sorted(f"`{each.version}`" for each in named))
            message = f"there is no version `{version}` of `{name}`, only {have}"
        findings.append(
            Finding(
                rule=UNKNOWN_SYSTEM,
                at=at,
                message=message,
                system=system,
                fix=Fix(f"did you mean `{near}`?", near) if near and not named else None,
            )
        )
        return named[0] if named else self._nearest(near)

    def _nearest(self, name: str) -> System | None:
        """Return the system that was probably meant, so that no more is reported."""
        return self.systems[name][0] if name else None


def _ambiguous(
    reference: str, fitting: list[System], at: Location, system: str
) -> Finding:
    return Finding(
        rule=AMBIGUOUS_SYSTEM,
        at=at,
        message=f"there are {len(fitting)} systems `{reference}`",
        system=system,
        related=tuple(
            Related(each.at, f"version `{each.version}`") for each in fitting
        ),
    )


def _circular(host: System, line: tuple[System, ...], at: Location) -> Finding:
    names = [each.name for each in line]
    circle = [*names[names.index(host.name) :], host.name]
    return Finding(
        rule=CIRCULAR_EXTENDS,
        at=at,
        message="circle of systems: " + " extends ".join(f"`{name}`" for name in circle),
        system=line[-1].name,
    )


def _too_many(own: System, at: Location, limit: int) -> Finding:
    return Finding(
        rule=TOO_MANY_EXTENDS,
        at=at,
        message=f"more than {limit} systems extend each other in a row",
        system=own.name,
    )


def extended(spec: System | Flow) -> Iterator[str]:
    """Yield the names of the systems that one is built on, without versions."""
    if isinstance(spec, System):
        yield from (name.partition("@")[0] for name in spec.extends)
    else:
        names = [spec.host, *(step.system for step in spec.steps.values())]
        yield from (name.partition("@")[0] for name in names if name)
