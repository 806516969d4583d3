"""What an element says of itself, from the tree."""

from collections.abc import Iterator
from functools import lru_cache

from statecheck.spec.builder.body import OWN_WORDS, Body, plain, text_of, value_of
from statecheck.spec.fact import (
    OTHERWISE,
    Allowance,
    Confidence,
    Deprecation,
    Dispute,
    Fact,
    Places,
)
from statecheck.spec.table import EMPTY, Table
from statecheck.syntax import Mapping

FACT_WORDS = ("source", "confidence", "disputed", "since", "was", "deprecated", "allow")
"""The words that every element may have, beside those that begin with `x-`."""

_CONFIDENCES = frozenset(Confidence)


@lru_cache(maxsize=4096)  # a spec has many elements, and few of them differ in this
def says_of_itself(words: frozenset[str]) -> bool:
    """Return whether one of some words is such that every element may have."""
    return any(word in FACT_WORDS or word.startswith(OWN_WORDS) for word in words)


def build_fact(body: Body) -> Fact:
    """Return what the element says of itself, and inherits where it says nothing."""
    inherited = body.inherited
    if not says_of_itself(body.words):
        return inherited
    confidence = _confidences(body)
    if "source" not in body and inherited.confidence:
        confidence = Table((*inherited.confidence.items(), *confidence.items()))
    return Fact(
        source=body.texts("source") or inherited.source,
        confidence=confidence,
        disputed=_disputed(body),
        since=body.text("since") or inherited.since,
        was=body.texts("was"),
        deprecated=_deprecated(body),
        allow=Table(_allowances(body)) if "allow" in body else EMPTY,
        extensions=body.extensions(),
        at=body.at,
        places=_source_places(body) if "source" in body else inherited.places,
    )


def build_defaults(body: Body | None, shared: Fact) -> Fact:
    """Return what `defaults` says of all elements, and `shared` where it is silent."""
    if body is None:
        return shared
    sure = confidence_of(body)
    source = body.texts("source")
    confidence = Table[Confidence]() if source else shared.confidence
    return Fact(
        source=source or shared.source,
        confidence=Table([("", sure)]) if sure else confidence,
        since=body.text("since") or shared.since,
        at=body.at,
        places=_source_places(body) if source else shared.places,
    )


def confidence_of(body: Body) -> Confidence | None:
    """Return the one word under `confidence`; None if there is none."""
    word = body.text("confidence")
    return Confidence(word) if word in _CONFIDENCES else None


def _source_places(body: Body) -> Places:
    child = body.child("source")
    members = () if child is None else child.members()
    return Table([("source", tuple(member.at for member in members))])


def _confidences(body: Body) -> Table[Confidence]:
    written = body.child("confidence")
    if written is None:
        return EMPTY
    words = [(part, text_of(word.node)) for part, word in written.each()]
    return Table(
        ("" if part == OTHERWISE else part, Confidence(word))
        for part, word in words or [("", text_of(written.node))]
        if word in _CONFIDENCES
    )


def _disputed(body: Body) -> tuple[Dispute, ...]:
    child = body.child("disputed")
    return () if child is None else tuple(map(_dispute, child.members()))


def _dispute(body: Body) -> Dispute:
    return Dispute(
        source=body.texts("source"),
        says=body.text("says"),
        keys=Table(
            (word, plain(value.node))
            for word, value in body.each()
            if word not in {"source", "says"}
        ),
        at=body.at,
        places=body.places("source"),
    )


def _deprecated(body: Body) -> Deprecation | None:
    child = body.child("deprecated")
    if child is None:
        return None
    if isinstance(child.node, Mapping):
        return Deprecation(
            child.text("since"), child.text("sunset"), child.text("use"), child.at
        )
    return Deprecation(at=child.at) if value_of(child.node) is True else None


def _allowances(body: Body) -> Iterator[tuple[str, Allowance]]:
    for rule, allowed in body.entries("allow"):
        reason = text_of(allowed.node) or allowed.text("reason")
        yield rule, Allowance(reason, allowed.text("until"))
