"""How the checks on what no run gets to say what they have found."""

from collections.abc import Iterator

from statecheck.checks.check import Fault, Subject
from statecheck.checks.naming import all_of
from statecheck.finding import Related, Verdict
from statecheck.graph import cut_off, questions
from statecheck.language import reserved_words


def unreachable_parts(subject: Subject, *, several: bool) -> Iterator[Fault]:
    """Yield each part that no run gets to in any variant: of one state, or of several.

    A flow has only the states that can be reached in it. What is called by a word of
    the language cannot be a target: that is said of its name.
    """
    if subject.is_vocabulary or subject.flow is not None:
        return
    graph = subject.graph
    for part in cut_off(graph):
        if (len(part.states) > 1) is not several:
            continue
        if not reserved_words().isdisjoint(part.states):
            continue
        states = graph.system.states
        first, *others = part.states
        names = all_of(part.states)
        related = tuple(
            Related(states[name].at.key, f"`{name}` hangs together with it")
            for name in others
        )
        if part.doubtful:
            yield Fault(
                at=states[first].at.key,
                message=f"whether {names} can be reached is not known",
                related=related,
                verdict=Verdict.UNDETERMINED,
                missing=questions(part.doubtful),
            )
        else:
            yield Fault(
                at=states[first].at.key,
                message=f"nothing leads to {names}",
                related=related,
            )
