"""The ways on from each state, as far as a view shows them."""

from collections.abc import Iterator

from statecheck.graph import START, Edge, StateGraph, VariantSet
from statecheck.immutable import frozen
from statecheck.spec import Confidence, Fact, Move

_SURENESS = tuple(Confidence)


@frozen
class Arm:
    """Where a way may lead.

    Attributes:
        target: Name of the state or exit; empty for nowhere known.
        edges: The outcomes that lead there, as they are written; not empty.
    """

    target: str
    edges: tuple[Edge, ...]


@frozen
class Way:
    """An action of a state, or what somebody else brings about there.

    Attributes:
        source: The state; `START` where flows begin.
        action: Empty for what comes about without a request.
        by: Who brings it about; empty for the server.
        arms: Where it leads, each target once.
        stays: The outcomes after which the state is the same.
    """

    source: str
    action: str
    by: str
    arms: tuple[Arm, ...]
    stays: tuple[Edge, ...]

    @property
    def edges(self) -> Iterator[Edge]:
        """Yield all its outcomes."""
        yield from self.stays
        for arm in self.arms:
            yield from arm.edges


def ways(graph: StateGraph, variants: VariantSet) -> dict[str, tuple[Way, ...]]:
    """Return, by state, the ways on that some of the variants have, as written."""
    return {
        node: tuple(_ways(node, graph, variants))
        for node in (START, *present(graph, variants))
    }


def present(graph: StateGraph, variants: VariantSet) -> tuple[str, ...]:
    """Return the states, and then the exits, that some of the variants have."""
    names = (*graph.system.states, *graph.system.exits)
    return tuple(name for name in names if graph.exists[name] & variants)


def _ways(node: str, graph: StateGraph, variants: VariantSet) -> Iterator[Way]:
    sorted_: dict[tuple[str, str], list[Edge]] = {}
    for edge in graph.leaving[node]:
        if edge.listed and edge.variants & variants:
            sorted_.setdefault((edge.action, edge.by), []).append(edge)
    for (action, by), edges in sorted_.items():
        arms: dict[str, list[Edge]] = {}
        for edge in edges:
            if not edge.stays:
                arms.setdefault(edge.target, []).append(edge)
        yield Way(
            source=node,
            action=action,
            by=by,
            arms=tuple(Arm(target, tuple(led)) for target, led in arms.items()),
            stays=tuple(edge for edge in edges if edge.stays),
        )


def confidence(graph: StateGraph, edge: Edge) -> Confidence:
    """Return how sure it is that an edge leads where it does."""
    facts: list[tuple[Fact, tuple[str, ...]]] = []
    if edge.outcome is not None:
        facts.append((edge.outcome.fact, ("", "target", "error")))
    if edge.offer is not None and not isinstance(edge.outcome, Move):
        facts.append((edge.offer.fact, ("", "outcomes", "target")))
    said = [
        fact.confidence[part]
        for fact, parts in facts
        for part in parts
        if part in fact.confidence
    ]
    if not said:
        said = [known for fact, _ in facts for known in _of_sources(graph, fact)]
        return min(said, key=_SURENESS.index, default=Confidence.DOCUMENTED)
    return max(said, key=_SURENESS.index)


def _of_sources(graph: StateGraph, fact: Fact) -> Iterator[Confidence]:
    sources = graph.system.sources
    yield from (sources[name].confidence for name in fact.source if name in sources)


def is_deduced(graph: StateGraph, edge: Edge) -> bool:
    """Return whether an edge is less sure than what was documented or observed."""
    return confidence(graph, edge) in {Confidence.DEDUCED, Confidence.ASSUMED}
