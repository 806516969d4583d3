"""Two versions of a system: what changed, and whom it breaks."""

from collections.abc import Iterator
from datetime import date

from statecheck.changes.behaviour import Behaviour
from statecheck.changes.causes import with_causes
from statecheck.changes.change import Change, Judged
from statecheck.changes.comparison import COMPARISONS, Versions, attributed
from statecheck.changes.comparison.flow_places import FlowPlaces
from statecheck.changes.judgement import judge
from statecheck.changes.profiles import PROFILES
from statecheck.changes.standpoint import Standpoint
from statecheck.changes.witness import witnessed
from statecheck.linking import Effective
from statecheck.settings import Profile


def diff(
    old: Effective,
    new: Effective,
    profile: Profile = "balanced",
    today: date | None = None,
) -> tuple[Judged, ...]:
    """Return what changed from one version of a system to another, judged.

    Args:
        old: The version that comes first.
        new: The other.
        profile: Which changes count as breaks where the spec leaves it open.
        today: The day that sunsets are measured by; None to let none have passed.

    Returns:
        Each change once, in an order that does not depend on how a spec is written.
    """
    versions = Versions(old, new)
    behaviour = Behaviour(old, new)
    cells = PROFILES[profile]
    actions, states = versions.actions.old_name, versions.states.old_name
    backward = Standpoint(behaviour.backward, actions, states, cells, today)
    forward = Standpoint(
        behaviour.forward,
        {name: new_name for new_name, name in actions.items()},
        {name: new_name for new_name, name in states.items()},
        cells,
        today,
    )
    places = FlowPlaces(old, new)
    facts = {change.key: change for change in _facts(versions, places)}
    for consequence in behaviour.consequences.values():
        change = attributed(places.placed(consequence.change), old, new)
        facts[change.key] = change
    each = (judge(facts[key], backward, forward) for key in sorted(facts))
    judged = with_causes(witnessed(each, behaviour), versions)
    return tuple(sorted(judged, key=lambda each: (-each.worst, each.change.key)))


def _facts(versions: Versions, places: FlowPlaces) -> Iterator[Change]:
    for compare in COMPARISONS:
        for change in compare(versions):
            yield attributed(places.placed(change), versions.old, versions.new)
