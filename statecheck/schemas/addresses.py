"""Where requests go, and what they carry beside their bodies, for exports."""

from statecheck.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.schemas.answers import binding_of
from statecheck.schemas.bodies import choices_of, spelled
from statecheck.schemas.knowledge import Knowledge, Side
from statecheck.schemas.parameters import (
    Parameter,
    address_of,
    parameters,
    response_parameters,
    shared_parameters,
)
from statecheck.schemas.pointers import way_of
from statecheck.spec import Action, Response

_NONE = "none"


@frozen
class Choice:
    """One way of saying which action is meant.

    Attributes:
        header: Headers with their values.
        query: Query parameters with their values.
        body: Members of the body with their values.
    """

    header: tuple[tuple[str, str], ...] = ()
    query: tuple[tuple[str, str], ...] = ()
    body: tuple[tuple[str, str], ...] = ()


@frozen
class Request:
    """A request, without its body.

    Attributes:
        method: In capitals; empty if nobody says.
        path: With `{name}` for values; empty if nobody says.
        parameters: Its parts beside the body.
        choices: The ways of saying which action is meant, each of which is enough;
            empty if method and path tell it.
    """

    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    choices: tuple[Choice, ...] = ()


def request_of(graph: StateGraph, action: Action) -> Request:
    """Return the request for an action."""
    known = Knowledge(graph, Side.REQUESTS)
    method, path = address_of(known, action)
    ways = tuple(
        Choice(
            *(
                tuple((name, spelled(text, action)) for name, text in table.items())
                for table in (way.header, way.query, way.body)
            )
        )
        for way in choices_of(known, action)
    )
    return Request(method, path, parameters(known, action), ways)


def reading(graph: StateGraph) -> Request | None:
    """Return the request that reads the state; None if none is known."""
    known = Knowledge(graph, Side.REQUESTS)
    read = binding_of(known).read
    if not read or read == _NONE:
        return None
    method, _, path = read.partition(" ")
    shared = shared_parameters(known, path.strip())
    return Request(method.upper(), path.strip(), tuple(shared))


def response_headers(graph: StateGraph, response: Response) -> tuple[Parameter, ...]:
    """Return the headers of an answer that is not the state."""
    return response_parameters(Knowledge(graph, Side.ANSWERS), response)


def session_way(graph: StateGraph) -> tuple[str, tuple[str, ...]]:
    """Return what stands for the flow in a path, and the way to it in an answer."""
    wire = graph.system.wire
    if wire is None or wire.session is None:
        return "", ()
    return wire.session.id, way_of(wire.session.read)
