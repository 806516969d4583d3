"""Declaring again what a host has: key by key, what is written replaces."""

from dataclasses import fields, replace
from typing import TypeVar

from statecheck.linking.kinds import words_of
from statecheck.linking.naming import named
from statecheck.linking.replacing import replaced
from statecheck.linking.rewriting import changed
from statecheck.linking.spelling import spelled
from statecheck.source import Location
from statecheck.spec import (
    NO_WORDS,
    Action,
    Actor,
    ErrorCode,
    Exit,
    Fact,
    InformationSource,
    Model,
    Option,
    Places,
    State,
    Table,
    Wire,
)

Declared = TypeVar(
    "Declared",
    bound=(
        Action
        | Actor
        | ErrorCode
        | Exit
        | InformationSource
        | Model
        | Option
        | State
        | Wire
    ),
)
"""What may be declared again, or taken over."""

_OF_ITS_OWN = frozenset({"name", "at", "words", "takes", "overrides", "fact", "places"})
"""Fields that never come from the host."""

_SAYING_NOTHING = frozenset({"overrides", "takes"})

_LEADING = frozenset({"target", "error", "when", "after", "message", "outcomes"})
"""The words that together say where an action leads: one of them replaces all."""


def overridden(host: Declared, own: Declared) -> Declared:
    """Return the element `own` with what it does not write taken from `host`.

    Whatever it writes replaces whole. What it overrides, or takes over, is settled
    then and no longer to be seen.
    """
    words = own.words | ({"outcomes"} if own.words & _LEADING else set())
    inherited = [
        item.name
        for item in fields(host)
        if item.name not in _OF_ITS_OWN and spelled(item.name) not in words
    ]
    changes: dict[str, object] = {name: getattr(host, name) for name in inherited}
    changes |= _settled(own)
    if isinstance(own, State) and isinstance(host, State):
        renamed = host.name != own.name and host.wire is None and "wire" not in words
        changes |= {"wire": host.name} if renamed else {}
    if not isinstance(own, InformationSource | Actor | Wire):
        changes["places"] = _places(host, own, inherited)
    if not isinstance(own, InformationSource) and not isinstance(
        host, InformationSource
    ):
        changes["fact"] = _fact(host.fact, own.fact, own.words)
    return changed(own, changes)


def settled(own: Declared) -> Declared:
    """Return an element that no host has, whatever it says of overriding."""
    return replaced(own, **_settled(own))


def _settled(own: Declared) -> dict[str, object]:
    changes: dict[str, object] = {"words": NO_WORDS}
    return changes | ({"takes": ""} if isinstance(own, State) else {"overrides": False})


def _places(host: Declared, own: Declared, inherited: list[str]) -> Places:
    """Return where the names stand: those that come from the host, in its file."""
    places = dict(getattr(own, "places", Table[tuple[Location, ...]]()))
    for word, kind in words_of(type(host)):
        if kind is not None and word in inherited:
            found = named(host, host.at, word)
            places[spelled(word)] = tuple(at for _, at in found)
    return Table(places.items())


def _fact(host: Fact, own: Fact, words: frozenset[str]) -> Fact:
    """Return what is said of an element that has something of its own, and its host's.

    Nothing of its own makes the facts the host's; otherwise the file that it stands
    in tells where it is known from, if that tells anything.
    """
    if not words - _SAYING_NOTHING:
        return host
    sourced = own.source or own.confidence
    return replace(
        own,
        source=own.source or host.source,
        confidence=own.confidence if sourced else host.confidence,
        since=own.since or host.since,
        was=own.was if "was" in words else host.was,
        deprecated=own.deprecated if "deprecated" in words else host.deprecated,
        disputed=own.disputed if "disputed" in words else host.disputed,
        extensions=Table((*host.extensions.items(), *own.extensions.items())),
        places=own.places if own.source else host.places,
    )
