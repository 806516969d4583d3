"""Deprecated elements that are still used by what is not deprecated."""

from collections.abc import Callable, Iterator, Mapping

from statecheck.checks.check import Check, Fault, Subject
from statecheck.checks.references.names import (
    Named,
    actions,
    actors,
    errors,
    models,
    options,
    targets,
)
from statecheck.checks.references.undefined import by_path, complete
from statecheck.finding import Fix, Related, Rule, Severity
from statecheck.linking import ErrorTree, Kind, Reference
from statecheck.source import Location
from statecheck.spec import Deprecation, Fact

_NAMES: Mapping[Kind, Callable[[Subject], Named]] = {
    Kind.TARGET: targets,
    Kind.ACTION: actions,
    Kind.MODEL: models,
    Kind.ERROR: errors,
    Kind.OPTION: options,
    Kind.ACTOR: actors,
}
"""The names that a successor can be, by what it succeeds."""


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each deprecated element that something uses, at its first use.

    Where the successor is the name of nothing, that is said instead.
    """
    deprecated = _deprecated(subject)
    if not deprecated:
        return
    leaving = {
        (place.source, place.pointer.keys)
        for element in subject.elements
        if (place := _place_if_deprecated(element)) is not None
    }
    uses: dict[tuple[Kind, str], dict[Location, None]] = {}
    for reference in sorted(subject.usage.written, key=by_path):
        key = (reference.kind, _bound(subject, reference))
        if key in deprecated and leaving.isdisjoint(_around(reference.at)):
            uses.setdefault(key, {})[reference.at] = None
    for key, places in uses.items():
        at, deprecation = deprecated[key]
        if deprecation.use and _is_undefined(subject, key[0], deprecation.use):
            continue
        first, *others = places
        since = deprecation.since and f" since {deprecation.since}"
        until = deprecation.sunset and f" and may be gone from {deprecation.sunset}"
        yield Fault(
            at=first,
            message=f"`{key[1]}` is deprecated{since}{until}",
            related=(
                Related(at.key, f"`{key[1]}` stands here"),
                *(Related(other, "used here too") for other in others),
            ),
            fix=Fix(f"use `{deprecation.use}` instead") if deprecation.use else None,
        )


def _is_undefined(subject: Subject, kind: Kind, name: str) -> bool:
    return complete(subject) and name not in _NAMES[kind](subject)


def _deprecated(
    subject: Subject,
) -> dict[tuple[Kind, str], tuple[Location, Deprecation]]:
    """Return every deprecated element by what references to it say."""
    system = subject.effective.system
    tables = (
        (Kind.TARGET, system.states),
        (Kind.TARGET, system.exits),
        (Kind.ACTION, system.actions),
        (Kind.MODEL, system.models),
        (Kind.ERROR, ErrorTree(system.errors).codes),
        (Kind.OPTION, system.options),
        (Kind.ACTOR, system.actors),
    )
    return {
        (kind, name): (element.at, element.fact.deprecated)
        for kind, table in tables
        for name, element in table.items()
        if element.fact.deprecated is not None
    }


def _bound(subject: Subject, reference: Reference) -> str:
    """Return the name that a reference means: a code's whole path, without a host."""
    name = reference.name
    for host in subject.effective.hosts:
        name = name.removeprefix(f"{host.name}/")
    if reference.kind is Kind.ERROR:
        paths = ErrorTree(subject.effective.system.errors).resolve(name).paths
        return paths[0] if len(paths) == 1 else name
    return name


def _place_if_deprecated(element: object) -> Location | None:
    fact, at = getattr(element, "fact", None), getattr(element, "at", None)
    if isinstance(fact, Fact) and fact.deprecated and isinstance(at, Location):
        return at
    return None


def _around(at: Location) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield a place, and all that it stands in."""
    keys = at.pointer.keys
    yield from ((at.source, keys[:end]) for end in range(len(keys) + 1))


CHECK = Check(
    rule=Rule(
        name="deprecated-use",
        severity=Severity.NOTE,
        summary="A deprecated element that something still uses",
        why="What uses it has to change before it is gone.",
        mend="Use what takes its place; or deprecate what uses it as well.",
    ),
    find=find,
)
