"""How the checks on what no run gets to say what they have found."""

from collections.abc import Iterator

from statecheck.checks.check import Fault, Subject
from statecheck.checks.naming import all_of
from statecheck.finding import Missing, Related, Verdict
from statecheck.graph import questions
from statecheck.language import reserved_words


def unreachable_parts(subject: Subject, *, several: bool) -> Iterator[Fault]:
    """Yield each part that no run gets to in any variant: of one state, or of several.

    A flow has only the states that can be reached in it. What is called by a word of
    the language cannot be a target: that is said of its name.
    """
    if subject.is_vocabulary or subject.flow is not None:
        return
    graph = subject.graph
    asked: dict[int, tuple[Missing, ...]] = {}  # many parts have the very same edges
    for part in subject.cut_off:
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
            ways = id(part.doubtful)
            if ways not in asked:
                asked[ways] = questions(part.doubtful)
            yield Fault(
                at=states[first].at.key,
                message=f"whether {names} can be reached is not known",
                related=related,
                verdict=Verdict.UNDETERMINED,
                missing=asked[ways],
            )
        else:
            yield Fault(
                at=states[first].at.key,
                message=f"nothing leads to {names}",
                related=related,
            )
