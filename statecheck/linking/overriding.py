"""Declaring again what a host has: key by key, what is written replaces."""

from dataclasses import fields, replace
from typing import TypeVar

from statecheck.linking.error_tree import spelled
from statecheck.spec import (
    Action,
    Actor,
    Exit,
    Fact,
    InformationSource,
    Model,
    Option,
    State,
)

Declared = TypeVar("Declared", State, Action, Actor, Exit, Model, Option, InformationSource)
"""What may be declared again, or taken over."""

_OF_ITS_OWN = frozenset({"name", "at", "words", "takes", "overrides", "fact"})


def overridden(host: Declared, own: Declared) -> Declared:
    """Return the element `own` with what it does not write taken from `host`."""
    changes: dict[str, object] = {
        item.name: getattr(host, item.name)
        for item in fields(host)
        if item.name not in _OF_ITS_OWN and spelled(item.name) not in own.words
    }
    if not isinstance(own, InformationSource) and not isinstance(
        host, InformationSource
    ):
        changes["fact"] = _fact(host.fact, own.fact, own.words)
    return replace(own, **changes)  # type: ignore[arg-type]  # the names are its fields


def _fact(host: Fact, own: Fact, words: frozenset[str]) -> Fact:
    return replace(
        own,
        was=own.was or host.was,
        deprecated=own.deprecated if "deprecated" in words else host.deprecated,
        source=own.source or host.source,
        confidence=own.confidence if own.source or own.confidence else host.confidence,
        disputed=own.disputed if "disputed" in words else host.disputed,
        since=own.since or host.since,
    )
