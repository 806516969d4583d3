"""Conditions, from the tree."""

from statecheck.spec.builder.body import Body, text_of, value_of
from statecheck.spec.condition import (
    After,
    Conditions,
    Literal,
    Otherwise,
    Presence,
    When,
)
from statecheck.spec.table import Table
from statecheck.syntax import Mapping, Node

_PRESENCES = frozenset(Presence)


def build_when(body: Body | None) -> When | None:
    """Return the condition that `body` describes; None if there is none."""
    if body is None:
        return None
    if isinstance(body.node, Mapping):
        return build_conditions(body)
    return Otherwise.OTHERWISE if text_of(body.node) == "otherwise" else None


def build_conditions(body: Body) -> Conditions:
    """Return alternatives by field or pointer."""
    return Table(
        (field, tuple(_alternative(value) for value in values.members()))
        for field, values in body.each()
    )


def build_after(body: Body | None) -> After | None:
    """Return the time that `body` tells; None if there is none."""
    if body is None:
        return None
    if isinstance(body.node, Mapping):
        return After(field=body.text("field"))
    word = text_of(body.node)
    return After() if word == "unknown" else After(duration=word)


def _alternative(body: Body) -> Literal | Presence:
    if "const" in body:
        return _literal(body.get("const"))
    word = text_of(body.node)
    return Presence(word) if word in _PRESENCES else _literal(body.node)


def _literal(node: Node | None) -> Literal:
    text, value = text_of(node), value_of(node)
    return Literal(text, text if value is None else value)
