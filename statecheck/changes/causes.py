"""Which changes are mere consequences of others: each cause is told once.

An action that is offered nowhere any more is answered with nothing any more. What is
then other about the action itself follows from its being withdrawn, and is of no
interest where that is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from statecheck.changes.change import Judged
from statecheck.changes.comparison import Versions
from statecheck.changes.comparison.offering import offered

_OFFERS = frozenset(
    {
        "action-added",
        "action-removed",
        "conditional-action-added",
        "conditional-action-removed",
    }
)
"""Kinds of change by which an action comes on offer, or goes."""

_STATES = frozenset(
    {
        "goal-state-added",
        "goal-state-removed",
        "state-added",
        "state-merged",
        "state-removed",
        "state-split",
    }
)
"""Kinds of change by which a state comes or goes with all that it offers."""


def with_causes(judged: Iterable[Judged], versions: Versions) -> Iterator[Judged]:
    """Yield changes, those that only follow from another one with that one's key."""
    everything = tuple(judged)
    causes = dict(_causes(everything, versions))
    for each in everything:
        cause = causes.get(each.change.entry)
        if cause is not None and each.is_no_worse_than(cause):
            yield replace(each, follows=cause.change.key)
        else:
            yield each


def _causes(
    judged: tuple[Judged, ...], versions: Versions
) -> Iterator[tuple[str, Judged]]:
    """Yield each action that one version alone offers, with the worst reason for it."""
    names = versions.actions.old_name
    before = offered(versions.old.system)
    after = {names.get(name, name) for name in offered(versions.new.system)}
    lone = before ^ after
    if not lone:
        return
    by_action: dict[str, list[Judged]] = {}
    of_states: dict[str, list[Judged]] = {}
    offering = _offering(versions)
    for each in judged:
        change = each.change
        if change.kind.name in _OFFERS and change.action in lone:
            by_action.setdefault(change.action, []).append(each)
        elif change.kind.name in _STATES:
            for action in offering.get(change.state, frozenset()) & lone:
                of_states.setdefault(action, []).append(each)
    for action in sorted(lone):
        found = by_action.get(action) or of_states.get(action) or []
        if found:
            yield action, max(found, key=lambda each: (each.worst, each.change.key))


def _offering(versions: Versions) -> Mapping[str, frozenset[str]]:
    """Return what each state offers that one version alone has, by old names."""
    names = versions.actions.old_name
    states = versions.states
    return {
        name: frozenset(names.get(each, each) for each in state.actions.members)
        for name, state in (*states.gone.items(), *states.come.items())
        if state.actions is not None
    }
