"""Flows whose ways cannot be followed, since a name on them means nothing known."""

from statecheck.checks.check import Subject


def leads_astray(subject: Subject) -> bool:
    """Return whether nobody can say what a flow does not get to.

    That is so where a system was not found, a target is the name of nothing, or a step
    is called like a state of the host. Each of these is reported by itself.
    """
    if not subject.effective.complete:
        return True
    steps = subject.effective.steps.keys()
    if any(
        not steps.isdisjoint((*host.states, *host.exits))
        for host in subject.effective.hosts
    ):
        return True
    return any(not edge.target and not edge.declared for edge in subject.graph.edges)
