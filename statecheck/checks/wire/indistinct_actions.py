"""Actions that a request does not tell apart."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import model_of
from statecheck.spec import Absence, Action, Offer, State, System, Table, WireChoice

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")

Request = tuple[str, frozenset[tuple[str, str]]]
"""Method and path, and the constants that a request carries, by field."""


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each two actions of one state that the same request means, once.

    Where the binding names no action, it is the cause of all of them.
    """
    if subject.flow is not None:
        return
    faults = list(_faults(subject))
    if _names_none(subject.effective.system) and len(faults) > 1:
        first, *others = faults
        more = (Related(each.at, "nor are these told apart") for each in others)
        faults = [replace(first, related=(*first.related, *more))]
    yield from faults


def _names_none(system: System) -> bool:
    """Return whether nothing in the binding depends on the action."""
    binding = system.wire.action if system.wire else None
    return binding is not None and not (
        "{action}" in binding.http or _tells(binding.choose)
    )


def _faults(subject: Subject) -> Iterator[Fault]:
    system, space = subject.effective.system, subject.graph.space
    requests = {
        name: request
        for name, action in system.actions.items()
        if (request := _request(system, action)) is not None
    }
    told: set[tuple[str, str]] = set()
    for _, state in sorted(system.states.items()):
        here: set[str] = set()
        for first, second in _alike(state, requests, here):
            pair = (first.action, second.action)
            there = space.where(first.if_) & space.where(second.if_)
            if not there & subject.graph.exists[state.name]:
                continue
            here.add(second.action)  # one that it is like is enough
            if pair in told:
                continue
            told.add(pair)
            yield Fault(
                at=second.at.key,
                message=f"no request tells `{second.action}` from `{first.action}` "
                f"in `{state.name}`",
                related=tuple(
                    Related(system.actions[name].at.key, f"`{name}` stands here")
                    for name in pair
                ),
            )


def _alike(
    state: State, requests: Mapping[str, Request], told: Collection[str]
) -> Iterator[tuple[Offer, Offer]]:
    groups: dict[Request, list[Offer]] = {}
    offered = state.actions.members if state.actions else Table[Offer]()
    for _, offer in sorted(offered.items()):
        if offer.action in requests:
            groups.setdefault(requests[offer.action], []).append(offer)
    for group in groups.values():
        for number, second in enumerate(group):
            for first in islice(group, number):
                if second.action in told:
                    break
                yield first, second


def _request(system: System, action: Action) -> Request | None:
    """Return what tells an action; None where nobody can say."""
    binding = system.wire.action if system.wire else None
    name = action.wire or action.name
    choosing = binding is not None and _tells(binding.choose)
    if action.http and not choosing:
        path = action.http
    elif binding is not None and binding.http and not action.http:
        path = binding.http.replace("{action}", name)
        if choosing:
            path = f"{path} {name}"
    else:
        return None
    constants = _constants(system, action)
    if constants is None:
        return None
    return _PLACEHOLDER.sub("{}", path), frozenset(constants.items())


def _tells(ways: tuple[WireChoice, ...]) -> bool:
    """Return whether each way of choosing an action names it; one is enough to send."""
    return bool(ways) and all(
        any(
            "{action}" in text
            for part in (way.header, way.query, way.body)
            for text in part.values()
        )
        for way in ways
    )


def _constants(system: System, action: Action) -> dict[str, str] | None:
    """Return the constants of a request; None if there may be others."""
    if action.request is Absence.NONE:
        return {}
    model = model_of(system, action.request)
    if model is None or model.fields is None or model.incomplete or model.variants:
        return None
    return {
        name: str(field.const)
        for name, field in model.fields.items()
        if field.const is not None
    }


CHECK = Check(
    rule=Rule(
        name="indistinct-actions",
        severity=Severity.ERROR,
        summary="Two actions of one state that no request tells apart",
        why="The server cannot know which of them a client means.",
        mend="Give them different paths or constants, or say under `wire` how they are "
        "chosen.",
    ),
    find=find,
    of_wire=True,
)
