"""A system that only one of two versions has, judged by the same law as all else."""

from datetime import date

from statecheck.changes.behaviour import Refinement, Sides
from statecheck.changes.change import Change, Judged
from statecheck.changes.judgement import judge
from statecheck.changes.kinds.surroundings import SYSTEM_ADDED, SYSTEM_REMOVED
from statecheck.changes.profiles import PROFILES
from statecheck.changes.standpoint import Standpoint
from statecheck.graph import StateGraph
from statecheck.linking import Effective
from statecheck.settings import Profile


def added(
    new: Effective, profile: Profile = "balanced", today: date | None = None
) -> Judged:
    """Return that there is a system that was not there."""
    name, at = new.system.name, new.system.at
    change = Change(
        kind=SYSTEM_ADDED,
        name="",
        old=at,
        new=at,
        after=name,
        sides=tuple(side for side, _ in SYSTEM_ADDED.effects),
        system=name,
    )
    return _judged(change, new, profile, today)


def removed(
    old: Effective, profile: Profile = "balanced", today: date | None = None
) -> Judged:
    """Return that a system is gone."""
    name, at = old.system.name, old.system.at
    change = Change(
        kind=SYSTEM_REMOVED,
        name="",
        old=at,
        new=at,
        before=name,
        sides=tuple(side for side, _ in SYSTEM_REMOVED.effects),
        system=name,
    )
    return _judged(change, old, profile, today)


def _judged(
    change: Change, only: Effective, profile: Profile, today: date | None
) -> Judged:
    """Return the change as the law has it; there is one graph, whoever looks at it."""
    graph = StateGraph(only)
    actions = {name: name for name in only.system.actions}
    states = {name: name for name in only.system.states}
    refinement = Refinement(Sides(graph, graph))
    standpoint = Standpoint(refinement, actions, states, PROFILES[profile], today)
    return judge(change, standpoint, standpoint)
