"""What of a system is shown in its own chapter, and not in that of its host."""

from collections.abc import Iterator

from statecheck.docs.ref import Kind
from statecheck.linking import Effective, ErrorTree, references
from statecheck.linking import Kind as Named
from statecheck.spec import Action, ErrorCode, Model, System

_SHOWN = {Named.ACTION: Kind.ACTION, Named.MODEL: Kind.MODEL, Named.ERROR: Kind.ERROR}


def shown(effective: Effective, errors: ErrorTree) -> frozenset[tuple[Kind, str]]:
    """Return the actions, models and codes that are a system's own, or referred to.

    Referred to by what is its own, its states and its wire, and by what these refer to.
    """
    system = effective.system
    own = effective.owns
    waiting: list[object] = [system.wire, *system.states.values()]
    found: set[tuple[Kind, str]] = set()
    declared: list[tuple[Kind, str, object]] = [
        *((Kind.ACTION, name, e) for name, e in system.actions.items() if own(e.at)),
        *((Kind.MODEL, name, e) for name, e in system.models.items() if own(e.at)),
        *((Kind.ERROR, path, e) for path, e in errors.codes.items() if own(e.at)),
    ]
    for kind, name, each in declared:
        found.add((kind, name))
        waiting.append(each)
    while waiting:
        for kind, name in _referred(waiting.pop(), system, errors):
            if (kind, name) not in found:
                found.add((kind, name))
                waiting.append(element_of(kind, name, system, errors))
    return frozenset(found)


def _referred(
    there: object, system: System, errors: ErrorTree
) -> Iterator[tuple[Kind, str]]:
    for reference in references(there):
        kind = _SHOWN.get(reference.kind)
        if kind is Kind.ERROR:
            for path in errors.resolve(reference.name).paths:
                for each in above(path):
                    yield kind, each
        elif kind and element_of(kind, reference.name, system, errors) is not None:
            yield kind, reference.name


def element_of(
    kind: Kind, name: str, system: System, errors: ErrorTree
) -> Action | Model | ErrorCode | None:
    """Return an action, a model or a code by its name; None if there is none."""
    if kind is Kind.ACTION:
        return system.actions.get(name)
    if kind is Kind.MODEL:
        return system.models.get(name)
    return errors.codes.get(name)


def above(path: str) -> list[str]:
    """Return a path and all above it, the highest first."""
    parts = path.split("/")
    return ["/".join(parts[: index + 1]) for index in range(len(parts))]
