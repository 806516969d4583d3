"""What stands in paths for a value that nothing gives."""

import re
from collections.abc import Iterator

from statecheck.checks.references.fields import absent_field
from statecheck.immutable import frozen
from statecheck.source import Location
from statecheck.spec import ModelUse, System

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

_ACTION = "action"
"""What stands for the name of the action."""


@frozen
class Ungiven:
    """A placeholder that is neither the session's id nor a field of a request.

    Attributes:
        at: The method and path.
        name: What stands between the braces.
    """

    at: Location
    name: str


def ungiven(system: System) -> Iterator[Ungiven]:
    """Yield the placeholders of paths of actions that surely nothing gives.

    Where nobody says what the session's id is called, it may be any of them. The path
    of all actions may name what only some of their requests have.
    """
    wire = system.wire
    session = None if wire is None or wire.session is None else wire.session.id
    if wire is None or not session:
        return
    given = {session, _ACTION}
    if wire.action is not None and system.kind != "vocabulary":
        requests = tuple(
            action.request for action in system.actions.values() if not action.http
        )
        at = wire.at / "action" / "http"
        yield from _in(system, wire.action.http, at, requests, given)
    for action in system.actions.values():
        at = action.at / "http"
        yield from _in(system, action.http, at, (action.request,), given)


def _in(
    system: System,
    http: str,
    at: Location,
    requests: tuple[ModelUse, ...],
    given: set[str],
) -> Iterator[Ungiven]:
    for name in dict.fromkeys(_PLACEHOLDER.findall(http)):
        if name not in given and all(
            absent_field(system, request, name) is not None for request in requests
        ):
            yield Ungiven(at, name)
