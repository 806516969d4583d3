"""Where a flow is after an error, whatever a version says of the code itself."""

from collections.abc import Callable
from functools import reduce
from operator import or_

from statecheck.changes.behaviour.spelling import Spelling
from statecheck.changes.standpoint import Standpoint
from statecheck.graph import StateGraph, VariantSet

Led = dict[tuple[str, tuple[str, ...]], dict[str, VariantSet]]
"""By what is pressed and what the answer is: what follows, and where that is so."""


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
            led = found.setdefault((pressed, answer), {})
            target = name_of(edge.target)
            led[target] = led.get(target, graph.space.nothing) | edge.variants & met
    return found


def _same(one: Led, other: Led) -> bool:
    """Return whether two nodes lead alike where both answer with the code."""
    for asked in one.keys() & other.keys():
        mine, theirs = one[asked], other[asked]
        both = reduce(or_, mine.values()) & reduce(or_, theirs.values())
        for target in {*mine, *theirs}:
            there = mine.get(target), theirs.get(target)
            known = [each & both for each in there if each is not None]
            if any(known) and (len(known) == 1 or known[0] != known[1]):
                return False
    return True
