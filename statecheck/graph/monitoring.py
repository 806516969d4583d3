"""From a property as it is written to what watches the runs of a graph for it."""

from statecheck.graph.graph import StateGraph
from statecheck.graph.monitor import NOTHING, Aim, Monitor
from statecheck.graph.subjects import Subjects, named_actions, subjects
from statecheck.immutable import frozen
from statecheck.spec import Property


@frozen
class Stated:
    """A property, and what its words mean in a graph.

    Attributes:
        property: As it is written.
        monitor: What watches for it.
        offered: The actions that have to be on offer; nothing unless it asks for that.
        among: The states and exits that an offer is asked of.
        unknown: By word, the names that mean nothing.
    """

    property: Property
    monitor: Monitor
    offered: Subjects = NOTHING
    among: frozenset[str] = frozenset()
    unknown: tuple[tuple[str, str], ...] = ()


def stated(graph: StateGraph, written: Property) -> Stated:
    """Return what a property means in a graph."""
    word, names = _asked(written)
    everywhere = bool(written.everywhere)
    between = written.between
    after = () if everywhere else written.after or between[:1]
    before = () if everywhere else written.before or between[1:]
    opens = subjects(graph, after) if after else None
    closes = subjects(graph, before) if before else None
    goal = named_actions(graph, names) if word == "offered" else subjects(graph, names)
    gate = subjects(graph, written.through)
    among, lost = _among(graph, written)
    aim = {
        "possible": Aim.POSSIBLE,
        "always": Aim.ALWAYS,
        "offered": Aim.OFFERED,
    }.get(word, Aim.NEVER)
    if aim is Aim.POSSIBLE and opens is None and closes is None:
        opens = Subjects(nodes=frozenset(graph.exists) - graph.ends - goal.nodes)
    offering = aim is Aim.OFFERED
    # A scope between two has to come to its end, one after and until need not.
    must_close = closes is not None and not written.after
    return Stated(
        property=written,
        monitor=Monitor(
            aim,
            goal=NOTHING if offering else goal,
            gate=gate,
            opens=opens,
            closes=closes,
            must_close=must_close and aim in {Aim.NEVER, Aim.ALWAYS},
        ),
        offered=goal if offering else NOTHING,
        among=among,
        unknown=(
            *((word, name) for name in goal.unknown),
            *(("through", name) for name in gate.unknown),
            *(("after" if written.after else "between", n) for n in _unknown(opens)),
            *(("before" if written.before else "between", n) for n in _unknown(closes)),
            *lost,
        ),
    )


def _asked(written: Property) -> tuple[str, tuple[str, ...]]:
    """Return what is asked, as the word of the language, and of what."""
    for word, names in written.everywhere.items():
        return word, names
    words = ("to", "never", "possible", "always", "offered")
    return next(
        ((word, getattr(written, word)) for word in words if getattr(written, word)),
        ("never", ()),
    )


def _unknown(found: Subjects | None) -> tuple[str, ...]:
    return () if found is None else found.unknown


def _among(
    graph: StateGraph, written: Property
) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    """Return the nodes named by `in` less those by `except`, and names of nothing."""
    lost: list[tuple[str, str]] = []

    def named(word: str, names: tuple[str, ...]) -> frozenset[str]:
        found: set[str] = set()
        for name in names:
            members = _members(graph, name)
            found |= members
            if not members:
                lost.append((word, name))
        return frozenset(found)

    within = named("in", written.in_) if written.in_ else frozenset(graph.exists)
    without = named("except", written.except_)
    return within - without - graph.ends, tuple(lost)


def _members(graph: StateGraph, name: str) -> frozenset[str]:
    """Return the nodes of that name, and the states of that group."""
    grouped = (s.name for s in graph.system.states.values() if s.group == name)
    unmet = (state for state, group in graph.unmet.items() if group == name)
    return frozenset((*grouped, *unmet, *subjects(graph, (name,)).nodes))
