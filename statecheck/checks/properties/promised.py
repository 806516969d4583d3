"""How the checks on properties say what is known of them."""

from collections.abc import Callable, Iterator

from statecheck.checks.check import Fault, Subject
from statecheck.checks.straying import leads_astray
from statecheck.finding import Related, Verdict
from statecheck.graph import START, Decided, questions, witness
from statecheck.spec import Property

_MOST_NAMES = 3
"""So many names are given in a message; more of them are counted."""


def promises(subject: Subject) -> Iterator[Decided]:
    """Yield what is known of each property whose words all mean something."""
    if subject.graph.unmet and leads_astray(subject):
        return  # whether anything leads to them, nobody knows
    for decided in subject.promises:
        if not decided.stated.unknown:
            yield decided


def promise_faults(
    subject: Subject,
    wanted: Callable[[Property], bool],
    broken: Callable[[Decided], str],
) -> Iterator[Fault]:
    """Yield what is known of the properties of one form, kept ones included.

    Args:
        subject: What is looked at.
        wanted: Whether a property is of that form.
        broken: Says how it is broken.
    """
    for decided in promises(subject):
        written = decided.stated.property
        if not wanted(written) or not decided.chance:
            continue
        at, name = written.at.key, written.name
        verdict = decided.answer.verdict
        if verdict is Verdict.PROVED:
            yield Fault(at, f"property `{name}` holds", verdict=verdict)
        elif verdict is Verdict.REFUTED:
            if _leads_astray(subject, decided):
                continue
            yield Fault(
                at,
                f"property `{name}` does not hold: {broken(decided)}",
                related=_related(subject, decided),
                variant=decided.setting,
                witness=witness(decided.run, decided.kind),
            )
        else:
            yield Fault(
                at,
                f"whether property `{name}` holds is not known",
                verdict=verdict,
                missing=questions(decided.doubtful),
            )


def _leads_astray(subject: Subject, decided: Decided) -> bool:
    """Return whether what should be there may be behind what means nothing.

    That is a target that is the name of nothing or cannot be read, or an action that
    nobody declares. The name is reported; what it means, nobody knows.
    """
    written = decided.stated.property
    if subject.unread.hides_ways and not written.to:
        return not (written.never or dict(written.everywhere).get("never"))
    if written.offered:
        return all(_offers_nothing_known(subject, node) for node in decided.nodes)
    if not (written.possible or dict(written.everywhere).get("possible")):
        return False
    leaving = subject.graph.leaving
    lost = [
        edge.source
        for edge in subject.graph.edges
        if not (edge.target or edge.declared)
    ]
    if not lost:
        return False
    for begin in decided.nodes or (START,):
        met = {begin}
        waiting = [begin]
        while waiting:
            for edge in leaving.get(waiting.pop(), ()):
                if edge.target and edge.target not in met:
                    met.add(edge.target)
                    waiting.append(edge.target)
        if met.isdisjoint(lost):
            return False
    return True


def _offers_nothing_known(subject: Subject, state: str) -> bool:
    """Return whether a state offers an action that nobody declares."""
    system = subject.graph.system
    return any(
        edge.action and edge.action not in system.actions
        for edge in subject.graph.leaving.get(state, ())
    )


def _related(subject: Subject, decided: Decided) -> tuple[Related, ...]:
    """Return the other states at which the property is broken too."""
    states = subject.graph.system.states
    return tuple(
        Related(states[name].at.key, f"it does not hold in `{name}` either")
        for name in decided.nodes[1:]
        if name in states
    )


def listed(names: tuple[str, ...]) -> str:
    """Return names as a sentence speaks of one of them."""
    quoted = [f"`{name}`" for name in names[:_MOST_NAMES]]
    if len(names) > _MOST_NAMES:
        quoted.append(f"{len(names) - _MOST_NAMES} others")
    return " or ".join(quoted)


def scope(written: Property) -> str:
    """Return the scope of a property as words that end a sentence; empty for all."""
    if written.everywhere:
        return ""
    if written.between:
        first, second = written.between
        return f" between `{first}` and `{second}`"
    words = []
    if written.after:
        words.append(f"after {listed(written.after)}")
    if written.before:
        words.append(f"before {listed(written.before)}")
    return f" {' and '.join(words)}" if words else ""
