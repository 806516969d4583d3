"""What a view shows of a system, before it is cut into pictures."""

from collections.abc import Iterable, Mapping, Sequence

from statecheck.diagrams.digest import digest
from statecheck.diagrams.grouping import group_of, is_flow
from statecheck.diagrams.naming import file_name
from statecheck.diagrams.paths import path_through, success_path
from statecheck.diagrams.refusals import usual_errors
from statecheck.diagrams.view import View, ViewError
from statecheck.diagrams.ways import Way, present, ways
from statecheck.graph import StateGraph, VariantSet
from statecheck.immutable import frozen
from statecheck.syntax import visible


@frozen
class Subject:
    """What is drawn, and what is known of it.

    Attributes:
        name: Of the files, without an ending.
        variants: Those that are drawn.
        led: The ways on, by state; those of the start too.
        nodes: The states and then the exits that are drawn at all.
        groups: Names of the groups that states of these stand in, in order.
        unused: Exits that a flow inherits and does not lead to; they are not drawn.
        strong: Identities of the edges that matter most.
        apart: Pairs of states that a way was asked for, and there is none.
        usual: Errors that most actions may be refused with.
        digest: Of the effective system.
    """

    graph: StateGraph
    view: View
    name: str
    variants: VariantSet
    led: Mapping[str, tuple[Way, ...]]
    nodes: tuple[str, ...]
    groups: tuple[str, ...]
    unused: tuple[str, ...]
    strong: frozenset[int]
    apart: tuple[tuple[str, str], ...]
    usual: tuple[str, ...]
    digest: str

    def is_last(self, node: str) -> bool:
        """Return whether a flow rests in a node and nothing leads on from it."""
        return self.graph.end(node) is not None and not self.led[node]

    def count(self, nodes: Iterable[str]) -> int:
        """Return how many of some nodes are states."""
        return sum(node in self.graph.system.states for node in nodes)

    def beside(self, nodes: Sequence[str]) -> list[str]:
        """Return the nodes besides some that these lead to."""
        within = set(nodes)
        found = {
            arm.target
            for node in nodes
            for way in self.led[node]
            for arm in way.arms
            if arm.target not in within
        }
        return [node for node in self.nodes if node in found]


def subject(graph: StateGraph, view: View, known: str = "") -> Subject:
    """Return what a view shows of a system.

    Args:
        graph: The system.
        view: What is wanted of it.
        known: Its digest, if another view has told it; it takes long to work out.

    Raises:
        ViewError: The view names something that the system has not.
    """
    variants = _variants(graph, view)
    led = ways(graph, variants)
    unused = _unused(graph, variants)
    nodes = tuple(node for node in present(graph, variants) if node not in unused)
    for name in (*view.path, *filter(None, (view.focus,))):
        if name not in nodes:
            message = f"there is no state or exit `{visible(name)}`"
            raise ViewError(message, nodes)
    edges, apart = path_through(graph, view.path, variants)
    if not view.path:
        edges = success_path(graph, variants)
    return Subject(
        graph=graph,
        view=view,
        name=file_name(graph.system.name),
        variants=variants,
        led=led,
        nodes=nodes,
        groups=tuple(filter(None, dict.fromkeys(group_of(graph, n) for n in nodes))),
        unused=unused,
        strong=frozenset(map(id, edges)),
        apart=apart,
        usual=usual_errors(led),
        digest=known or digest(graph.system),
    )


def spelled(value: str | bool) -> str:  # noqa: FBT001  # a value of an option
    """Return the value of an option as it is written."""
    return str(value).lower() if isinstance(value, bool) else visible(value)


def _variants(graph: StateGraph, view: View) -> VariantSet:
    known = graph.space.values
    for option, value in view.variant:
        if option not in known:
            message = f"there is no option `{visible(option)}`"
            raise ViewError(message, tuple(sorted(known)))
        if value not in known[option]:
            message = f"`{visible(option)}` has no value `{spelled(value)}`"
            raise ViewError(message, tuple(map(spelled, known[option])))
    return graph.space.cube(view.variant)


def _unused(graph: StateGraph, variants: VariantSet) -> tuple[str, ...]:
    """Return the exits that a flow inherits from its host and never leads to."""
    if not is_flow(graph):
        return ()
    return tuple(
        name
        for name in graph.system.exits
        if not any(edge.variants & variants for edge in graph.entering[name])
    )
