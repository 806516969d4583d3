"""The effective system in the language's own words, as plain data.

Whatever comes from `extends`, `takes`, `defaults`, `everywhere`, the catalogue and
parent models stands where it holds. Two systems that are equal are the same data in the
same order, and what the data says is the same system again, as far as the language can
say it. It cannot say that an outcome is known from nowhere if the offer that it is part
of has a source, nor that a final state may offer more actions than are known.
"""

from dataclasses import replace
from typing import Any

from statecheck.exports.canonical.elements import words_of, written
from statecheck.exports.canonical.facts import is_handed_more
from statecheck.exports.canonical.offers import is_bare, offers, outcomes
from statecheck.linking import Effective
from statecheck.spec import UNSAID, Listed, Move, Offer, State, System, Table

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
    everywhere = _apart(system)
    shared = [
        state.name for state in system.states.values() if _may_have_more(system, state)
    ]
    if shared:
        everywhere.append({"actions": "unknown", "in": sorted(shared)})
    if everywhere:
        words["everywhere"] = everywhere
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
    own = replace(state, actions=_own(state, "actions"), moves=_own(state, "moves"))
    words = words_of(own, UNSAID)
    if own.actions is not None:
        handed = state.fact.handed_down("actions")
        words["actions"] = offers(own.actions, system.actions, handed)
    return words


def _own(state: State, word: str) -> Listed[Any] | None:
    """Return the actions or moves that can be written at a state."""
    listed: Listed[Any] | None = getattr(state, word)
    apart = _strange(state, word)
    if listed is None or not apart:
        return listed
    if isinstance(listed.members, tuple):
        left = tuple(each for each in listed.members if each not in apart)
        return Listed(left, listed.complete)
    kept = (item for item in listed.members.items() if item[1] not in apart)
    return Listed(Table(kept), listed.complete)


def _strange(state: State, word: str) -> list[Offer | Move]:
    """Return the actions or moves of which less is said than is said of their state.

    At the state it would be said of them as well.
    """
    listed: Listed[Any] | None = getattr(state, word)
    if listed is None:
        return []
    handed = state.fact.handed_down(word)
    members = listed.members
    return [
        each
        for each in (members if isinstance(members, tuple) else members.values())
        if is_handed_more(each.fact, handed)
    ]


def _apart(system: System) -> list[object]:
    """Return what holds in a state and cannot be written there, as if everywhere."""
    entries: list[object] = []
    for name in sorted(system.states):
        state = system.states[name]
        actions, moves = _strange(state, "actions"), _strange(state, "moves")
        said: dict[str, object] = {"in": [name]}
        if actions:
            members = Table((e.action, e) for e in actions if isinstance(e, Offer))
            said["actions"] = offers(Listed(members), system.actions, UNSAID)
        if moves:
            said["moves"] = written(Listed(tuple(moves)), UNSAID)
        if len(said) > 1:
            entries.append(said)
    return entries


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
