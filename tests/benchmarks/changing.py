"""A second version of a spec, in which a small share of the states has changed."""

import copy
import random

from tests.benchmarks.realistic import Part, Spec


def changed(spec: Spec, share: float = 0.01, seed: int = 1) -> Spec:
    """Return a version in which `share` of the states, at least one, has changed.

    The kinds of change take turns, so that each is there from ten changes on.
    """
    new = copy.deepcopy(spec)
    chance = random.Random(f"{seed}/changes")  # noqa: S311  # the same in every run
    where = [(part, name) for part in new.parts for name in part.states]
    number = max(round(len(where) * share), 1)
    chosen = sorted(chance.sample(range(len(where)), number))
    for i, index in enumerate(chosen):
        part, name = where[index]
        _CHANGES[i % len(_CHANGES)](part, name)
    return new


def _field_gone(part: Part, name: str) -> None:
    _fields(part, name).popitem()


def _field_added(part: Part, name: str) -> None:
    _fields(part, name)["addedLater"] = {"type": "string", "required": False}


def _field_retyped(part: Part, name: str) -> None:
    next(iter(_fields(part, name).values()))["type"] = "integer"


def _field_optional(part: Part, name: str) -> None:
    first = next(iter(_fields(part, name).values()))
    first["required"] = not first["required"]


def _described_otherwise(part: Part, name: str) -> None:
    part.states[name]["description"] = "Says the same in other words."


def _action_added(part: Part, name: str) -> None:
    offers = part.states[name]["actions"]
    if isinstance(offers, dict):
        offers["help"] = "CANCELED"


def _action_gone(part: Part, name: str) -> None:
    offers = part.states[name]["actions"]
    if isinstance(offers, dict):
        del offers["cancel"]


def _led_elsewhere(part: Part, name: str) -> None:
    offers = part.states[name]["actions"]
    if isinstance(offers, dict):
        offers[next(iter(offers))] = "CANCELED"


def _error_gone(part: Part, _: str) -> None:
    next(iter(part.actions.values()))["errors"].pop(0)


def _request_narrowed(part: Part, _: str) -> None:
    action = next(iter(part.actions.values()))
    fields = part.models[action["request"]]["fields"]
    fields["value"]["maxLength"] = 64
    fields["clientVersion"]["required"] = True


def _fields(part: Part, name: str) -> dict:
    return part.models[part.states[name]["model"]]["fields"]


_CHANGES = (
    _field_gone,
    _described_otherwise,
    _action_added,
    _field_added,
    _led_elsewhere,
    _request_narrowed,
    _field_retyped,
    _action_gone,
    _field_optional,
    _error_gone,
)
