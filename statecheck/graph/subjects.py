"""What a property speaks of: states, exits, actions and errors, as it names them."""

from collections.abc import Collection, Iterable, Iterator

from statecheck.graph.aftermath import bare, is_within
from statecheck.graph.edge import Edge
from statecheck.graph.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.linking import ErrorTree

_ACTION = "action "
_ERROR = "error "


@frozen
class Code:
    """An error code as a property means it.

    Attributes:
        path: The code, as `CODE/DETAIL`.
        bare: Whether it is meant without any of its details.
        details: The paths of its details.
    """

    path: str
    bare: bool = False
    details: frozenset[str] = frozenset()

    def meets(self, raised: str, apart: Collection[str] = ()) -> bool | None:
        """Return whether an answer with `raised` has this code; None if it may.

        A code that is raised without a detail may come with any of them, or with none,
        but for those in `apart`, which are raised elsewhere.
        """
        if raised == self.path:
            if not self.bare:
                return True
            if bare(raised) in apart:
                return False
            return True if self.details.issubset(apart) else None
        if not self.bare and raised.startswith(f"{self.path}/"):
            return True
        if not self.path.startswith(f"{raised}/"):
            return False
        own = bare(self.path) if self.bare else self.path
        return False if any(is_within(own, each) for each in apart) else None


@frozen
class Subjects:
    """What is met when one of some subjects is.

    Attributes:
        nodes: Names of states and exits.
        actions: A source's prefix, empty for any, and the action's name.
        codes: The error codes.
        unknown: The subjects that mean nothing in this graph, as they are written.
    """

    nodes: frozenset[str] = frozenset()
    actions: frozenset[tuple[str, str]] = frozenset()
    codes: frozenset[Code] = frozenset()
    unknown: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is anything to be met."""
        return bool(self.nodes or self.actions or self.codes)

    def has_node(self, node: str) -> bool:
        """Return whether a state or exit is one of them."""
        return node in self.nodes

    def has_action(self, edge: Edge) -> bool | None:
        """Return whether the action of an edge is one of them; None if it may be."""
        if not self.actions:
            return False
        if not edge.action:
            return None if _is_open(edge) else False
        return any(
            edge.source.startswith(prefix) and edge.action == action
            for prefix, action in self.actions
        )

    def has_error(self, edge: Edge) -> bool | None:
        """Return whether the error of an edge is one of them; None if it may be."""
        if not self.codes:
            return False
        if not edge.error:
            return None if _is_open(edge) else False
        met = {code.meets(edge.error, edge.apart) for code in self.codes}
        return True if True in met else None if None in met else False


def _is_open(edge: Edge) -> bool:
    """Return whether an edge stands for whatever else may happen."""
    return edge.outcome is None and not edge.target


def subjects(graph: StateGraph, texts: Iterable[str]) -> Subjects:
    """Return what the subjects of a property mean.

    In a composed flow a name without a step means that name in every step.
    """
    nodes: set[str] = set()
    actions: set[tuple[str, str]] = set()
    codes: set[Code] = set()
    unknown: list[str] = []
    for text in texts:
        if text.startswith(_ACTION):
            found: Collection[object] = tuple(_actions(graph, text[len(_ACTION) :]))
            actions.update(_actions(graph, text[len(_ACTION) :]))
        elif text.startswith(_ERROR):
            found = tuple(_codes(graph.errors, text[len(_ERROR) :]))
            codes.update(_codes(graph.errors, text[len(_ERROR) :]))
        else:
            found = tuple(_nodes(graph, text))
            nodes.update(_nodes(graph, text))
        if not found:
            unknown.append(text)
    return Subjects(
        frozenset(nodes), frozenset(actions), frozenset(codes), tuple(unknown)
    )


def named_actions(graph: StateGraph, texts: Iterable[str]) -> Subjects:
    """Return the actions of that name; the word `action` may be left out."""
    return subjects(graph, (f"{_ACTION}{text.removeprefix(_ACTION)}" for text in texts))


def _nodes(graph: StateGraph, name: str) -> Iterator[str]:
    if "/" not in name:
        yield from graph.nodes_called.get(name, ())
    elif name in graph.exists or name in graph.unmet:
        yield name


def _actions(graph: StateGraph, name: str) -> Iterator[tuple[str, str]]:
    step, slash, local = name.rpartition("/")
    prefix = f"{step}/" if slash else ""
    for action in graph.system.actions:
        if action == name or (not slash and action.endswith(f"/{name}")):
            yield "", action
        elif slash and action == local and _has_step(graph, prefix):
            yield prefix, action


def _has_step(graph: StateGraph, prefix: str) -> bool:
    states = (*graph.system.states, *graph.unmet)
    return any(state.startswith(prefix) for state in states)


def _codes(tree: ErrorTree, name: str) -> Iterator[Code]:
    resolved = tree.resolve(name)
    for path in resolved.paths:
        below = tree.codes[path].details if path in tree.codes else ()
        details = frozenset(f"{path}/{name}" for name in below)
        yield Code(path, resolved.bare, details)
