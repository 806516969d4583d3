"""What names can mean where they are written, by what they name."""

from collections.abc import Iterator, Mapping

from statecheck.checks.check import Subject
from statecheck.linking import ErrorTree
from statecheck.source import Location
from statecheck.spec import System, Table

Named = Mapping[str, Location]
"""Names, and where each is declared."""


def states(subject: Subject) -> Named:
    """Return the states that a name can mean; a host's with the host before it too."""
    return dict(_states(subject, exits=False))


def targets(subject: Subject) -> Named:
    """Return the states and exits that a name can mean; in a flow its steps too."""
    flow = subject.flow
    steps = {} if flow is None else {name: step.at for name, step in flow.steps.items()}
    return {**dict(_states(subject, exits=True)), **steps}


def subjects(subject: Subject) -> Named:
    """Return the states and exits that a property can speak of.

    In a flow, those of any step may be named without it.
    """
    named = dict(_states(subject, exits=True))
    if subject.flow is not None:
        named |= {name.rpartition("/")[2]: at for name, at in named.items()}
    return named


def groups(subject: Subject) -> Named:
    """Return the states, and the groups that they stand in."""
    named = {
        state.group: state.at / "group"
        for state in subject.effective.system.states.values()
        if state.group
    }
    return {**named, **subjects(subject)}


def actions(subject: Subject) -> Named:
    """Return the actions that a name can mean; in a flow those of one step too."""
    of_steps = {
        f"{step}/{name}": action.at
        for step, system in subject.effective.steps.items()
        for name, action in system.actions.items()
    }
    if subject.flow is not None:
        own = subject.effective.system.actions
        return {**{name: each.at for name, each in own.items()}, **of_steps}
    return _section(subject, "actions")


def models(subject: Subject) -> Named:
    """Return the models that a name can mean."""
    return _section(subject, "models")


def options(subject: Subject) -> Named:
    """Return the options that a formula can speak of; those a flow fixes included."""
    effective = subject.effective
    fixed = dict.fromkeys(effective.fixed, effective.system.at)
    return {**fixed, **_section(subject, "options")}


def actors(subject: Subject) -> Named:
    """Return the roles that a name can mean."""
    return _section(subject, "actors")


def sources(subject: Subject) -> Named:
    """Return the sources that a name can mean."""
    return _section(subject, "sources")


def errors(subject: Subject) -> Named:
    """Return the codes by path, by every end of a path, and with what says `none`."""
    named: dict[str, Location] = {}
    for system in (*subject.effective.hosts, subject.effective.system):
        for path, code in ErrorTree(system.errors).codes.items():
            parts = path.split("/")
            for cut in range(len(parts)):
                short = "/".join(parts[cut:])
                for name in (short, f"{short}/none"):
                    named[name] = named[f"{system.name}/{name}"] = code.at
    return named


def _section(subject: Subject, section: str) -> Named:
    """Return the names of a section; what hosts have, with the host before it too."""
    elements: Table[object] = getattr(subject.effective.system, section)
    named = dict(_places(elements))
    for host in subject.effective.hosts:
        theirs: Table[object] = getattr(host, section)
        named |= {f"{host.name}/{name}": at for name, at in _places(theirs)}
    return named


def _states(subject: Subject, *, exits: bool) -> Iterator[tuple[str, Location]]:
    yield from _of(subject.effective.system, "", exits=exits)
    for host in subject.effective.hosts:
        if subject.flow is None:
            yield from _of(host, f"{host.name}/", exits=exits)
        else:
            yield from _of(host, "", exits=exits)
    # An exit of a step is no node of the flow: the step says where it leads.
    for step, system in subject.effective.steps.items():
        yield from _of(system, f"{step}/", exits=False)


def _of(system: System, prefix: str, *, exits: bool) -> Iterator[tuple[str, Location]]:
    for name, state in system.states.items():
        yield prefix + name, state.at
    for name, exit_ in system.exits.items() if exits else ():
        yield prefix + name, exit_.at


def _places(elements: Table[object]) -> Iterator[tuple[str, Location]]:
    for name, element in elements.items():
        at = getattr(element, "at", None)
        yield name, at if isinstance(at, Location) else Location("")
