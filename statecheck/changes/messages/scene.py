"""Where on a run a change is met, in the names of either version."""

from collections.abc import Sequence

from statecheck.changes.behaviour.arcs import BEGIN, Arc, Pair
from statecheck.changes.telling import Telling, spelled, token
from statecheck.graph import START, Edge, VariantSet
from statecheck.immutable import frozen

CLIENT, SERVER = 0, 1

OLD, NEW = "old", "new"
"""What the two versions are called."""


@frozen
class Place:
    """One step of a run as one version sees it; what it does not know is empty.

    Attributes:
        node: Where it is taken.
        action: What is pressed.
        error: The path of the error code that is the answer.
        shown: What is shown then.
    """

    node: str
    action: str = ""
    error: str = ""
    shown: str = ""


@frozen
class Scene:
    """The step at which a client and a server meet a change.

    Attributes:
        client: What the client sees.
        server: What the server does.
        one: The variant that it is played in.
    """

    client: Place
    server: Place
    one: VariantSet


def scene(
    both: tuple[Telling, Telling],
    run: Sequence[Arc],
    one: VariantSet,
    pressed: str = "",
    *,
    begun: Pair = BEGIN,
    error: str = "",
) -> Scene:
    """Return the last step of a run, or what is pressed after it.

    Args:
        both: What tells the states and actions of the client, and of the server.
        run: The steps.
        one: The variant that they are taken in.
        pressed: The client's name of what is pressed at the end, on offer or not.
        begun: Where the run begins.
        error: Path of the error code that is the answer to it, in either version.
    """
    client, server = both
    at = run[-1].target if run else begun
    if pressed:
        theirs = server.actions(token(client.graph, pressed))
        return Scene(
            Place(at[CLIENT], pressed, _code(client, server, error)),
            Place(at[SERVER], next(iter(theirs), ""), _code(server, client, error)),
            one,
        )
    if not run:
        return Scene(Place(at[CLIENT]), Place(at[SERVER]), one)
    return _step(client, server, run[-1], one)


def _step(client: Telling, server: Telling, arc: Arc, one: VariantSet) -> Scene:
    edge, source, target = arc.edge, arc.source, arc.target
    action = error = ""
    if edge is not None and edge.action:
        system = client.graph.system
        listed = system.states.get(source[CLIENT])
        offers = listed.actions if listed else system.start
        known = client.actions(token(server.graph, edge.action))
        mine = [each for each in known if offers and each in offers.members]
        action = next(iter([*mine, *known]), "")
    if edge is not None and edge.error:
        error = client.codes.get(spelled(server.graph, edge.error), "")
    return Scene(
        Place(source[CLIENT], action, error, target[CLIENT]),
        _seen(source[SERVER], edge, target[SERVER]),
        one,
    )


def _code(mine: Telling, other: Telling, path: str) -> str:
    """Return what one version calls an error code of either."""
    if not path or path in mine.graph.errors.codes:
        return path
    return mine.codes.get(spelled(other.graph, path), "")


def _seen(node: str, edge: Edge | None, shown: str) -> Place:
    if edge is None:
        return Place(node or START, shown=shown)
    return Place(node, edge.action, edge.error, shown)
