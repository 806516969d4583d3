"""States of a flow's parts that the flow never gets to, so that it is without them."""

from collections.abc import Iterator, Mapping

from statecheck.linking import Effective
from statecheck.spec import Flow


def unmet(effective: Effective) -> Mapping[str, str]:
    """Return, by state as a flow calls it, the group that it stands in.

    A composed flow has the states alone that something leads to. A promise may speak
    of the others nevertheless: that no run meets them is what it may be broken by.
    """
    return dict(_unmet(effective)) if isinstance(effective.written, Flow) else {}


def _unmet(effective: Effective) -> Iterator[tuple[str, str]]:
    parts = [("", host) for host in effective.hosts]
    parts += effective.steps.items()
    for step, system in parts:
        for state in system.states.values():
            name = f"{step}/{state.name}" if step else state.name
            if name not in effective.system.states:
                yield name, state.group or step
