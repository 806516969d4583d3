"""The effective system in the language's own words, as plain data.

Whatever comes from `extends`, `takes`, `defaults`, `everywhere`, the catalogue and
parent models stands where it holds. Two systems that are equal are the same data in the
same order, and what the data says is the same system again, as far as the language can
say it. It cannot say that a part is known from nowhere if what it is part of has a
source, nor that a final state may offer more actions than are known.
"""

from statecheck.exports.canonical.elements import words_of
from statecheck.exports.canonical.offers import is_bare, offers, outcomes
from statecheck.linking import Effective
from statecheck.spec import UNSAID, State, System

_VERSION = 1
_FIRST = ("title", "description", "version", "kind", "initial", "start", "exits")
"""Words that a reader wants to see first; the others stand in their own order."""


def canonical(effective: Effective) -> dict[str, object]:
    """Return the effective system, or composed flow, as plain data.

    The states of a flow keep their names `step/STATE`, which no file can declare.
    """
    system = effective.system
    words = words_of(system, UNSAID)
    words |= _beginning(system)
    words |= {"states": _states(system)} if system.states else {}
    shared = [
        state.name for state in system.states.values() if _may_have_more(system, state)
    ]
    if shared:
        words["everywhere"] = [{"actions": "unknown", "in": sorted(shared)}]
    first = {word: words[word] for word in _FIRST if word in words}
    return {"statecheck": _VERSION, "system": system.name, **first, **words}


def _beginning(system: System) -> dict[str, object]:
    words: dict[str, object] = {}
    if system.initial is not None:
        handed = UNSAID.handed_down("initial")
        words["initial"] = outcomes(system.initial, handed)
    if system.start is not None:
        words["start"] = offers(system.start, system.actions, UNSAID)
    return words


def _states(system: System) -> dict[str, object]:
    return {name: _state(system, system.states[name]) for name in sorted(system.states)}


def _state(system: System, state: State) -> dict[str, object]:
    words = words_of(state, UNSAID)
    if state.actions is not None:
        handed = state.fact.handed_down("actions")
        words["actions"] = offers(state.actions, system.actions, handed)
    return words


def _may_have_more(system: System, state: State) -> bool:
    """Return whether a state has more actions than those that say where they lead.

    A map of actions cannot say so by itself.
    """
    if state.incomplete or state.final or state.actions is None:
        return False
    handed = state.fact.handed_down("actions")
    return (
        not state.actions.complete
        and bool(state.actions.members)
        and not is_bare(state.actions, system.actions, handed)
    )
