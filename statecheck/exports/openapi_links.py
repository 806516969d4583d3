"""Links from an answer that shows a state to the requests that it offers."""

import re
from collections.abc import Sequence
from typing import Any

from statecheck.exports.openapi_addresses import READ, Address
from statecheck.graph import StateGraph
from statecheck.schemas import session_way

_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")


def links_of(graph: StateGraph, found: Sequence[Address]) -> dict[str, Any]:
    """Return a link for each action that a state may offer, and to read it."""
    made: dict[str, Any] = {}
    session, way = session_way(graph)
    pointer = "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in way)
    for address in found:
        there = way and f"{{{session}}}" in address.path
        known = {session: f"$response.body#{pointer}"} if there else {}
        for name, request in zip(address.actions, address.requests, strict=False):
            states = _offering(graph, name)
            if not states:
                continue
            chosen = {
                f"query.{key}": value
                for choice in request.choices
                for key, value in choice.query
            }
            made[_STRANGE.sub("-", name)] = {
                "operationId": address.name,
                "description": f"On offer in {', '.join(states)}.",
                **({"parameters": {**known, **chosen}} if known or chosen else {}),
            }
        if address.reads and known:
            made[READ] = {
                "operationId": address.name,
                "description": "Shows the state again.",
                "parameters": known,
            }
    return made


def _offering(graph: StateGraph, action: str) -> list[str]:
    return sorted(
        state.name
        for state in graph.system.states.values()
        if state.actions is not None and action in state.actions.members
    )
