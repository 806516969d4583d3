"""What is wrong between the steps of a flow, their systems and the host."""

from collections.abc import Iterator, Mapping

from statecheck.finding import Finding, Fix, Related
from statecheck.language import Candidates
from statecheck.linking.parts import misspelt_exits
from statecheck.linking.rules import (
    AMBIGUOUS_STEP,
    UNKNOWN_STEP_EXIT,
    UNKNOWN_STEP_OPTION,
    UNMAPPED_EXIT,
)
from statecheck.source import Location
from statecheck.spec import Exit, Flow, FlowStep, Option, Scalar, System, Table


def boundary(
    flow: Flow, host: System | None, steps: Mapping[str, System]
) -> Iterator[Finding]:
    """Yield what is wrong with how a flow's steps are put together."""
    if host is not None:
        yield from _names(flow, host)
        at = flow.place("options")
        yield from _options(flow.name, host, flow.options, at)
    for name, step in flow.steps.items():
        if name in steps:
            yield from _exits(flow, step, steps[name])
            at = step.at / "options"
            yield from _options(flow.name, steps[name], step.options, at)


def _names(flow: Flow, host: System) -> Iterator[Finding]:
    for name, step in flow.steps.items():
        other = host.states.get(name) or host.exits.get(name)
        if other is not None:
            what = "a state" if name in host.states else "an exit"
            yield Finding(
                rule=AMBIGUOUS_STEP,
                at=step.at.key,
                message=f"`{name}` is both a step and {what} of `{host.name}`",
                system=flow.name,
                related=(Related(other.at.key, what.partition(" ")[2]),),
            )


def _exits(flow: Flow, step: FlowStep, system: System) -> Iterator[Finding]:
    meant = misspelt_exits(step, system)
    for name in step.exits:
        if name not in system.exits:
            near = meant.get(name, "")
            yield Finding(
                rule=UNKNOWN_STEP_EXIT,
                at=(step.at / "exits" / name).key,
                message=f"`{system.name}` has no exit `{name}`",
                system=flow.name,
                related=_near(near, system.exits),
                fix=Fix(f"did you mean `{near}`?", near) if near else None,
            )
    mapped = {*step.exits, *meant.values()}
    for name, exit_ in system.exits.items():
        if name not in mapped:
            yield Finding(
                rule=UNMAPPED_EXIT,
                at=(step.at / "exits").key if step.exits else step.at.key,
                message=f"step `{step.name}` does not say where exit `{name}` leads",
                system=flow.name,
                related=(Related(exit_.at.key, "the exit"),),
            )


def _options(
    flow: str, system: System, settings: Table[Scalar], at: Location
) -> Iterator[Finding]:
    candidates = Candidates(system.options)
    for name, value in settings.items():
        option = system.options.get(name)
        near = candidates.nearest(name) if option is None else ""
        message = f"`{system.name}` has no option `{name}`"
        if option is not None:
            if _fits(option, value):
                continue
            message = f"option `{name}` of `{system.name}` is never `{_text(value)}`"
        yield Finding(
            rule=UNKNOWN_STEP_OPTION,
            at=(at / name).key if option is None else at / name,
            message=message,
            system=flow,
            related=(Related(option.at.key, "the option"),)
            if option
            else _near(near, system.options),
            fix=Fix(f"did you mean `{near}`?", near) if near else None,
        )


def _near(name: str, among: Table[Option] | Table[Exit]) -> tuple[Related, ...]:
    """Return where that stands which was probably meant."""
    return (Related(among[name].at.key, f"`{name}` stands here"),) if name else ()


def _fits(option: Option, value: Scalar) -> bool:
    if option.enum is None:
        return isinstance(value, bool)
    return _text(value) in option.enum


def _text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
