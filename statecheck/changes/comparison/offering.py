"""What is on offer anywhere."""

from statecheck.spec import System


def offered(system: System) -> frozenset[str]:
    """Return the actions that something offers; all of them in a vocabulary."""
    if system.kind == "vocabulary":
        return frozenset(system.actions)
    everywhere = [
        *(state.actions for state in system.states.values()),
        system.start,
    ]
    return frozenset(
        name for each in everywhere if each is not None for name in each.members
    )
