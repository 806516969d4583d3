"""Where a flow is after an error, whatever a version says of the code itself."""

from collections.abc import Callable

from statecheck.changes.behaviour.spelling import Spelling
from statecheck.changes.standpoint import Standpoint
from statecheck.graph import StateGraph, VariantSet

Led = dict[tuple[str, tuple[str, ...], str], VariantSet]
"""By what is pressed, what the answer is and what follows, where that is so."""


def led_alike(code: str, standpoint: Standpoint) -> bool:
    """Return whether a code leads, wherever the client meets it, where it led.

    What a state says of the answer to an action holds instead of what the code says,
    and to stay in a state is to be led to it. A client that is already somewhere else
    than its server is so by another change, and so is one that one version alone
    answers with the code.
    """
    client, server = standpoint.client, standpoint.server
    mine, theirs = Spelling(client), Spelling(server)
    named = standpoint.states.get
    return all(
        _same(
            _led(client, mine, (believed, there), code, lambda name: name),
            _led(server, theirs, (actual, there), code, lambda name: named(name, name)),
        )
        for (believed, actual), there in standpoint.refinement.everything.met.items()
        if believed and believed == named(actual, actual)
    )


def _led(
    graph: StateGraph,
    spelling: Spelling,
    place: tuple[str, VariantSet],
    code: str,
    name_of: Callable[[str], str],
) -> Led:
    """Return where a code leads from a node, in the variants in which it is met."""
    node, met = place
    found: Led = {}
    for edge in graph.leaving.get(node, ()):
        if not edge.variants & met:
            continue
        if edge.error == code or edge.error.startswith(f"{code}/"):
            pressed, answer = spelling.action(edge.action), spelling.code(edge.error)
            key = pressed, answer, name_of(edge.target)
            found[key] = found.get(key, graph.space.nothing) | edge.variants & met
    return found


def _same(one: Led, other: Led) -> bool:
    """Return whether two nodes lead alike where both answer with the code."""
    for pressed, answer, target in {*one, *other}:
        asked = pressed, answer
        both = _answered(one, asked), _answered(other, asked)
        if both[0] is None or both[1] is None:
            continue
        there = both[0] & both[1]
        mine, theirs = one.get((*asked, target)), other.get((*asked, target))
        if mine is None or theirs is None:
            if (mine or theirs or there) & there:
                return False
        elif there & (mine & ~theirs) or there & (theirs & ~mine):
            return False
    return True


def _answered(led: Led, asked: tuple[str, tuple[str, ...]]) -> VariantSet | None:
    """Return where something is answered with the code; None for nowhere."""
    found: VariantSet | None = None
    for (pressed, answer, _), there in led.items():
        if (pressed, answer) == asked:
            found = there if found is None else found | there
    return found
