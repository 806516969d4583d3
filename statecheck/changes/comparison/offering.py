"""What is on offer anywhere."""

from statecheck.spec import System


def offered(system: System) -> frozenset[str]:
    """Return the actions that something offers, or may offer as far as is known.

    They are all of them where some state does not say what it offers, where no state is
    declared, and in a vocabulary.
    """
    listed = [state.actions for state in system.states.values()]
    is_known = all(each is not None and each.complete for each in listed)
    if system.kind == "vocabulary" or not (listed and is_known):
        return frozenset(system.actions)
    return frozenset(
        name
        for each in (*listed, system.start)
        if each is not None
        for name in each.members
    )
