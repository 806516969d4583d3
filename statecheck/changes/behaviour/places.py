"""Where a change can be met, read off its logical paths."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from statecheck.changes.change import Change
from statecheck.immutable import frozen


@frozen
class Place:
    """Where to look for a change; what is empty may be anything.

    Attributes:
        states: Names of the state, in either version.
        action: Name of the action, in either version.
        error: Path of the error code.
        taken: Whether it is what is sent with the action or answered to it: it is not
            met where the action is pressed in vain.
    """

    states: frozenset[str] = frozenset()
    action: str = ""
    error: str = ""
    taken: bool = False


def places(change: Change) -> Iterator[Place]:
    """Yield where a change can be met, the closest first; nothing if anywhere."""
    found = list(filter(None, map(_parsed, (change.name, *change.uses))))
    if _is_of_content(change):
        found = [replace(each, taken=True) for each in found]
    yield from (each for each in found if each.error)
    if change.state or change.action:
        names = frozenset({change.state} - {""})
        taken = any(each.taken for each in found)
        yield Place(names, change.action, taken=taken)
    yield from found
    named = frozenset({*several(change.before), *several(change.after)})
    if change.name == f"states/{change.state}" and named:
        yield Place(named)
    if change.name.startswith("errors/"):
        for path in (change.name.removeprefix("errors/"), change.before, change.after):
            while path:
                yield Place(error=path)
                path = path.rpartition("/")[0]  # noqa: PLW2901  # the code above it


def _is_of_content(change: Change) -> bool:
    """Return whether a change is about what an action is, not how it is spelled."""
    section, _, word = (*change.old.pointer.keys, "", "", "")[:3]
    return section == "actions" and word not in {"", "wire"}


def _parsed(path: str) -> Place | None:
    """Return the place that a logical path names; None if it names none."""
    section, _, rest = path.partition("/")
    if section == "states":
        name, _, inner = rest.partition("/actions/")
        for word in ("/model", "/moves"):
            name = name.partition(word)[0]
        action, _, error = inner.partition("/errors/")
        action, _, inner = action.partition("/")
        return Place(frozenset({name}), action, error, taken=bool(error or inner))
    if section == "actions":
        action, _, error = rest.partition("/errors/")
        action, _, inner = action.partition("/")
        return Place(action=action, error=error, taken=bool(error or inner))
    if section == "exits":
        return Place(frozenset({rest}))
    if section == "errors":
        return Place(error=rest.partition("/model")[0])
    return None


def several(text: str) -> Iterable[str]:
    """Return the names that a change lists as what was or is there."""
    return [each for each in text.split(", ") if each]
