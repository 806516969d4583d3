"""Where a change can be met, read off its logical paths."""

from collections.abc import Iterable, Iterator

from statecheck.changes.change import Change
from statecheck.immutable import frozen


@frozen
class Place:
    """Where to look for a change; what is empty may be anything.

    Attributes:
        states: Names of the state, in either version.
        action: Name of the action, in either version.
        error: Path of the error code.
    """

    states: frozenset[str] = frozenset()
    action: str = ""
    error: str = ""


def places(change: Change) -> Iterator[Place]:
    """Yield where a change can be met, the closest first; nothing if anywhere."""
    for path in (change.name, *change.uses):
        place = _parsed(path)
        if place is not None and place.error:
            yield place
    if change.state or change.action:
        names = frozenset({change.state} - {""})
        yield Place(names, change.action)
    for path in (change.name, *change.uses):
        place = _parsed(path)
        if place is not None:
            yield place
    if change.name.startswith("states/"):
        yield Place(frozenset({*several(change.before), *several(change.after)}))
    if change.name.startswith("errors/"):
        for path in (change.name.removeprefix("errors/"), change.before, change.after):
            while path:
                yield Place(error=path)
                path = path.rpartition("/")[0]  # noqa: PLW2901  # the code above it


def _parsed(path: str) -> Place | None:
    """Return the place that a logical path names; None if it names none."""
    section, _, rest = path.partition("/")
    if section == "states":
        name, _, inner = rest.partition("/actions/")
        for word in ("/model", "/moves"):
            name = name.partition(word)[0]
        action, _, error = inner.partition("/errors/")
        return Place(frozenset({name}), action.partition("/")[0], error)
    if section == "actions":
        action, _, error = rest.partition("/errors/")
        return Place(action=action.partition("/")[0], error=error)
    if section == "exits":
        return Place(frozenset({rest}))
    if section == "errors":
        return Place(error=rest.partition("/model")[0])
    return None


def several(text: str) -> Iterable[str]:
    """Return the names that a change lists as what was or is there."""
    return [each for each in text.split(", ") if each]
