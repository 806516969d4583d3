"""The addresses of an API: OpenAPI has one operation for each method and path."""

import re
from collections.abc import Iterator

from statecheck.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.schemas import Contract, Kind, Request, reading, request_of

READ = "readState"
"""What the operation is called that shows the state."""
ACT = "act"
"""What an operation is called that takes several actions, unless that is taken."""

METHODS = ("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_STRANGE = re.compile(r"[^A-Za-z0-9_.~-]+")


@frozen
class Address:
    """A method and a path, with all that goes there.

    Attributes:
        name: What its operation is called.
        method: In capitals.
        path: With `{name}` for values; it begins with `/`.
        actions: The actions that are requested there.
        requests: The requests for them, in the same order; that which reads the state
            comes last, if it goes there too.
        reads: Whether the state is read there.
    """

    name: str
    method: str
    path: str
    actions: tuple[str, ...]
    requests: tuple[Request, ...]
    reads: bool = False

    def __str__(self) -> str:
        """Return the method and the path."""
        return f"{self.method} {self.path}"

    @property
    def is_shared(self) -> bool:
        """Whether several actions are requested there."""
        return len(self.actions) > 1


def addresses(graph: StateGraph, contract: Contract) -> tuple[Address, ...]:
    """Return the addresses, those that read first, then by path and method."""
    found: dict[tuple[str, str], list[tuple[str, Request]]] = {}
    paths: dict[str, str] = {}
    for action, request in _requests(graph, contract):
        if request.method not in METHODS or not request.path:
            continue
        path = request.path if request.path.startswith("/") else f"/{request.path}"
        path = path.partition("?")[0].partition("#")[0]
        # Two paths that differ in the names of their values only are one to OpenAPI.
        path = paths.setdefault(_PLACEHOLDER.sub("{}", path), path)
        found.setdefault((path, request.method), []).append((action, request))
    taken: set[str] = set()
    return tuple(
        _address(path, method, parts, taken)
        for (path, method), parts in sorted(found.items())
    )


def _requests(graph: StateGraph, contract: Contract) -> Iterator[tuple[str, Request]]:
    """Yield each request with its action; the one that reads the state has none."""
    for subject in sorted(contract.names, key=lambda each: each.action):
        if subject.kind is Kind.REQUEST:
            action = graph.system.actions[subject.action]
            yield subject.action, request_of(graph, action)
    read = reading(graph)
    if read is not None:
        yield "", read


def _address(
    path: str, method: str, parts: list[tuple[str, Request]], taken: set[str]
) -> Address:
    actions = tuple(action for action, _ in parts if action)
    reads = len(actions) < len(parts)
    name = actions[0] if len(actions) == 1 else ACT if actions else READ
    wanted, number = _STRANGE.sub("-", name), 1
    name = wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    requests = tuple(request for _, request in parts)
    return Address(name, method, path, actions, requests, reads)
